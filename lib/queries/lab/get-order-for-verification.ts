import type { QueryContext } from '../query'
import { getOrderForBench } from './get-order-for-bench'

/** More results than these wait nowhere on one day; an order of which some would be missing is left to the next look. */
const mostWaiting = 1_000
const ordersBeside = 50

/**
 * One order for the second check: what the bench sees, and the queue of what waits beside it, the oldest first.
 * @throws Refusal record.not-found
 */
export async function getOrderForVerification(context: QueryContext, orderId: string) {
  const { actor, data } = context
  const [bench, queue] = await Promise.all([getOrderForBench(context, orderId), listWaiting({ actor, data })])
  return { ...bench, queue }
}

async function listWaiting({ actor, data }: Pick<QueryContext, 'actor' | 'data'>) {
  const { items, next } = await data.labResults.list({ where: { organisationId: actor.organisationId, status: ['entered', 'tech_verified'] }, orderBy: ['enteredAt', 'asc'], limit: mostWaiting, only: ['id', 'orderId', 'flag', 'enteredBy', 'enteredAt'] })
  const whole = new Set(items.map((result) => result.orderId))
  if (next !== null) whole.delete(items.at(-1)!.orderId)
  const shown = [...whole].slice(0, ordersBeside)
  const orders = await data.labOrders.list({ where: { id: shown }, limit: ordersBeside, only: ['id', 'accession', 'panelCodes', 'testKeys'] })
  return shown.flatMap((id) => orders.items.filter((order) => order.id === id).map((order) => ({ order, results: items.filter((result) => result.orderId === id) })))
}

export type VerificationView = Awaited<ReturnType<typeof getOrderForVerification>>
