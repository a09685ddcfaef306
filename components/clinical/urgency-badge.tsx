import { Badge } from '@/components/ui/badge'
import type { Urgency } from '@/lib/domain/lab/order.schema'

/** Urgent and immediate work. Routine is plain text: it is the rule, not a state. */
export function UrgencyBadge({ urgency }: { urgency: Urgency }) {
  if (urgency === 'stat') return <Badge tone="critical" icon="timer">Immediate</Badge>
  if (urgency === 'urgent') return <Badge tone="warning" icon="timer">Urgent</Badge>
  return <span className="text-dense text-ink-3">Routine</span>
}
