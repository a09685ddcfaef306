import type { QueryContext } from '../query'

/** What an administrator looks at first: what is late, what failed, and whether the audit chain keeps up. */
export async function getOverview({ actor, data, now }: QueryContext) {
  const organisationId = actor.organisationId
  const dayAgo = new Date(now().getTime() - 86_400_000).toISOString()
  const [members, patients, entries, head, newest] = await Promise.all([
    data.memberships.count({ where: { organisationId, status: 'active' } }),
    data.patients.count({ where: { organisationId, status: 'active' } }),
    data.auditEntries.count({ where: { organisationId, at: { from: dayAgo } } }),
    data.auditSeals.first({ where: { organisationId }, orderBy: ['seq', 'desc'] }),
    data.auditEntries.first({ where: { organisationId }, orderBy: ['at', 'desc'] }),
  ])
  const newestSeal = newest ? await data.auditSeals.first({ where: { entryId: newest.id } }) : null
  const isChainBehind = newest !== null && newestSeal === null && now().getTime() - Date.parse(newest.at) > 10_000
  return { members, patients, entries, chain: { length: head?.seq ?? 0, sealedAt: head?.sealedAt ?? null, isBehind: isChainBehind } }
}
