import type { Sqlite } from './sqlite'

/** Runs work on a database that nobody else uses, all of it or nothing. */
export function inTransaction<T>(db: Sqlite, work: () => T): T {
  db.run('BEGIN IMMEDIATE')
  try {
    const value = work()
    db.run('COMMIT')
    return value
  } catch (error) {
    db.run('ROLLBACK')
    throw error
  }
}
