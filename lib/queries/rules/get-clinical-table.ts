import { clinicalTables } from '@/lib/domain/rules/clinical-tables.table'
import { describeRows, type DescribedRow } from '@/lib/domain/rules/describe-rows'
import { approvalKind, type StandingTable, standingOf } from '@/lib/domain/rules/table-approval.rules'
import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

export const rowsOnAPage = 100

/**
 * One clinical table with a page of its rows in words.
 * @param from how many rows to skip
 * @throws Refusal record.not-found
 */
export async function getClinicalTable({ actor, data }: QueryContext, { key, from }: { key: string; from: number }): Promise<{ table: StandingTable; rows: DescribedRow[]; next: number | null }> {
  const { content, ...table } = clinicalTables.find((one) => one.key === key) ?? refuse('record.not-found')
  const { items } = await data.configurationVersions.list({ where: { organisationId: actor.organisationId, kind: approvalKind, key }, orderBy: ['number', 'desc'], limit: 100 })
  const page = Array.isArray(content) ? content.slice(from, from + rowsOnAPage) : Object.fromEntries(Object.entries(content as object).slice(from, from + rowsOnAPage))
  const next = from + rowsOnAPage < table.rows ? from + rowsOnAPage : null
  return { table: { ...table, standing: standingOf(table, items) }, rows: describeRows(page), next }
}
