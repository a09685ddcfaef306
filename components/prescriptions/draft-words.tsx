import { Icon } from '@/components/ui/icon'
import { formatTimeWithSeconds } from '@/lib/format/instants'
import type { DraftState } from './use-draft'

/** Where the draft stands: saved when, being saved, or why it is only on this page. */
export function DraftWords({ state, zone, incomplete }: { state: DraftState; zone: string; incomplete: string | null }) {
  if (incomplete) return <p role="status" className="text-dense text-warning-text">Kept on this page until {incomplete} is complete</p>
  if (state.kind === 'failed') return <p role="alert" className="flex items-center gap-1.5 text-dense font-label text-critical-text"><Icon name="error" /> Could not save. {state.says}</p>
  const words = state.kind === 'saving' ? 'Saving' : state.savedAt ? `Draft saved ${formatTimeWithSeconds(state.savedAt, zone)}` : 'Not saved yet'
  return <p role="status" className="flex items-center gap-1.5 text-dense text-ink-2 figures">{state.kind === 'saved' && <Icon name="check" />}{words}</p>
}
