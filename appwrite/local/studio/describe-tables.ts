import type { Sqlite } from '../storage/sqlite'
import type { NamedTable } from './name-tables'

export type TableSize = { database: string; id: string; rows: number; bytes: number; indexBytes: number; indexes: { key: string; type: string; columns: string[] }[] }

/** Measuring sizes reads the whole file; above this many pages (512 MB) a look would hold everybody up. */
const MOST_PAGES = 131_072

/** Rows and bytes of every table, largest first. `bytes` and `indexBytes` are whole pages of the file, and 0 in a file too large to measure. */
export function describeTables(db: Sqlite, tables: ReadonlyMap<string, NamedTable>): { isMeasured: boolean; tables: TableSize[] } {
  const isMeasured = (db.get<{ pages: number }>('SELECT page_count AS pages FROM pragma_page_count()')?.pages ?? 0) <= MOST_PAGES
  const pages = isMeasured ? pagesByOwner(db) : new Map<string, { rows: number; indexes: number }>()
  const sizes = [...tables.values()].map(({ database, id, sql, indexes }): TableSize => ({
    database, id, rows: db.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`)?.n ?? 0,
    bytes: pages.get(sql)?.rows ?? 0, indexBytes: pages.get(sql)?.indexes ?? 0,
    indexes: indexes.map(({ key, type, columns }) => ({ key, type, columns })),
  })).sort((one, other) => other.bytes + other.indexBytes - one.bytes - one.indexBytes || other.rows - one.rows || (one.id < other.id ? -1 : 1))
  return { isMeasured, tables: sizes }
}

/** Bytes of each table and of its indexes, a full-text index counted with the table it belongs to. */
function pagesByOwner(db: Sqlite): Map<string, { rows: number; indexes: number }> {
  const owners = new Map<string, { rows: number; indexes: number }>()
  const fulltext = new Map(db.all<{ seq: number; table_seq: number }>("SELECT seq, table_seq FROM indexes WHERE type = 'fulltext'").map(({ seq, table_seq: table }) => [`f${seq}`, `t${table}`]))
  for (const { name, owner, bytes } of db.all<{ name: string; owner: string; bytes: number }>('SELECT s.name, s.tbl_name AS owner, SUM(d.pgsize) AS bytes FROM dbstat d JOIN sqlite_schema s ON s.name = d.name WHERE d.aggregate = TRUE GROUP BY s.name')) {
    const words = /^(f\d+)_/.exec(owner)?.[1]
    const table = (words === undefined ? undefined : fulltext.get(words)) ?? owner
    const known = owners.get(table) ?? { rows: 0, indexes: 0 }
    if (name === table) known.rows += bytes
    else known.indexes += bytes
    owners.set(table, known)
  }
  return owners
}
