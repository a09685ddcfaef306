import type { Context } from '../../../http/context'
import type { Sqlite } from '../../../storage/sqlite'
import type { Tx } from '../../../storage/store'
import { linkOf, type ColumnDef } from './column-def'
import { columnModel } from './column-model'
import { schemaColumn, schemaTable } from './find-schema'
import { createPhysicalIndex, dropPhysicalColumn, dropPhysicalIndex } from './physical-table'
import { SchemaCache } from './schema-cache'
import { emitSchema } from './schema-events'
import type { IndexDef, TableDef } from './table-def'

/** Removes a column with its values. One that a unique index of several columns needs stays, marked as stuck. */
export async function deleteColumn(context: Context, asked: { databaseId: string; tableId: string; key: string }): Promise<undefined> {
  await context.write((tx) => {
    const table = schemaTable(context, asked)
    const column = schemaColumn(table, asked.key)
    const cache = SchemaCache.of(context.project)
    cache.changed(tx)
    if (heldByUnique(table, column)) {
      context.db.run("UPDATE columns SET status = 'stuck', error = ?, updated_at = ? WHERE seq = ?", 'A unique index over several columns uses it.', context.isoNow, column.seq)
      return
    }
    removeColumn(context, table, column)
    cache.changed(tx)
    emitSchema(context, tx, { pattern: 'databases.[databaseId].tables.[tableId].columns.[columnId].delete', params: { databaseId: asked.databaseId, tableId: asked.tableId, columnId: column.key }, payload: columnModel(column, false) })
  })
  return undefined
}

function heldByUnique(table: TableDef, column: ColumnDef): boolean {
  return table.indexes.some((index) => index.type === 'unique' && index.columns.length > 1 && index.columns.includes(column.key))
}

/** Removes a column, its place in indexes, and the other side of a relation. */
export function removeColumn({ db, project }: Context, table: TableDef, column: ColumnDef): void {
  for (const index of table.indexes) if (index.columns.includes(column.key)) shrinkIndex(db, table, { index, key: column.key })
  db.run('DELETE FROM columns WHERE seq = ?', column.seq)
  const { relation } = column.options
  if (relation === undefined) {
    dropPhysicalColumn(db, table.seq, column)
    return
  }
  const other = SchemaCache.of(project).findTable(table.database, relation.relatedTable)
  if (other !== null && relation.twoWay) db.run('DELETE FROM columns WHERE table_seq = ? AND key = ?', other.seq, relation.twoWayKey)
  dropLink(db, table, { column, other })
}

function dropLink(db: Sqlite, table: TableDef, { column, other }: { column: ColumnDef; other: TableDef | null }): void {
  const { relation } = column.options
  if (relation === undefined) return
  const link = linkOf(relation)
  if (link.kind === 'junction') db.script(`DROP TABLE IF EXISTS ${link.table}`)
  else if (link.kind === 'own') dropPhysicalColumn(db, table.seq, link)
  else if (other !== null) dropPhysicalColumn(db, other.seq, link)
}

function shrinkIndex(db: Sqlite, table: TableDef, { index, key }: { index: IndexDef; key: string }): void {
  dropPhysicalIndex(db, table.seq, index)
  const at = index.columns.indexOf(key)
  const without = <T>(items: readonly T[]) => items.filter((_, i) => i !== at)
  const columns = without(index.columns)
  if (columns.length === 0) {
    db.run('DELETE FROM indexes WHERE seq = ?', index.seq)
    return
  }
  const next = { ...index, columns, orders: without(index.orders) }
  db.run('UPDATE indexes SET columns = ?, lengths = ?, orders = ? WHERE seq = ?', JSON.stringify(columns), JSON.stringify(without(index.lengths)), JSON.stringify(next.orders), index.seq)
  createPhysicalIndex(db, table, next)
}

/** Removes a table's relations from the tables on the other side; used when the table itself goes. */
export function removeRelations(context: Context, tx: Tx, table: TableDef): void {
  for (const column of table.columns.filter((candidate) => candidate.type === 'relationship')) removeColumn(context, table, column)
  const towards = context.db.all<{ seq: number; table: string; key: string }>(
    "SELECT c.seq, t.id AS \"table\", c.key FROM columns c JOIN tables t ON t.seq = c.table_seq WHERE c.type = 'relationship' AND t.database_seq = ? AND json_extract(c.options, '$.relation.relatedTable') = ?",
    table.database.seq, table.id,
  )
  const cache = SchemaCache.of(context.project)
  for (const { table: id, key } of towards) {
    cache.changed(tx)
    const other = cache.findTable(table.database, id)
    const column = other?.columns.find((candidate) => candidate.key === key)
    if (other !== undefined && other !== null && column !== undefined) removeColumn(context, other, column)
  }
}
