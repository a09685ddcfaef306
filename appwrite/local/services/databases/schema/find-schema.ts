import { missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import type { ColumnDef } from './column-def'
import { SchemaCache } from './schema-cache'
import type { DatabaseDef, IndexDef, TableDef } from './table-def'

/** Schema routes are for keys: what is disabled exists for them. */
export function schemaDatabase({ project }: Context, databaseId: string): DatabaseDef {
  const database = SchemaCache.of(project).findDatabase(databaseId)
  if (database === null) throw missing('database_not_found', databaseId)
  return database
}

/** Also a disabled one. @throws 404 database_not_found, table_not_found */
export function schemaTable(context: Context, { databaseId, tableId }: { databaseId: string; tableId: string }): TableDef {
  const table = SchemaCache.of(context.project).findTable(schemaDatabase(context, databaseId), tableId)
  if (table === null) throw missing('table_not_found', tableId)
  return table
}

/** Also one that is not ready for use. @throws 404 column_not_found */
export function schemaColumn(table: TableDef, key: string): ColumnDef {
  const column = table.columns.find((candidate) => candidate.key === key)
  if (column === undefined) throw missing('column_not_found', key)
  return column
}

/** Also one that failed. @throws 404 column_index_not_found */
export function schemaIndex(table: TableDef, key: string): IndexDef {
  const index = table.indexes.find((candidate) => candidate.key === key)
  if (index === undefined) throw missing('column_index_not_found', key)
  return index
}
