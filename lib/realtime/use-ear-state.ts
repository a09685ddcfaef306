'use client'
import { useEffect, useState } from 'react'
import { listen } from './doorbell'
import type { EarState } from './use-refresh-on-signal'

/** How the page's ear stands: for the words that say whether what is shown is current. */
export function useEarState(): EarState {
  const [state, setState] = useState<EarState>('connecting')
  useEffect(() => listen(() => undefined, setState), [])
  return state
}
