import type { Sqlite } from '../storage/sqlite'

export type NamedIndex = { key: string; type: string; columns: string[]; sql: string }
/** A table as its users call it, beside what the file calls it. */
export type NamedTable = { seq: number; database: string; id: string; sql: string; columns: Map<string, string>; indexes: NamedIndex[] }

const INTERNAL: readonly [string, string][] = [['_id', '$id'], ['_created', '$createdAt'], ['_updated', '$updatedAt'], ['_seq', '$sequence'], ['_ps', '$permissions'], ['_ver', 'changes']]

type TableRow = { seq: number; id: string; database: string }
type ColumnRow = { seq: number; table_seq: number; key: string }
type IndexRow = { seq: number; table_seq: number; key: string; type: string; columns: string }

/** Every table of a project, by the name it has in the file. */
export function nameTables(db: Sqlite): Map<string, NamedTable> {
  const tables = new Map<string, NamedTable>()
  for (const { seq, id, database } of db.all<TableRow>('SELECT t.seq, t.id, d.id AS database FROM tables t JOIN databases d ON d.seq = t.database_seq ORDER BY t.seq')) {
    tables.set(`t${seq}`, { seq, database, id, sql: `t${seq}`, columns: new Map(INTERNAL), indexes: [] })
  }
  for (const { seq, table_seq: table, key } of db.all<ColumnRow>('SELECT seq, table_seq, key FROM columns')) tables.get(`t${table}`)?.columns.set(`c${seq}`, key)
  for (const { seq, table_seq: table, key, type, columns } of db.all<IndexRow>("SELECT seq, table_seq, key, type, columns FROM indexes WHERE status = 'available'")) {
    tables.get(`t${table}`)?.indexes.push({ key, type, columns: JSON.parse(columns) as string[], sql: `${type === 'fulltext' ? 'f' : 'i'}${seq}` })
  }
  return tables
}
