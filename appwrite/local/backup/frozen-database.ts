import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { pathToFileURL } from 'node:url'
import { BLOB_HOLDERS } from './backup-layout'

/**
 * A look into a database file that nobody changes while it is looked at: the log beside it is not read and no lock is taken.
 * Not from the process that serves the file: closing it there would give the server's lock away.
 */
export class FrozenDatabase {
  readonly #db: DatabaseSyncInstance

  constructor(file: string) {
    const url = pathToFileURL(file)
    url.search = 'immutable=1'
    this.#db = new DatabaseSync(url, { readOnly: true })
  }

  /** How many rows each table holds, by the table's name in the file. */
  counts(): Record<string, number> {
    const tables = this.#db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all() as { name: string }[]
    return Object.fromEntries(tables.map(({ name }) => [name, (this.#db.prepare(`SELECT COUNT(*) AS n FROM "${name.replaceAll('"', '""')}"`).get() as { n: number }).n]))
  }

  /** Names of the blobs that rows point to, each once. */
  blobs(): string[] {
    const named = new Set<string>()
    for (const table of BLOB_HOLDERS) {
      if (!this.has(table)) continue
      for (const { blob } of this.#db.prepare(`SELECT blob FROM ${table} WHERE blob <> ''`).all() as { blob: string }[]) named.add(blob)
    }
    return [...named].sort()
  }

  storageFormat(): number {
    return (this.#db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version
  }

  /** What SQLite itself finds wrong; null when nothing is. `quick` leaves out whether indexes agree with their tables. */
  fault(how: 'quick' | 'whole'): string | null {
    try {
      const found = Object.values(this.#db.prepare(how === 'quick' ? 'PRAGMA quick_check(1)' : 'PRAGMA integrity_check(1)').get() ?? {})[0]
      return found === 'ok' ? null : String(found)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  has(table: string): boolean {
    return this.#db.prepare("SELECT 1 AS yes FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined
  }

  row<T extends object>(sql: string): T | undefined {
    return this.#db.prepare(sql).get() as T | undefined
  }

  close(): void {
    this.#db.close()
  }
}
