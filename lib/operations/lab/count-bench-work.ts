import type { OperationContext } from '@/lib/operations/operation'

/** How much waits at each bench, by the address of its page. */
export async function countBenchWork({ actor, data }: OperationContext): Promise<Record<string, number>> {
  const organisationId = actor.organisationId
  const [receive, enter, verify, calls] = await Promise.all([
    data.specimens.count({ where: { organisationId, status: ['collected', 'in_transit'] } }),
    data.labResults.count({ where: { organisationId, status: 'in_process' } }),
    data.labResults.count({ where: { organisationId, status: ['entered', 'tech_verified'] } }),
    data.criticalCalls.count({ where: { organisationId, status: ['detected', 'escalated', 're-opened', 'cannot_reach'] } }),
  ])
  return { '/lab/receive': receive, '/lab/enter': enter, '/lab/verify': verify, '/lab/critical-calls': calls }
}
