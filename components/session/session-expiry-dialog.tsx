'use client'
import * as AlertDialog from 'radix-ui/alert-dialog'
import { useEffect, useState, useTransition } from 'react'
import { Button, buttonStyle } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { dialogStyle, overlayStyle } from '@/components/ui/dialog'
import { FieldError } from '@/components/ui/field'
import { ResumeForm, type SignedInPerson } from './resume-form'
import type { Ends } from './session-api'
import type { SessionPhase } from './use-session-end'

export type SessionExpiryDialogProps = {
  phase: Exclude<SessionPhase, 'quiet'>
  ends: Ends
  person: SignedInPerson
  /** Moves the end of the session. @throws when the server cannot be reached */
  onExtend: () => Promise<void>
  onResumed: () => Promise<void>
}

/** Warns two minutes before the session ends; at its end it covers the page, which stays as it was for the same person. */
export function SessionExpiryDialog({ phase, ends, person, onExtend, onResumed }: SessionExpiryDialogProps) {
  const [wantsIn, setWantsIn] = useState(false)
  const [returnTo] = useState(() => document.activeElement)
  const isFinal = ends.idleAt === ends.finalAt
  const words = phase === 'warning' ? (isFinal ? finalWords : idleWords) : phase === 'over' ? overWords : otherWords
  return (
    <AlertDialog.Root open>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={cn(overlayStyle, 'z-90', phase !== 'warning' && 'bg-canvas')} />
        <AlertDialog.Content
          className={cn(dialogStyle, 'z-90 max-w-md overflow-y-auto p-5')}
          onEscapeKeyDown={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (returnTo instanceof HTMLElement) returnTo.focus()
          }}
        >
          <AlertDialog.Title className="text-name font-title">{words.title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1 text-ink-2">{words.says}</AlertDialog.Description>
          {phase === 'warning' && <Countdown endsAt={ends.idleAt} />}
          {phase === 'over' || (phase === 'warning' && wantsIn) ? (
            <ResumeForm person={person} onResumed={onResumed} />
          ) : phase === 'somebody-else' ? (
            <footer className="mt-4 flex justify-end"><a href="/home" className={buttonStyle({ variant: 'primary' })}>Open the pages of who is signed in</a></footer>
          ) : isFinal ? (
            <footer className="mt-4 flex justify-end"><Button variant="primary" autoFocus onClick={() => setWantsIn(true)}>Sign in again now</Button></footer>
          ) : (
            <Stay onExtend={onExtend} />
          )}
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

const idleWords = { title: 'Stay signed in?', says: 'To protect patients you will be signed out when nobody uses this device.' }
const finalWords = { title: 'Sign in again soon', says: 'You have been signed in for as long as the clinic allows. Sign in again to go on; this page stays as it is.' }
const overWords = { title: 'You were signed out', says: 'Sign in again to go on where you were. What you typed is still on this page.' }
const otherWords = { title: 'Somebody else signed in', says: 'Another person now uses this browser. This page is closed to keep your patients apart.' }

function Stay({ onExtend }: { onExtend: () => Promise<void> }) {
  const [isPending, start] = useTransition()
  const [hasFailed, setFailed] = useState(false)
  const extend = () =>
    start(async () => {
      setFailed(false)
      await onExtend().catch(() => setFailed(true))
    })
  return (
    <footer className="mt-4 flex flex-col items-end gap-2">
      <Button variant="primary" autoFocus onClick={extend} busy={isPending ? 'Extending' : null}>Stay signed in</Button>
      <span aria-live="assertive">{hasFailed && <FieldError>The clinic cannot be reached. Check the connection and try again.</FieldError>}</span>
    </footer>
  )
}

function Countdown({ endsAt }: { endsAt: string }) {
  const [left, setLeft] = useState(() => secondsUntil(endsAt))
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsUntil(endsAt)), 1000)
    return () => clearInterval(timer)
  }, [endsAt])
  return (
    <>
      <p aria-hidden className="mt-2 text-lead font-title figures">{`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`}</p>
      <span role="status" className="sr-only">{spokenAt(left)}</span>
    </>
  )
}

const secondsUntil = (instant: string): number => Math.max(0, Math.ceil((Date.parse(instant) - Date.now()) / 1000))

/** Announced three times, not every second. */
function spokenAt(seconds: number): string {
  if (seconds <= 20) return '20 seconds left'
  return seconds <= 60 ? '1 minute left' : '2 minutes left'
}
