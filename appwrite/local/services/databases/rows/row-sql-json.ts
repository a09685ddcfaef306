import type { Cipher } from '../../../storage/cipher'
import type { SqlRow } from '../../../storage/sqlite'
import { STRING_TYPES, type ColumnDef } from '../schema/column-def'
import type { TableDef } from '../schema/table-def'
import { valueToJson } from './row-codec'

export type SqlShape = { select: ReadonlySet<string> | null; legacy: boolean; numericSequence: boolean }

/** How a row becomes JSON text: what to select, and what to make of the row that comes back. */
export type RowWriter = { columns: string; write(row: SqlRow, cipher: Cipher): string }

const MOST_WRITERS = 200
const writers = new WeakMap<TableDef, Map<string, RowWriter>>()

/**
 * Lets SQLite itself write most of a row's JSON text, which is several times cheaper than fetching the values. Only what
 * needs this program comes as a value: sealed columns, and numbers with a fraction (SQLite prints too few digits).
 */
export function rowWriter(table: TableDef, shape: SqlShape): RowWriter {
  const name = `${shape.legacy ? 'l' : 't'}${shape.numericSequence ? 'n' : 's'}${shape.select === null ? '*' : [...shape.select].join('\u0000')}`
  const known = writers.get(table) ?? new Map<string, RowWriter>()
  writers.set(table, known)
  const found = known.get(name)
  if (found !== undefined) return found
  if (known.size > MOST_WRITERS) known.clear()
  const made = build(table, shape)
  known.set(name, made)
  return made
}

function build(table: TableDef, shape: SqlShape): RowWriter {
  const { select } = shape
  const t = table.sql.table
  const pieces: { text: string; then: ColumnDef | null }[] = []
  let parts = headOf(table, shape)
  for (const column of table.stored) {
    if (column.type === 'relationship' || (select !== null && !select.has(column.key))) continue
    parts.push(literal(`,${JSON.stringify(column.key)}:`))
    if (needsProgram(column)) {
      pieces.push({ text: joined(parts), then: column })
      parts = []
    } else parts.push(value(column, `${t}.${column.sql}`))
  }
  for (const { key, hidden, expression } of table.ends) {
    if (select === null || (!hidden && select.has(key))) parts.push(literal(`,${JSON.stringify(key)}:`), `json_quote(${expression()})`)
  }
  parts.push(literal('}'))
  pieces.push({ text: joined(parts), then: null })
  const columns = pieces.map(({ text, then }, i) => `${text} AS j${i}${then === null ? '' : `, ${t}.${then.sql}`}`).join(', ')
  if (pieces.length === 1) return { columns, write: (row) => row.j0 as string }
  return {
    columns,
    write: (row, cipher) => pieces.map(({ then }, i) => `${String(row[`j${i}`])}${then === null ? '' : valueToJson(then, row[then.sql] ?? null, cipher)}`).join(''),
  }
}

function headOf(table: TableDef, { legacy, numericSequence }: SqlShape): string[] {
  const t = table.sql.table
  const place = `,"$databaseId":${JSON.stringify(table.database.id)},"${legacy ? '$collectionId' : '$tableId'}":${JSON.stringify(table.id)}`
  return [
    literal('{"$id":'), `json_quote(${t}._id)`,
    literal(numericSequence ? ',"$sequence":' : ',"$sequence":"'), `${t}._seq`,
    literal(`${numericSequence ? '' : '"'},"$createdAt":"`), `${t}._created`, literal('","$updatedAt":"'), `${t}._updated`,
    literal('","$permissions":'), `(SELECT permissions FROM permission_sets WHERE id = ${t}._ps)`, literal(place),
  ]
}

function needsProgram({ type, array, options }: ColumnDef): boolean {
  return options.encrypt === true || (type === 'double' && !array)
}

function value({ type, array }: ColumnDef, sql: string): string {
  if (array) return `ifnull(${sql}, '[]')`
  if (type === 'boolean') return `CASE ${sql} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END`
  return STRING_TYPES.has(type) || type === 'datetime' ? `json_quote(${sql})` : `ifnull(${sql}, 'null')`
}

/** Groups keep the expression shallow: SQLite refuses one nested deeper than a thousand. */
function joined(parts: readonly string[]): string {
  const groups: string[] = []
  for (let i = 0; i < parts.length; i += 40) groups.push(`(${parts.slice(i, i + 40).join(' || ')})`)
  return groups.join(' || ')
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
