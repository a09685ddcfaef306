import type { LabOrder, LabResult, Specimen } from '@/lib/domain/lab/order.schema'

export const orderStatusWords: Record<LabOrder['status'], string> = { draft: 'Draft', active: 'In progress', 'on-hold': 'On hold', revoked: 'Taken back', completed: 'Done', 'entered-in-error': 'Entered in error' }

const stages = ['To be collected', 'Collected', 'In the laboratory', 'Reported'] as const
const collected: readonly Specimen['status'][] = ['collected', 'in_transit']
const received: readonly Specimen['status'][] = ['received', 'accepted', 'stored', 'exhausted']

/** How far an order is, in a doctor's words. Values that nobody verified say nothing here. */
export function stageOfOrder(order: Pick<LabOrder, 'status'>, specimens: readonly Pick<Specimen, 'status'>[], released: readonly Pick<LabResult, 'status'>[]): string {
  if (order.status !== 'active') return orderStatusWords[order.status]
  if (released.length > 0) return 'Partly reported'
  const usable = specimens.filter((specimen) => specimen.status !== 'rejected')
  const isAskedAgain = usable.length === 0 || usable.some((specimen) => ![...collected, ...received].includes(specimen.status))
  if (usable.length < specimens.length && isAskedAgain) return 'To be collected again'
  if (usable.length > 0 && usable.every((specimen) => received.includes(specimen.status))) return stages[2]
  return usable.some((specimen) => [...collected, ...received].includes(specimen.status)) ? stages[1] : stages[0]
}
