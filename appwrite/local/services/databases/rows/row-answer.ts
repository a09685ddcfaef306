import type { Context } from '../../../http/context'
import { RawJson } from '../../../http/reply'
import { formatNumber } from '../../../http/response-format'
import { isLegacy } from '../flavor'
import { nodeOf } from '../relations/load-relations'
import { rowsWithRelations, writtenWithRelations } from '../relations/read-relations'
import { PLAIN, type Selection } from '../relations/selection'
import type { TableDef } from '../schema/table-def'
import { rowToJson, type Shape, type StoredRow } from './row-codec'

const NUMERIC_SEQUENCE_BELOW = formatNumber('1.9.0')

/** How rows look to this client: words of the older API where it came that way, and a numeric `$sequence` below 1.9.0. */
export function shapeFor(context: Context): Shape {
  return { project: context.project, cipher: context.backend.cipher, legacy: isLegacy(context), numericSequence: context.format < NUMERIC_SEQUENCE_BELOW, select: null }
}

/** The JSON texts of rows with what a selection asks for. */
export function rowTexts(context: Context, table: TableDef, { rows, selection }: { rows: readonly StoredRow[]; selection: Selection }): string[] {
  const { auth, project } = context
  const shape = shapeFor(context)
  if (table.ends.length === 0 && selection.nested.size === 0) return rows.map((row) => rowToJson(table, row, { ...shape, select: selection.columns }))
  return rowsWithRelations(table, rows, { auth, project, shape, selection })
}

/** The answer to a write: the row with its relations. Of single links, those are left out that `shown` says no to, given their id. */
export function writtenRow(context: Context, table: TableDef, { row, shown = () => true }: { row: StoredRow; shown?: (key: string, id: unknown) => boolean }): RawJson {
  const { auth, project } = context
  const shape = shapeFor(context)
  if (table.ends.length === 0 && table.relations.length === 0) return new RawJson(rowToJson(table, row, shape))
  return new RawJson(writtenWithRelations(table, row, { auth, project, shape, shown }))
}

/** The single links of a row that lead somewhere. */
export function linkedEnds(context: Context, table: TableDef, row: StoredRow): ReadonlySet<string> {
  if (table.ends.length === 0) return new Set()
  const { links } = nodeOf(context, table, { row, columns: null })
  return new Set([...links].filter(([, id]) => id !== null).map(([key]) => key))
}

/** The list as JSON text, put together from the rows' own texts so that nothing is parsed and written twice. */
export function rowListAnswer(context: Context, table: TableDef, { total, rows, selection = PLAIN }: { total: number; rows: readonly StoredRow[]; selection?: Selection }): RawJson {
  return new RawJson(`{"total":${total},"${isLegacy(context) ? 'documents' : 'rows'}":[${rowTexts(context, table, { rows, selection }).join(',')}]}`)
}
