'use client'
import { useEffect, useState } from 'react'
import { SyncIndicator } from '@/components/shell/sync-indicator'
import type { SyncState } from '@/components/shell/shell-types'
import { useEarState } from '@/lib/realtime/use-ear-state'

/** Whether this page hears of changes by itself, in words, with the clinic's clock. */
export function LiveSync({ timeZone }: { timeZone: string }) {
  const ear = useEarState()
  const [at, setAt] = useState<string | null>(null)
  useEffect(() => {
    const tick = () => ear === 'live' && setAt(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone }).format(new Date()))
    const first = setTimeout(tick, 0)
    const timer = setInterval(tick, 20_000)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [ear, timeZone])
  if (!at) return <p className="text-meta text-side-ink-2">Connecting</p>
  const state: SyncState = ear === 'live' ? { kind: 'live', at } : { kind: 'reconnecting', since: at }
  return <SyncIndicator state={state} />
}
