import type { Project } from '../../../project'
import { parseJson } from '../../../http/json-body'
import type { Tx } from '../../../storage/store'
import type { ColumnDef, ColumnOptions, ColumnType, Relation } from './column-def'
import { prepareTable, type DatabaseDef, type HiddenEnd, type IndexDef, type TableDef } from './table-def'

type DatabaseRow = { seq: number; id: string; name: string; enabled: number; type: string; created_at: string; updated_at: string }
type TableRow = { seq: number; id: string; database_seq: number; name: string; enabled: number; row_security: number; permissions: string; created_at: string; updated_at: string }
type ColumnRow = {
  seq: number; key: string; type: string; format: string; size: number; required: number; array: number
  fallback: string | null; options: string; status: string; error: string; created_at: string; updated_at: string
}
type IndexRow = { seq: number; id: string; key: string; type: string; columns: string; lengths: string; orders: string; status: string; error: string; created_at: string; updated_at: string }

/** Databases and tables of a project as prepared objects, read when first needed and forgotten when changed. */
export class SchemaCache {
  readonly #databases = new Map<string, DatabaseDef>()
  readonly #tables = new Map<string, TableDef>()

  constructor(private readonly project: Project) {}

  static of(project: Project): SchemaCache {
    const known = caches.get(project)
    if (known !== undefined) return known
    const cache = new SchemaCache(project)
    caches.set(project, cache)
    return cache
  }

  findDatabase(id: string): DatabaseDef | null {
    const known = this.#databases.get(id)
    if (known !== undefined) return known
    const row = this.project.db.get<DatabaseRow>('SELECT * FROM databases WHERE id = ?', id)
    if (row === undefined) return null
    const database = { seq: row.seq, id: row.id, name: row.name, enabled: row.enabled === 1, type: row.type, createdAt: row.created_at, updatedAt: row.updated_at }
    this.#databases.set(id, database)
    return database
  }

  findTable(database: DatabaseDef, id: string): TableDef | null {
    const name = `${database.seq}/${id}`
    const known = this.#tables.get(name)
    if (known !== undefined) return known
    const row = this.project.db.get<TableRow>('SELECT * FROM tables WHERE database_seq = ? AND id = ?', database.seq, id)
    if (row === undefined) return null
    const table = this.#prepare(database, row)
    this.#tables.set(name, table)
    return table
  }

  /** A table by its number, for staged operations. */
  findTableBySeq(seq: number): TableDef | null {
    const row = this.project.db.get<{ id: string; database: string }>('SELECT t.id, d.id AS database FROM tables t JOIN databases d ON d.seq = t.database_seq WHERE t.seq = ?', seq)
    const database = row === undefined ? null : this.findDatabase(row.database)
    return row === undefined || database === null ? null : this.findTable(database, row.id)
  }

  /** Forgets everything; called by every schema change, before it and again should it be undone. */
  changed(tx: Tx): void {
    this.forget()
    tx.onRollback(() => this.forget())
    tx.afterCommit(() => this.forget())
  }

  /** Forgets what was read so far, inside a change that reads what it has just written. */
  forget(): void {
    this.#databases.clear()
    this.#tables.clear()
  }

  #prepare(database: DatabaseDef, row: TableRow): TableDef {
    const columns = this.project.db.all<ColumnRow>('SELECT * FROM columns WHERE table_seq = ? ORDER BY seq', row.seq).map(toColumn)
    const indexes = this.project.db.all<IndexRow>('SELECT * FROM indexes WHERE table_seq = ? ORDER BY seq', row.seq).map(toIndex)
    return prepareTable({
      seq: row.seq, id: row.id, name: row.name, enabled: row.enabled === 1, permissions: JSON.parse(row.permissions) as string[],
      rowSecurity: row.row_security === 1, createdAt: row.created_at, updatedAt: row.updated_at, database, columns, indexes,
      lookup: (id) => this.findTable(database, id), hidden: this.#hiddenEnds(database, row.id),
    })
  }

  #hiddenEnds(database: DatabaseDef, tableId: string): HiddenEnd[] {
    const found = this.project.db.all<{ options: string }>(
      "SELECT c.options FROM columns c JOIN tables t ON t.seq = c.table_seq WHERE c.type = 'relationship' AND c.status = 'available' AND t.database_seq = ? AND json_extract(c.options, '$.relation.relatedTable') = ? AND json_extract(c.options, '$.relation.twoWay') = 0 AND json_extract(c.options, '$.relation.relationType') = 'oneToMany' ORDER BY c.seq",
      database.seq, tableId,
    )
    return found.map(({ options }) => (JSON.parse(options) as { relation: Relation }).relation).map(({ twoWayKey, link }) => ({ key: twoWayKey, sql: `r${link}` }))
  }
}

const caches = new WeakMap<Project, SchemaCache>()

function toColumn(row: ColumnRow): ColumnDef {
  const options = parseJson(row.options) as ColumnOptions
  return {
    seq: row.seq, key: row.key, type: row.type as ColumnType, format: row.format, size: row.size,
    required: row.required === 1, array: row.array === 1, fallback: row.fallback === null ? null : parseJson(row.fallback),
    options, status: row.status, error: row.error, createdAt: row.created_at, updatedAt: row.updated_at,
    sql: options.relation === undefined ? `c${row.seq}` : `r${options.relation.link}`,
  }
}

function toIndex(row: IndexRow): IndexDef {
  return {
    seq: row.seq, id: row.id, key: row.key, type: row.type, columns: JSON.parse(row.columns) as string[], lengths: JSON.parse(row.lengths) as (number | null)[],
    orders: JSON.parse(row.orders) as (string | null)[], status: row.status, error: row.error, createdAt: row.created_at, updatedAt: row.updated_at,
  }
}
