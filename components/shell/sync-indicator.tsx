import { cn } from '@/components/ui/cn'
import type { SyncState } from './shell-types'

const dots = { live: 'bg-success-solid', saving: 'bg-info-solid', reconnecting: 'bg-warning-solid', offline: 'bg-critical-solid', failed: 'bg-critical-solid' }

/** Whether what is on the screen is current, in words. Times are already in the clinic's zone. */
export function SyncIndicator({ state, className }: { state: SyncState; className?: string }) {
  return (
    <p role={state.kind === 'live' ? undefined : 'status'} className={cn('flex items-center gap-2 text-meta text-side-ink-2', state.kind !== 'live' && state.kind !== 'saving' && 'font-label text-ink', className)}>
      <span aria-hidden className={cn('size-2 shrink-0 rounded-full', dots[state.kind])} />
      <span>{syncWords(state)}</span>
    </p>
  )
}

/** The sentence of the indicator, also for tooltips and the phone header. */
export function syncWords(state: SyncState): string {
  switch (state.kind) {
    case 'live':
      return `Live, synced ${state.at}`
    case 'saving':
      return 'Saving'
    case 'reconnecting':
      return `Reconnecting, showing data from ${state.since}`
    case 'offline':
      return state.drafts === 0 ? 'Offline' : `Offline, ${state.drafts} ${state.drafts === 1 ? 'draft' : 'drafts'} kept on this device`
    case 'failed':
      return 'Could not save, retry'
  }
}
