'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { listNotices } from '@/actions/messages/list-notices'
import { noticesChanged } from '@/lib/domain/messages/notification.rules'
import { listen } from '@/lib/realtime/doorbell'

type Listed = Extract<Awaited<ReturnType<typeof listNotices>>, { ok: true }>['value']
export type Notices = { list: Listed | null; hasFailed: boolean; waiting: number; spoken: string; load: () => Promise<void> }

/** The viewer's notifications: the page says how many wait, the doorbell when to ask again. */
export function useNotices(counted: number): Notices {
  const [list, setList] = useState<Listed | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [spoken, setSpoken] = useState('')
  // The page's own number counts again once the page was drawn anew.
  const [drawnWith, setDrawnWith] = useState(counted)
  const [waiting, setWaiting] = useState(counted)
  if (drawnWith !== counted) {
    setDrawnWith(counted)
    setWaiting(counted)
  }
  const known = useRef(counted)
  useEffect(() => {
    known.current = counted
  }, [counted])

  const load = useCallback(async () => {
    setFailed(false)
    const answer = await listNotices().catch(() => null)
    // Offline or signed out: the panel says so and offers to try again; the number stays as it was.
    if (!answer?.ok) return setFailed(true)
    if (answer.value.waiting > known.current) setSpoken(`New notification, ${answer.value.waiting} waiting`)
    known.current = answer.value.waiting
    setWaiting(answer.value.waiting)
    setList(answer.value)
  }, [])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const ask = () => {
      timer ??= setTimeout(() => {
        timer = null
        void load()
      }, 150)
    }
    const stop = listen(({ kind }) => kind === noticesChanged && ask(), (state, wasLost) => state === 'live' && wasLost && ask())
    return () => {
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [load])

  return { list, hasFailed, waiting, spoken, load }
}
