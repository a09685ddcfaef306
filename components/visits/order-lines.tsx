import { SpecimenNumber } from '@/components/clinical/specimen-number'
import { UrgencyBadge } from '@/components/clinical/urgency-badge'
import type { LabOrder, LabResult, Specimen } from '@/lib/domain/lab/order.schema'
import { formatInstantNear } from '@/lib/format/instants'
import { stageOfOrder } from './order-words'

export type OrderLinesProps = { orders: readonly LabOrder[]; specimens: readonly Specimen[]; results: readonly LabResult[]; titles: Record<string, string>; at: string; zone: string }

/** What was ordered and how far it is. */
export function OrderLines({ orders, specimens, results, titles, at, zone }: OrderLinesProps) {
  return (
    <ul aria-label="Orders" className="divide-y text-dense">
      {orders.map((order) => (
        <li key={order.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3.5 py-2">
          <span className="min-w-48 flex-1">
            <span className="block font-label text-ink">{titleOf(order, titles)}</span>
            <span className="text-meta text-ink-3">{[order.indicationCode, order.indicationTitle].filter(Boolean).join(' ')}. Signed {formatInstantNear(order.signedAt, at, zone)} by {order.orderedByName}</span>
          </span>
          <SpecimenNumber value={order.accession} className="text-meta" />
          <UrgencyBadge urgency={order.urgency} />
          <span className="text-ink">{stageOfOrder(order, specimens.filter((specimen) => specimen.orderId === order.id), results.filter((result) => result.orderId === order.id))}</span>
        </li>
      ))}
    </ul>
  )
}

/** Names of panels, then of tests ordered on their own. */
function titleOf(order: LabOrder, titles: Record<string, string>): string {
  const codes = order.panelCodes.length > 0 ? order.panelCodes : order.testKeys
  const names = codes.slice(0, 4).map((code) => titles[code] ?? code)
  return codes.length > 4 ? `${names.join(', ')} and ${codes.length - 4} more` : names.join(', ')
}
