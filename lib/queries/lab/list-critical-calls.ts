import type { QueryContext } from '../query'

/** Critical values that still wait for a call or an answer, the most urgent first. */
export async function listCriticalCalls({ actor, data }: QueryContext) {
  const { items } = await data.criticalCalls.list({ where: { organisationId: actor.organisationId, status: ['detected', 'notified', 'read_back_confirmed', 'escalated', 're-opened', 'cannot_reach'] }, orderBy: ['callByAt', 'asc'], limit: 100 })
  return items
}
