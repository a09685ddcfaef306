import type { Sqlite } from './sqlite'

/** A change of the storage format. Once released it is never edited; the next change is a new entry. */
export type Migration = { id: string; sql: string }

/** Raised when files of an older server can no longer read what a newer one wrote. */
export const STORAGE_FORMAT = 1

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

/** Applies what this file has not seen yet, each in a transaction of its own. Refuses a file from a newer server. */
export function migrate(db: Sqlite, migrations: readonly Migration[]): void {
  db.script('CREATE TABLE IF NOT EXISTS migrations (id TEXT PRIMARY KEY) WITHOUT ROWID')
  const format = db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
  if (format > STORAGE_FORMAT) {
    throw new Error(`The data in ${db.location} was written by a newer server (storage format ${format}, this server knows ${STORAGE_FORMAT}). Start it with the newer version.`)
  }
  const applied = new Set(db.all<{ id: string }>('SELECT id FROM migrations').map((row) => row.id))
  for (const migration of [CORE, CLOCK, ...migrations]) {
    if (applied.has(migration.id)) continue
    db.run('BEGIN IMMEDIATE')
    try {
      db.script(migration.sql)
      db.run('INSERT INTO migrations (id) VALUES (?)', migration.id)
      db.run('COMMIT')
    } catch (error) {
      db.run('ROLLBACK')
      throw error
    }
  }
  if (format !== STORAGE_FORMAT) db.script(`PRAGMA user_version = ${STORAGE_FORMAT}`)
}
