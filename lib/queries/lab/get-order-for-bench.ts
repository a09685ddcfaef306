import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

/**
 * One order as the bench sees it: specimens, results in their order, the calls of critical values, the patient and
 * their earlier results of the same tests.
 * @throws Refusal record.not-found
 */
export async function getOrderForBench({ actor, data }: QueryContext, orderId: string) {
  const order = await data.labOrders.get(orderId)
  if (order.organisationId !== actor.organisationId) refuse('record.not-found')
  const [patient, allergies, specimens, results, calls, history] = await Promise.all([
    data.patients.find(order.patientId),
    data.allergies.list({ where: { patientId: order.patientId, status: 'active' }, limit: 30 }),
    data.specimens.list({ where: { orderId }, limit: 30 }),
    data.labResults.list({ where: { orderId }, orderBy: ['position', 'asc'], limit: 100 }),
    data.criticalCalls.list({ where: { patientId: order.patientId }, orderBy: ['createdAt', 'desc'], limit: 50 }),
    data.labResults.list({ where: { patientId: order.patientId, testKey: order.testKeys }, orderBy: ['collectedAt', 'desc'], limit: 200 }),
  ])
  const earlier = history.items.filter((result) => result.orderId !== orderId && result.value !== null && ['verified', 'corrected', 'amended'].includes(result.status))
  return { order, patient, allergies: allergies.items, specimens: specimens.items, results: results.items, calls: calls.items.filter((call) => call.orderId === orderId), earlier }
}

export type BenchOrder = Awaited<ReturnType<typeof getOrderForBench>>
