import { Client, TablesDB } from 'node-appwrite'
import { openReaders } from '@/lib/data/reader'
import { type AuditCheck, checkAuditTrail } from '@/lib/operations/audit/check-audit-trail'

export type AuditTarget = { endpoint: string; projectId: string; key: string; databaseId: string }

/** Looks through the audit trail of every organisation of an installation. */
export function verifyTrail({ endpoint, projectId, key, databaseId }: AuditTarget, now: Date): Promise<AuditCheck> {
  const tables = new TablesDB(new Client().setEndpoint(endpoint).setProject(projectId).setKey(key))
  return checkAuditTrail(openReaders(tables, databaseId), now)
}

/** What the command prints: one line for each problem with the id of the entry, then one that sums up. */
export function reportLines({ problems, entries, links, heads, organisations }: AuditCheck): string[] {
  const seen = `${entries} entries, ${links} links and ${heads} signed heads of ${organisations} ${organisations === 1 ? 'trail' : 'trails'}`
  const found = problems.map(({ organisationId, kind, id, says }) => `${organisationId}  ${kind}  ${id}  ${says}`)
  return [...found, problems.length === 0 ? `The audit trail is whole: ${seen}.` : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${seen}.`]
}
