'use client'
import { useRefreshOnSignal } from './use-refresh-on-signal'

/** Put on a page that must change by itself: it draws nothing and asks the page again when one of `kinds` rings. */
export function RefreshOnSignal({ kinds }: { kinds: readonly string[] }) {
  useRefreshOnSignal(kinds)
  return null
}
