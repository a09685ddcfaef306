'use client'
import { AlertDialog } from 'radix-ui'
import { useEffect, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { dialogStyle, overlayStyle } from '@/components/ui/dialog'

export type SessionExpiryDialogProps = {
  /** Instant (ISO) when the session ends. */
  expiresAt: string
  /** Extends the session; answers with the new end, or null when it is already over. */
  onExtend: () => Promise<string | null>
  /** Where a person signs in again. They come back to this page. */
  signInHref: string
  warnSeconds?: number
}

/** Warns two minutes before the session ends; at zero it covers the page. */
export function SessionExpiryDialog({ expiresAt, onExtend, signInHref, warnSeconds = 120 }: SessionExpiryDialogProps) {
  const [ends, setEnds] = useState(expiresAt)
  const [isPending, start] = useTransition()
  const left = useSecondsLeft(ends)
  if (left === null || left > warnSeconds) return null
  const isOver = left <= 0

  const extend = () =>
    start(async () => {
      const next = await onExtend().catch(() => null)
      setEnds(next ?? new Date(0).toISOString())
    })
  return (
    <AlertDialog.Root open>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={cn(overlayStyle, 'z-90', isOver && 'bg-canvas')} />
        <AlertDialog.Content className={cn(dialogStyle, 'z-90 max-w-md p-5')} onEscapeKeyDown={(event) => event.preventDefault()}>
          <AlertDialog.Title className="text-name font-title">{isOver ? 'You were signed out' : 'Stay signed in?'}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1 text-ink-2">
            {isOver ? 'Nobody used this device for a while. Sign in again to come back to this page.' : 'To protect patients you will be signed out when nobody uses this device.'}
          </AlertDialog.Description>
          {!isOver && <p aria-hidden className="mt-2 text-lead font-title figures">{clockText(left)}</p>}
          <span role="status" className="sr-only">{spokenAt(left)}</span>
          <footer className="mt-4 flex justify-end gap-2">
            {isOver ? (
              <Button variant="primary" autoFocus onClick={() => window.location.assign(signInHref)}>Sign in again</Button>
            ) : (
              <Button variant="primary" autoFocus onClick={extend} busy={isPending ? 'Extending' : null}>Stay signed in</Button>
            )}
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

// Null on the server and on the first paint, where no clock may be read.
function useSecondsLeft(ends: string): number | null {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setLeft(Math.ceil((Date.parse(ends) - Date.now()) / 1000))
    const first = setTimeout(tick, 0)
    const timer = setInterval(tick, 1000)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [ends])
  return left
}

function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Announced three times, not every second. */
function spokenAt(seconds: number): string {
  if (seconds <= 0) return 'Signed out'
  if (seconds <= 20) return '20 seconds left'
  return seconds <= 60 ? '1 minute left' : '2 minutes left'
}
