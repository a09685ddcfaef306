import type { Auth } from '../../../auth/auth'
import { missing } from '../../../http/appwrite-error'
import type { Project } from '../../../project'
import { SchemaCache } from '../schema/schema-cache'
import type { DatabaseDef, TableDef } from '../schema/table-def'

/** The table a call names. Disabled databases and tables exist for keys only. */
export function findTable(project: Project, auth: Auth, names: { databaseId: string; tableId: string }): TableDef {
  const cache = SchemaCache.of(project)
  const database = visibleDatabase(cache, auth, names.databaseId)
  const table = cache.findTable(database, names.tableId)
  if (table === null || (!table.enabled && auth.kind !== 'key')) throw missing('table_not_found', names.tableId)
  return table
}

function visibleDatabase(cache: SchemaCache, auth: Auth, id: string): DatabaseDef {
  const database = cache.findDatabase(id)
  if (database === null || (!database.enabled && auth.kind !== 'key')) throw missing('database_not_found', id)
  return database
}
