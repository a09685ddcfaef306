import type { OperationContext } from '@/lib/operations/operation'

/** Appwrite gives at most 5,000 rows; a bench with so many open tests has other worries than this number. */
const mostResults = 4_999

/** How many specimens wait at each bench, and how many calls, by the address of the page: the lines that the worklist shows there. */
export async function countBenchWork({ actor, data }: Pick<OperationContext, 'actor' | 'data'>): Promise<Record<string, number>> {
  const organisationId = actor.organisationId
  const [receive, open, calls] = await Promise.all([
    data.specimens.count({ where: { organisationId, status: ['collected', 'in_transit', 'received'] } }),
    data.labResults.list({ where: { organisationId, status: ['in_process', 'entered', 'tech_verified'] }, limit: mostResults, only: ['id', 'specimenId', 'status'] }),
    data.criticalCalls.count({ where: { organisationId, status: ['detected', 'escalated', 're-opened', 'cannot_reach'] } }),
  ])
  const toEnter = new Set(open.items.filter((result) => result.status === 'in_process').map((result) => result.specimenId))
  const entered = new Set(open.items.map((result) => result.specimenId))
  return { '/lab/receive': receive, '/lab/enter': toEnter.size, '/lab/verify': entered.size - toEnter.size, '/lab/critical-calls': calls }
}
