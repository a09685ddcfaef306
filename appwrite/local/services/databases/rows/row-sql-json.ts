import { STRING_TYPES, type ColumnDef } from '../schema/column-def'
import type { TableDef } from '../schema/table-def'

export type SqlShape = { select: ReadonlySet<string> | null; legacy: boolean; numericSequence: boolean }

const expressions = new WeakMap<TableDef, Map<string, string | null>>()

/**
 * SQL that makes SQLite itself write a row's JSON text, which is several times cheaper than fetching the values.
 * Null when a value needs this program: sealed columns, relations, and numbers with a fraction (SQLite prints too few digits).
 */
export function jsonExpression(table: TableDef, shape: SqlShape): string | null {
  const name = `${shape.legacy ? 'l' : 't'}${shape.numericSequence ? 'n' : 's'}${shape.select === null ? '*' : [...shape.select].join('\u0000')}`
  const known = expressions.get(table) ?? new Map<string, string | null>()
  expressions.set(table, known)
  const found = known.get(name)
  if (found !== undefined) return found
  if (known.size > 200) known.clear()
  const made = build(table, shape)
  known.set(name, made)
  return made
}

function build(table: TableDef, { select, legacy, numericSequence }: SqlShape): string | null {
  const columns = table.stored.filter((column) => column.type !== 'relationship' && (select === null || select.has(column.key)))
  if (table.relations.length > 0 || columns.some(needsProgram)) return null
  const t = table.sql.table
  const place = `,"$databaseId":${JSON.stringify(table.database.id)},"${legacy ? '$collectionId' : '$tableId'}":${JSON.stringify(table.id)}`
  const parts = [
    literal('{"$id":'), `json_quote(${t}._id)`,
    literal(numericSequence ? ',"$sequence":' : ',"$sequence":"'), `${t}._seq`,
    literal(`${numericSequence ? '' : '"'},"$createdAt":"`), `${t}._created`, literal('","$updatedAt":"'), `${t}._updated`,
    literal('","$permissions":'), `(SELECT permissions FROM permission_sets WHERE id = ${t}._ps)`, literal(place),
    ...columns.flatMap((column) => [literal(`,${JSON.stringify(column.key)}:`), value(column, `${t}.${column.sql}`)]),
    literal('}'),
  ]
  return joined(parts)
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
