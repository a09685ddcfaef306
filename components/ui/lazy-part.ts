'use client'
import { useEffect, useSyncExternalStore, type ComponentType } from 'react'

type Fetched<Props> = { Shape: ComponentType<Props> | null; hasFailed: boolean }

/** A component whose code is not part of the first load. */
export type LazyPart<Props> = {
  read: () => Fetched<Props>
  listen: (onChange: () => void) => () => void
  /** Fetches the code once; after a failure the next call tries again. */
  prepare: () => void
}

/** `const Panel = lazyPart(() => import('./dialog-panel').then((part) => part.DialogPanel))` */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let fetched: Fetched<Props> = { Shape: null, hasFailed: false }
  let isUnderWay = false
  const listeners = new Set<() => void>()
  const settle = (next: Fetched<Props>) => {
    fetched = next
    isUnderWay = false
    for (const tell of listeners) tell()
  }
  return {
    read: () => fetched,
    listen: (onChange) => {
      listeners.add(onChange)
      return () => void listeners.delete(onChange)
    },
    prepare: () => {
      if (fetched.Shape || isUnderWay) return
      isUnderWay = true
      load().then((Shape) => settle({ Shape, hasFailed: false }), () => settle({ Shape: null, hasFailed: true }))
    },
  }
}

const notYet = { Shape: null, hasFailed: false }

/**
 * The component once its code is here, else null. It is fetched when the browser has nothing better to do, so that it is
 * there before anybody asks, and at once when it is wanted.
 */
export function useLazyPart<Props>(part: LazyPart<Props>, isWanted: boolean): Fetched<Props> {
  const fetched = useFetched(part)
  useEffect(() => {
    if (isWanted) return part.prepare()
    return whenIdle(part.prepare)
  }, [part, isWanted])
  return fetched
}

/** The component once somebody had its code fetched. */
export function useFetched<Props>(part: LazyPart<Props>): Fetched<Props> {
  return useSyncExternalStore<Fetched<Props>>(part.listen, part.read, () => notYet)
}

/** Runs it after the page has settled. @returns how to call it off */
export function whenIdle(run: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 2000)
    return () => clearTimeout(timer)
  }
  const asked = window.requestIdleCallback(run, { timeout: 4000 })
  return () => window.cancelIdleCallback(asked)
}
