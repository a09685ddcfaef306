import { inTransaction } from './in-transaction'
import type { Sqlite } from './sqlite'
import { isOnDisk, keepCopy } from './upgrade-copy'

/** A change of the storage format. Once released it is never edited; the next change is a new entry. */
export type Migration = { id: string; sql: string }

/** Raised when an older server could no longer read what a newer one wrote. 2: sealed values name their key. */
export const STORAGE_FORMAT = 2

/** Stands among the migrations while an upgrade is under way. */
const UPGRADING = 'upgrading'

const CORE: Migration = {
  id: 'core-1',
  sql: `
    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE jobs (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, payload TEXT NOT NULL, run_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, last_error TEXT);
    CREATE INDEX jobs_due ON jobs (run_at, id);
    CREATE TABLE permission_sets (id INTEGER PRIMARY KEY, permissions TEXT NOT NULL UNIQUE);
    CREATE TABLE permission_roles (role TEXT NOT NULL, action TEXT NOT NULL, set_id INTEGER NOT NULL, PRIMARY KEY (role, action, set_id)) WITHOUT ROWID;
    CREATE INDEX permission_roles_set ON permission_roles (set_id, action, role);
  `,
}

/** Which journal is kept and how far it has come (see backup/commit-clock.ts); without a journal it has no row. */
const CLOCK: Migration = { id: 'core-2', sql: 'CREATE TABLE commit_clock (id INTEGER PRIMARY KEY, stamp TEXT NOT NULL);' }

/**
 * Applies what this file has not seen yet, each in a transaction of its own, after keeping a copy of the file as it was. An
 * upgrade that was killed goes on at the next start, and the copy of its beginning stays. Refuses a file from a newer server.
 */
export function migrate(db: Sqlite, migrations: readonly Migration[], format = STORAGE_FORMAT): void {
  const found = db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
  if (found > format) {
    throw new Error(`The data in ${db.location} was written by a newer server (storage format ${found}, this server knows ${format}). Start it with the newer version.`)
  }
  db.script('CREATE TABLE IF NOT EXISTS migrations (id TEXT PRIMARY KEY) WITHOUT ROWID')
  const applied = new Set(db.all<{ id: string }>('SELECT id FROM migrations').map((row) => row.id))
  const pending = [CORE, CLOCK, ...migrations].filter(({ id }) => !applied.has(id))
  if (pending.length === 0 && found === format) return
  if (applied.size > 0 && !applied.has(UPGRADING) && isOnDisk(db)) {
    keepCopy(db, found, Date.now())
    db.run('INSERT INTO migrations (id) VALUES (?)', UPGRADING)
  }
  for (const migration of pending) {
    inTransaction(db, () => {
      db.script(migration.sql)
      db.run('INSERT INTO migrations (id) VALUES (?)', migration.id)
    })
  }
  // Of one moment with the note that it is done: the version is kept in the file itself.
  inTransaction(db, () => {
    db.run('DELETE FROM migrations WHERE id = ?', UPGRADING)
    db.script(`PRAGMA user_version = ${format}`)
  })
}
