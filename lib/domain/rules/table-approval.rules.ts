import type { ConfigurationVersion } from '../admin/settings.schema'
import type { Fresh } from '../record'
import { refuse } from '../../errors/refusal'
import type { ClinicalTable } from './clinical-table'

/** The kind under which approvals lie among the organisation's configuration versions. */
export const approvalKind = 'clinical-table'
/** Who proposes a table: the edition of the program that carries it. The approver is always a person. */
export const proposedByProgram = 'program'

/** What an approval says about the table it was given for. */
export type ApprovedTable = { tableVersion: string; byName: string; byRole: string }

/**
 * How far a table is approved here. `changed`: an earlier version was approved and this one was not yet.
 * Terminology, which nobody signs for, is `as-published`.
 */
export type TableStanding =
  | { state: 'approved'; byName: string; at: string }
  | { state: 'changed'; approvedVersion: string }
  | { state: 'waiting' }
  | { state: 'as-published' }

/** A table without its rows, and where it stands here. */
export type StandingTable = Omit<ClinicalTable, 'content'> & { standing: TableStanding }

/** Where a table stands, by the approvals this organisation has given. An approval that cannot be read counts for nothing. */
export function standingOf(table: Pick<ClinicalTable, 'key' | 'approver' | 'head'>, approvals: readonly ConfigurationVersion[]): TableStanding {
  if (table.approver === null) return { state: 'as-published' }
  const given = approvals
    .filter((approval) => approval.kind === approvalKind && approval.key === table.key && approval.status === 'approved')
    .flatMap((approval) => (isApprovedTable(approval.value) && approval.approvedAt ? [{ ...approval.value, at: approval.approvedAt }] : []))
    .toSorted((a, b) => b.at.localeCompare(a.at))
  const current = given.find((one) => one.tableVersion === table.head.version)
  if (current) return { state: 'approved', byName: current.byName, at: current.at }
  return given[0] ? { state: 'changed', approvedVersion: given[0].tableVersion } : { state: 'waiting' }
}

const isApprovedTable = (value: unknown): value is ApprovedTable =>
  typeof value === 'object' && value !== null && typeof (value as ApprovedTable).tableVersion === 'string' && typeof (value as ApprovedTable).byName === 'string'

type Approving = { id: string; organisationId: string; number: number; at: string; seenVersion: string; by: { id: string; name: string; role: string } }

/**
 * The approval of a table by the person who answers for it.
 * @throws Refusal clinical-table.not-yours (another profession signs for it), clinical-table.changed (the page showed another version)
 */
export function approveTable(table: Pick<ClinicalTable, 'key' | 'approver' | 'head'>, { id, organisationId, number, at, seenVersion, by }: Approving): Fresh<ConfigurationVersion> {
  if (table.approver === null || by.role !== table.approver) refuse('clinical-table.not-yours')
  if (seenVersion !== table.head.version) refuse('clinical-table.changed')
  const value: ApprovedTable = { tableVersion: table.head.version, byName: by.name, byRole: by.role }
  return {
    id, organisationId, kind: approvalKind, key: table.key, number, value, source: table.head.source,
    effectiveFrom: `${table.head.effectiveFrom}T00:00:00.000Z`, status: 'approved', proposedBy: proposedByProgram, approvedBy: by.id, approvedAt: at,
  }
}
