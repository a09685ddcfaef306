import type { ReactNode } from 'react'
import { UrgencyBadge } from '@/components/clinical/urgency-badge'
import { PageHeader } from '@/components/ui/page-header'
import type { LabOrder } from '@/lib/domain/lab/order.schema'
import { formatInstant } from '@/lib/format/instants'
import { testWords } from './bench-rows'

/** What was ordered, by whom and why. */
export function OrderHeader({ order, zone, badge }: { order: LabOrder; zone: string; badge?: ReactNode }) {
  const facts = [
    { label: 'Order', value: <span className="identifier">{order.accession}</span> },
    { label: 'Ordered', value: formatInstant(order.signedAt, zone) },
    { label: 'Requester', value: order.orderedByName },
    { label: 'For', value: order.indicationTitle ?? 'Not recorded' },
  ]
  return (
    <>
      <PageHeader title={testWords(order)} badges={<><UrgencyBadge urgency={order.urgency} />{badge}</>} facts={facts} />
      {order.statReason && <p className="mb-2 text-dense text-ink-2">Why it cannot wait: {order.statReason}</p>}
      {order.instructions && <p className="mb-3 rounded-panel border bg-surface px-3.5 py-2 text-dense">Instructions: {order.instructions}</p>}
    </>
  )
}
