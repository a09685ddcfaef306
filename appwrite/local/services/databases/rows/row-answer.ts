import type { Context } from '../../../http/context'
import { RawJson } from '../../../http/reply'
import { formatNumber } from '../../../http/response-format'
import { isLegacy } from '../flavor'
import { EVERYTHING, PLAIN, rowWithRelations, type Selection } from '../relations/read-relations'
import { linkOf } from '../schema/column-def'
import type { TableDef } from '../schema/table-def'
import { rowToJson, type Shape, type StoredRow } from './row-codec'
import type { RowData } from './row-values'

const NUMERIC_SEQUENCE_BELOW = formatNumber('1.9.0')

export function shapeFor(context: Context): Shape {
  return { project: context.project, cipher: context.backend.cipher, legacy: isLegacy(context), numericSequence: context.format < NUMERIC_SEQUENCE_BELOW, select: null }
}

export function rowText(context: Context, table: TableDef, { row, selection }: { row: StoredRow; selection: Selection }): string {
  const shape = shapeFor(context)
  if (table.relations.length === 0) return rowToJson(table, row, { ...shape, select: selection.columns })
  return rowWithRelations(table, row, { auth: context.auth, shape, selection })
}

/** The answer to a write: the row with its relations. `sent` is what the client asked to link. */
export function writtenRow(context: Context, table: TableDef, { row, sent, isNew = false }: { row: StoredRow; sent: RowData; isNew?: boolean }): RawJson {
  const text = rowText(context, table, { row, selection: isNew ? saidOf(table, sent) : EVERYTHING })
  const dangling = table.relations.filter((column) => typeof sent[column.key] === 'string' && text.includes(`${JSON.stringify(column.key)}:null`))
  return new RawJson(dangling.reduce((json, column) => json.replace(`${JSON.stringify(column.key)}:null`, `${JSON.stringify(column.key)}:${emptyRelated(context, table, String(column.options.relation?.relatedTable))}`), text))
}

/** The answer to a new row leaves out a single link that was not spoken of. */
function saidOf(table: TableDef, sent: RowData): Selection {
  const shown = table.relations.filter(({ key, options }) => key in sent || (options.relation !== undefined && linkOf(options.relation).many))
  return { columns: null, relations: new Map(shown.map(({ key }) => [key, EVERYTHING])) }
}

/** What the server shows for a link to a row that does not exist. */
function emptyRelated(context: Context, table: TableDef, relatedTable: string): string {
  return JSON.stringify({ $databaseId: table.database.id, [isLegacy(context) ? '$collectionId' : '$tableId']: relatedTable, $sequence: '', $createdAt: '', $updatedAt: '' })
}

export function rowListAnswer(context: Context, table: TableDef, { total, rows, selection = PLAIN }: { total: number; rows: readonly StoredRow[]; selection?: Selection }): RawJson {
  const texts = rows.map((row) => rowText(context, table, { row, selection }))
  return new RawJson(`{"total":${total},"${isLegacy(context) ? 'documents' : 'rows'}":[${texts.join(',')}]}`)
}
