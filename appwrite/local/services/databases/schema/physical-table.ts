import type { Sqlite } from '../../../storage/sqlite'
import { STRING_TYPES, type ColumnDef } from './column-def'
import type { IndexDef, TableDef } from './table-def'

/** Creates the table that keeps the rows. Ids compare without case, as on the real server; `_ver` counts changes. */
export function createPhysicalTable(db: Sqlite, seq: number): void {
  db.script(`CREATE TABLE t${seq} (
    _seq INTEGER PRIMARY KEY AUTOINCREMENT, _id TEXT NOT NULL UNIQUE COLLATE NOCASE,
    _created TEXT NOT NULL, _updated TEXT NOT NULL, _ps INTEGER NOT NULL, _ver INTEGER NOT NULL)`)
  db.script(`CREATE INDEX t${seq}_created ON t${seq} (_created, _seq, _ps); CREATE INDEX t${seq}_updated ON t${seq} (_updated, _seq, _ps)`)
}

/** Removes the rows for good, with the full-text tables beside them. What the schema says of the table is removed elsewhere. */
export function dropPhysicalTable(db: Sqlite, table: TableDef): void {
  for (const index of table.indexes) dropPhysicalIndex(db, table.seq, index)
  db.script(`DROP TABLE IF EXISTS t${table.seq}`)
}

/** Adds a real, typed column. Text compares without case, as MariaDB's default collation does. */
export function addPhysicalColumn(db: Sqlite, tableSeq: number, column: Pick<ColumnDef, 'sql' | 'type' | 'array' | 'options'>): void {
  db.script(`ALTER TABLE t${tableSeq} ADD COLUMN ${column.sql} ${sqlType(column)}`)
  if (column.type === 'relationship') db.script(`CREATE INDEX IF NOT EXISTS t${tableSeq}_${column.sql} ON t${tableSeq} (${column.sql})`)
}

/** Removes the values for good. Indexes over the column have to be gone before, or SQLite refuses; those of a link go with it. */
export function dropPhysicalColumn(db: Sqlite, tableSeq: number, column: Pick<ColumnDef, 'sql'>): void {
  db.script(`DROP INDEX IF EXISTS t${tableSeq}_${column.sql}`)
  if (column.sql.startsWith('r')) db.script(`DROP INDEX IF EXISTS u${column.sql.slice(1)}`)
  db.script(`ALTER TABLE t${tableSeq} DROP COLUMN ${column.sql}`)
}

function sqlType({ type, array, options }: Pick<ColumnDef, 'type' | 'array' | 'options'>): string {
  if (array || options.encrypt === true) return 'TEXT'
  if (type === 'relationship' || STRING_TYPES.has(type)) return 'TEXT COLLATE NOCASE'
  if (type === 'double') return 'REAL'
  return type === 'datetime' ? 'TEXT' : 'INTEGER'
}

const INTERNAL: Record<string, string> = { $id: '_id', $createdAt: '_created', $updatedAt: '_updated', $sequence: '_seq' }

/** Creates the real index, or the full-text table with triggers that keep it true. Throws on duplicates for a unique one. */
export function createPhysicalIndex(db: Sqlite, table: Pick<TableDef, 'seq' | 'columns'>, index: Pick<IndexDef, 'seq' | 'type' | 'columns' | 'orders'>): void {
  const names = index.columns.map((key) => INTERNAL[key] ?? table.columns.find((column) => column.key === key)?.sql ?? '')
  if (index.type === 'fulltext') {
    createFulltext(db, table.seq, { name: `f${index.seq}`, columns: names })
    return
  }
  const parts = names.map((name, i) => `${name} ${/^desc$/i.test(index.orders[i] ?? '') ? 'DESC' : 'ASC'}`)
  // The row number keeps ties in the order of creation; with the permission set beside it, counting needs no row.
  if (index.type !== 'unique') parts.push('_seq', '_ps')
  db.script(`CREATE ${index.type === 'unique' ? 'UNIQUE ' : ''}INDEX i${index.seq} ON t${table.seq} (${parts.join(', ')})`)
}

/** A full-text index is a table of its own with three triggers; all of them go. One that is gone already is no fault. */
export function dropPhysicalIndex(db: Sqlite, tableSeq: number, index: Pick<IndexDef, 'seq' | 'type'>): void {
  if (index.type !== 'fulltext') {
    db.script(`DROP INDEX IF EXISTS i${index.seq}`)
    return
  }
  for (const suffix of ['i', 'd', 'u']) db.script(`DROP TRIGGER IF EXISTS f${index.seq}_${suffix}`)
  db.script(`DROP TABLE IF EXISTS f${index.seq}`)
}

function createFulltext(db: Sqlite, tableSeq: number, { name, columns }: { name: string; columns: string[] }): void {
  const list = columns.join(', ')
  const of = (row: string) => columns.map((column) => `${row}.${column}`).join(', ')
  const remove = `INSERT INTO ${name} (${name}, rowid, ${list}) VALUES ('delete', old._seq, ${of('old')});`
  const add = `INSERT INTO ${name} (rowid, ${list}) VALUES (new._seq, ${of('new')});`
  db.script(`
    CREATE VIRTUAL TABLE ${name} USING fts5 (${list}, content='t${tableSeq}', content_rowid='_seq');
    INSERT INTO ${name} (${name}) VALUES ('rebuild');
    CREATE TRIGGER ${name}_i AFTER INSERT ON t${tableSeq} BEGIN ${add} END;
    CREATE TRIGGER ${name}_d AFTER DELETE ON t${tableSeq} BEGIN ${remove} END;
    CREATE TRIGGER ${name}_u AFTER UPDATE OF ${list} ON t${tableSeq} BEGIN ${remove} ${add} END;`)
}
