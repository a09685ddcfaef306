import { clinicalTables } from '@/lib/domain/rules/clinical-tables.table'
import { approveTable } from '@/lib/domain/rules/table-approval.rules'
import type { Scene } from './seed-scene'

/** Left open, so that the page shows what waiting looks like. Neither is asked for beside a patient. */
const leftWaiting: ReadonlySet<string> = new Set(['retest-intervals', 'appointment-policy'])

/** The clinical tables as the demonstration's doctor and pharmacist approved them. A real clinic starts with none. */
export function seedApprovals({ rows, organisationId, at: moment, person }: Scene): void {
  const at = moment(300, '11:00')
  for (const table of clinicalTables) {
    if (table.approver === null || leftWaiting.has(table.key)) continue
    const by = person(table.approver)
    const id = `tbl-${organisationId.slice(0, 3)}-${table.key}`
    rows.add('configurationVersions', approveTable(table, { id, organisationId, number: 1, at, seenVersion: table.head.version, by }), { by, at, verb: 'clinical-table.approved' })
    rows.audit({ what: 'clinical-table.approved', subjectTable: 'configuration_versions', subjectId: id, purpose: 'operations', facts: { table: table.key, version: table.head.version } }, { by, at })
  }
}
