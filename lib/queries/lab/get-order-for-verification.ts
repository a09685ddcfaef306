import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'
import { getOrderForBench } from './get-order-for-bench'

/**
 * One order for the second check: what the bench sees, and the queue of everything that waits beside it.
 * @throws Refusal record.not-found
 */
export async function getOrderForVerification(context: QueryContext, orderId: string) {
  const { actor, data } = context
  const [bench, waiting] = await Promise.all([
    getOrderForBench(context, orderId),
    data.labResults.list({ where: { organisationId: actor.organisationId, status: ['entered', 'tech_verified'] }, orderBy: ['enteredAt', 'asc'], limit: 200 }),
  ])
  const orderIds = [...new Set([orderId, ...waiting.items.map((result) => result.orderId)])]
  if (orderIds.length === 0) refuse('record.not-found')
  const orders = await data.labOrders.list({ where: { id: orderIds.slice(0, 50) }, limit: 50 })
  const queue = orders.items.map((order) => ({ order, results: waiting.items.filter((result) => result.orderId === order.id) })).filter(({ results }) => results.length > 0)
  return { ...bench, queue: queue.toSorted((a, b) => (a.results[0]!.enteredAt ?? '').localeCompare(b.results[0]!.enteredAt ?? '')) }
}

export type VerificationView = Awaited<ReturnType<typeof getOrderForVerification>>
