import type { Diagnosis } from '@/lib/domain/diagnoses/diagnosis.schema'
import type { EarlierTest } from '@/lib/domain/lab/order.duplicates'
import type { QueryContext } from '@/lib/queries/query'

export type OrderScene = {
  /** Diagnoses an order may be for, the newest first, each code once. */
  diagnoses: Diagnosis[]
  /** What was ordered or measured before, for the warning about repeats. */
  earlier: EarlierTest[]
}

/** What a doctor's order is judged against. Three reads. */
export async function getOrderScene({ data }: Pick<QueryContext, 'data'>, patientId: string): Promise<OrderScene> {
  const [diagnoses, orders, results] = await Promise.all([
    data.diagnoses.list({ where: { patientId }, orderBy: ['recordedAt', 'desc'], limit: 100 }),
    data.labOrders.list({ where: { patientId }, orderBy: ['signedAt', 'desc'], limit: 25 }),
    data.labResults.list({ where: { patientId }, orderBy: ['collectedAt', 'desc'], limit: 150, only: ['id', 'orderId', 'testKey', 'status', 'collectedAt', 'verifiedAt', 'updatedAt'] }),
  ])
  const released = results.items.filter((result) => ['verified', 'corrected', 'amended'].includes(result.status))
  const isDone = new Set(released.map((result) => `${result.orderId} ${result.testKey}`))
  const open = orders.items.filter((order) => order.status === 'active' || order.status === 'on-hold').flatMap((order) =>
    order.testKeys.filter((key) => !isDone.has(`${order.id} ${key}`)).map((testKey) => ({ testKey, orderId: order.id, at: order.signedAt ?? order.createdAt, isOpen: true })))
  const seen = new Set<string>()
  return {
    diagnoses: diagnoses.items.filter((diagnosis) => diagnosis.status === 'active' && !seen.has(diagnosis.code) && seen.add(diagnosis.code)),
    earlier: [...open, ...released.map((result) => ({ testKey: result.testKey, orderId: result.orderId, at: result.collectedAt ?? result.verifiedAt ?? result.updatedAt, isOpen: false }))],
  }
}
