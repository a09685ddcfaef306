'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { countWaiting } from '@/actions/messages/count-waiting'
import { type Waiting, WaitingContext } from '@/components/shell/waiting'
import { listen } from '@/lib/realtime/doorbell'

const nothing: readonly string[] = []

/**
 * Asks how much waits once the page is drawn, and again when one of `kinds` rings or the page could not hear for a while.
 * `who`: the person in one role; another one's numbers are never shown.
 */
export function WaitingWatch({ who, kinds = nothing, children }: { who: string; kinds?: readonly string[]; children: ReactNode }) {
  const [known, setKnown] = useState<{ who: string; waiting: Waiting } | null>(null)
  // The page that is drawn anew brings the same kinds as a new list.
  const heard = kinds.join(' ')
  useEffect(() => {
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | null = null
    const ask = async () => {
      timer = null
      // Offline or signed out: the last numbers stay, and the next ring asks again.
      const answer = await countWaiting().catch(() => null)
      if (!isGone && answer?.ok) setKnown({ who, waiting: answer.value })
    }
    const askSoon = () => void (timer ??= setTimeout(() => void ask(), 150))
    void ask()
    const stop = listen(({ kind }) => heard.split(' ').includes(kind) && askSoon(), (state, wasLost) => state === 'live' && wasLost && askSoon())
    return () => {
      isGone = true
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [who, heard])
  return <WaitingContext value={known?.who === who ? known.waiting : null}>{children}</WaitingContext>
}
