'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { askSession, byOwnClock, type Ends, type ToldEnds } from './session-api'
import { hearTabs, tellTabs } from './session-tabs'

export const warnMs = 120_000
/** The server is told at most this often that somebody works. */
const tellMs = 60_000
const longestTimerMs = 2_000_000_000

export type SessionPhase = 'quiet' | 'warning' | 'over' | 'somebody-else'
export type SessionEnd = { phase: SessionPhase; ends: Ends; extend: () => Promise<void>; check: () => Promise<void> }

/** Watches the end of the session: working moves it, two minutes before it a warning is due, and all tabs agree. */
export function useSessionEnd(drawn: ToldEnds & { idleMinutes: number }): SessionEnd {
  const [ends, setEnds] = useState<Ends>(() => byOwnClock(drawn))
  const [phase, setPhase] = useState<SessionPhase>('quiet')
  const [drawnWith, setDrawnWith] = useState(drawn.idleAt)
  if (drawnWith !== drawn.idleAt) {
    // The page was drawn anew: the server has just said when the session ends.
    setDrawnWith(drawn.idleAt)
    setEnds(byOwnClock(drawn))
  }
  const { userId } = drawn
  const toldAt = useRef(Date.parse(ends.idleAt) - drawn.idleMinutes * 60_000)

  const take = useCallback((found: Ends | null) => {
    if (found === null) return setPhase('over')
    if (found.userId !== userId) return setPhase('somebody-else')
    setEnds(found)
    setPhase(Date.parse(found.idleAt) - Date.now() > warnMs ? 'quiet' : 'warning')
  }, [userId])

  /** What cannot be asked is taken as over: an unwatched screen is covered even without a network. */
  const check = useCallback(async () => {
    const found = await askSession('GET').catch(() => null)
    take(found)
    if (found === null) tellTabs(null)
  }, [take])

  const extend = useCallback(async () => {
    toldAt.current = Date.now()
    const found = await askSession('POST')
    take(found)
    tellTabs(found)
  }, [take])

  // A page that is opened says whose it is: another person's tab closes itself.
  const [first] = useState(ends)
  useEffect(() => tellTabs(first), [first])
  useEffect(() => hearTabs((news) => (news?.userId === userId ? take(news) : void check())), [userId, take, check])
  useClock(ends, { isWatching: phase === 'quiet' || phase === 'warning', onWarn: useCallback(() => setPhase('warning'), []), onEnd: check })
  useWork(phase === 'quiet', useCallback(() => {
    if (Date.now() - toldAt.current < tellMs) return
    // Out of reach: the next key or touch tells it again.
    extend().catch(() => undefined)
  }, [extend]))

  return { phase, ends, extend, check }
}

function useClock(ends: Ends, { isWatching, onWarn, onEnd }: { isWatching: boolean; onWarn: () => void; onEnd: () => Promise<void> }): void {
  useEffect(() => {
    if (!isWatching) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      const left = Date.parse(ends.idleAt) - Date.now()
      if (left <= 0) return void onEnd()
      if (left <= warnMs) onWarn()
      timer = setTimeout(look, Math.min(left > warnMs ? left - warnMs : left, longestTimerMs))
    }
    look()
    // A laptop that slept looks at the clock when it wakes.
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
    }
  }, [ends, isWatching, onWarn, onEnd])
}

/** Keys and touches are work; so is opening a page. */
function useWork(isListening: boolean, onWork: () => void): void {
  useEffect(() => {
    if (!isListening) return
    const opened = setTimeout(onWork, 0)
    document.addEventListener('pointerdown', onWork, { passive: true })
    document.addEventListener('keydown', onWork, { passive: true })
    return () => {
      clearTimeout(opened)
      document.removeEventListener('pointerdown', onWork)
      document.removeEventListener('keydown', onWork)
    }
  }, [isListening, onWork])
}
