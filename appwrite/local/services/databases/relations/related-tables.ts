import type { RowWork } from '../rows/row-work'
import { linkOf, type ColumnDef, type Link, type Relation } from '../schema/column-def'
import type { SchemaCache } from '../schema/schema-cache'
import type { TableDef } from '../schema/table-def'

/** A relation seen from one table: the other table and where the link is kept. */
export type Related = { key: string; relation: Relation; link: Link; other: TableDef }

/** The relation behind a column, or null when the other table is gone. */
export function relatedOf(schema: SchemaCache, table: TableDef, column: ColumnDef): Related | null {
  const { relation } = column.options
  if (relation === undefined) return null
  const other = schema.findTable(table.database, relation.relatedTable)
  return other === null ? null : { key: column.key, relation, link: linkOf(relation), other }
}

/** Every relation that touches a table, also those that only the other side shows. */
export function relationsTouching(work: Pick<RowWork, 'db' | 'schema'>, table: TableDef): Related[] {
  const own = table.relations.map((column) => relatedOf(work.schema, table, column)).filter((related) => related !== null)
  return [...own, ...oneWayTowards(work, table)]
}

function oneWayTowards({ db, schema }: Pick<RowWork, 'db' | 'schema'>, table: TableDef): Related[] {
  const rows = db.all<{ id: string; options: string; key: string }>(
    "SELECT t.id, c.options, c.key FROM columns c JOIN tables t ON t.seq = c.table_seq WHERE c.type = 'relationship' AND c.status = 'available' AND t.database_seq = ? AND json_extract(c.options, '$.relation.relatedTable') = ? AND json_extract(c.options, '$.relation.twoWay') = 0",
    table.database.seq, table.id,
  )
  return rows.flatMap((row) => {
    const other = schema.findTable(table.database, row.id)
    const { relation } = JSON.parse(row.options) as { relation: Relation }
    const mirrored: Relation = { ...relation, side: 'child', relatedTable: row.id, twoWayKey: row.key }
    return other === null ? [] : [{ key: relation.twoWayKey, relation: mirrored, link: linkOf(mirrored), other }]
  })
}

/** Ids linked to a row. */
export function linkedIds(work: Pick<RowWork, 'db'>, table: TableDef, { row, related }: { row: Readonly<Record<string, unknown>>; related: Related }): string[] {
  const { link, other } = related
  const id = String(row._id)
  if (link.kind === 'own') return typeof row[link.sql] === 'string' ? [row[link.sql] as string] : []
  if (link.kind === 'foreign') return work.db.all<{ id: string }>(`SELECT _id AS id FROM ${other.sql.table} WHERE ${link.sql} = ? ORDER BY _seq`, id).map((found) => found.id)
  return work.db.all<{ id: string }>(`SELECT ${link.theirs} AS id FROM ${link.table} WHERE ${link.mine} = ? ORDER BY rowid`, id).map((found) => found.id)
}
