import type { ConfigurationVersion } from '@/lib/domain/admin/settings.schema'
import { clinicalTables } from '@/lib/domain/rules/clinical-tables.table'
import { approvalKind, type StandingTable, standingOf, type TableStanding } from '@/lib/domain/rules/table-approval.rules'
import type { QueryContext } from '../query'

/** Every clinical table with what this organisation has said about it; what waits for somebody first. */
export async function listClinicalTables({ actor, data }: QueryContext): Promise<StandingTable[]> {
  const { items } = await data.configurationVersions.list({ where: { organisationId: actor.organisationId, kind: approvalKind }, orderBy: ['number', 'desc'], limit: 500 })
  return standingTables(items).toSorted((a, b) => order[a.standing.state] - order[b.standing.state])
}

const standingTables = (approvals: readonly ConfigurationVersion[]): StandingTable[] => clinicalTables.map(({ content: _, ...table }) => ({ ...table, standing: standingOf(table, approvals) }))

const order: Record<TableStanding['state'], number> = { changed: 0, waiting: 1, approved: 2, 'as-published': 3 }

/** The names of those tables among `keys` that nobody of an organisation has approved in the version in use, by its approvals. */
export const unapprovedTables = (approvals: readonly ConfigurationVersion[], keys: readonly string[]): string[] =>
  standingTables(approvals).filter(({ key, standing }) => keys.includes(key) && (standing.state === 'waiting' || standing.state === 'changed')).map(({ name }) => name)
