import { createHash } from 'node:crypto'
import type { ConfigurationVersion } from '@/lib/domain/admin/settings.schema'
import type { ApproveTableInput } from '@/lib/domain/rules/approve-table.input'
import { clinicalTables } from '@/lib/domain/rules/clinical-tables.table'
import { approvalKind, approveTable } from '@/lib/domain/rules/table-approval.rules'
import { refuse } from '@/lib/errors/refusals'
import { createOnce } from '../create-once'
import type { OperationContext } from '../operation'

/**
 * Puts the actor's name under a clinical table in the version they read, for the whole organisation.
 * Twice, or by two people at once, is one approval: its id is made of organisation, table and version.
 * @throws Refusal record.not-found, clinical-table.not-yours, clinical-table.changed
 */
export async function approveClinicalTable({ actor, clinic, now }: OperationContext, { key, tableVersion }: ApproveTableInput): Promise<ConfigurationVersion> {
  const table = clinicalTables.find((one) => one.key === key) ?? refuse('record.not-found')
  const id = approvalId(actor.organisationId, key, tableVersion)
  const { items: earlier } = await clinic.configurationVersions.list({ where: { organisationId: actor.organisationId, kind: approvalKind, key }, orderBy: ['number', 'desc'], limit: 1 })
  const approval = approveTable(table, { id, organisationId: actor.organisationId, number: (earlier[0]?.number ?? 0) + 1, at: now().toISOString(), seenVersion: tableVersion, by: actor })
  return createOnce(
    () => clinic.configurationVersions.find(id),
    () => clinic.transaction((tx) => {
      const saved = tx.configurationVersions.create(approval, { verb: 'clinical-table.approved' })
      tx.auditTrail.append({ what: 'clinical-table.approved', subjectTable: 'configuration_versions', subjectId: id, purpose: 'operations', facts: { table: key, version: tableVersion } })
      return saved
    }),
  )
}

const approvalId = (organisationId: string, key: string, tableVersion: string): string =>
  createHash('sha256').update(`${organisationId}|${key}|${tableVersion}`).digest('hex').slice(0, 32)
