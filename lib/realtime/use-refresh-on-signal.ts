'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { type Doorbell, listen } from './doorbell'

const MOMENT_MS = 150
const DIALOG_MS = 400

/** A dialog may stand on a line that is gone after the refresh, and what is typed into it with the line: it is let finish first. */
const isInADialog = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null

export type EarState = 'connecting' | 'live' | 'reconnecting'

/**
 * Asks the page again, with the person's own rights, when one of these kinds rings. The doorbell carries no content.
 * Several rings within a moment ask once; while a dialog is open the page waits; a page that could not hear for a while asks when it hears again.
 * @returns how the ear stands, for the sync words of the shell
 */
export function useRefreshOnSignal(kinds: readonly string[]): EarState {
  const router = useRouter()
  const [state, setState] = useState<EarState>('connecting')
  const wanted = useRef(kinds)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  useEffect(() => {
    wanted.current = kinds
  }, [kinds])

  useEffect(() => {
    const askAgain = (afterMs = MOMENT_MS) => {
      timer.current ??= setTimeout(() => {
        timer.current = null
        if (isInADialog()) askAgain(DIALOG_MS)
        else router.refresh()
      }, afterMs)
    }
    const hear = (ring: Doorbell) => {
      if (wanted.current.length === 0 || wanted.current.includes(ring.kind)) askAgain()
    }
    const stop = listen(hear, (next, wasLost) => {
      setState(next)
      if (next === 'live' && wasLost) askAgain()
    })
    return () => {
      stop()
      if (timer.current) clearTimeout(timer.current)
      timer.current = null
    }
  }, [router])

  return state
}
