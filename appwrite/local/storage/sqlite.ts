import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { StatementClock } from './statement-clock'
import { TableChanges } from './table-changes'

export type SqlValue = string | number | bigint | null | Uint8Array
export type SqlRow = Record<string, SqlValue>

type Statement = ReturnType<DatabaseSyncInstance['prepare']>
type Prepared = { statement: Statement; isIdentityWrite: boolean; changes: { n: number } | null }

const CACHED_STATEMENTS = 1500
const CHECKPOINT_PAGES = 4000

/** Statements that change accounts, sessions, memberships or keys, and transactions undone (which may have held one). */
const IDENTITY_WRITE = /^\s*(?:ROLLBACK|(?:INSERT|UPDATE|DELETE|REPLACE)\b[^(]*\b(?:users|sessions|memberships|teams|authenticators|keys)\b)/i

/**
 * The only file that knows the SQLite binding. One connection, prepared statements kept by text.
 * Unique clashes surface as errors with `isUniqueClash`.
 */
export class Sqlite {
  readonly #db: DatabaseSyncInstance
  readonly #statements = new Map<string, Prepared>()
  /** How often each table was changed, to know what is stale. */
  readonly changes = new TableChanges()
  /** How long a search may take before it is broken off. */
  readonly clock = new StatementClock()
  #pauses = 0
  /** Rises whenever a statement changes who somebody is or what he may do; what was remembered before is stale. */
  identityEpoch = 0
  /** Told how long each statement took, by its text alone; null while nobody asks. */
  watch: ((sql: string, ms: number) => void) | null = null

  constructor(readonly location: string) {
    this.#db = new DatabaseSync(location)
    this.#db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 67108864')
    this.#db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    this.clock.join(this.#db)
  }

  /** Leaves every change in the log beside the file until the answered function is called, so that the file itself stays as it is. */
  pauseCheckpoints(): () => void {
    this.#pauses++
    this.#db.exec('PRAGMA wal_autocheckpoint = 0')
    let isPaused = true
    return () => {
      if (!isPaused) return
      isPaused = false
      this.#pauses--
      if (this.#pauses === 0 && this.#db.isOpen) this.#db.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
    }
  }

  /** Carries every change from the log to the file itself, on disk. Not inside a transaction. */
  checkpoint(): void {
    const { busy, log, checkpointed } = this.get<{ busy: number; log: number; checkpointed: number }>('PRAGMA wal_checkpoint(FULL)') ?? { busy: 1, log: 0, checkpointed: 0 }
    if (busy !== 0 || log !== checkpointed) throw new Error('The log of the database could not be carried over to its file.')
  }

  get<T extends object = SqlRow>(sql: string, ...values: SqlValue[]): T | undefined {
    const statement = this.#ready(sql)
    return (this.watch === null ? statement.get(...values) : this.#timed(sql, () => statement.get(...values))) as T | undefined
  }

  all<T extends object = SqlRow>(sql: string, ...values: SqlValue[]): T[] {
    const statement = this.#ready(sql)
    return (this.watch === null ? statement.all(...values) : this.#timed(sql, () => statement.all(...values))) as T[]
  }

  /** As `all`, for a question a caller put together: its text asks `stillInTime`, and it throws `StatementTooLong` when it takes too long. */
  search<T extends object = SqlRow>(sql: string, ...values: SqlValue[]): T[] {
    return this.clock.time(() => this.all<T>(sql, ...values))
  }

  /** Runs one statement; answers the changed rows and the last row id. */
  run(sql: string, ...values: SqlValue[]): { changes: number; lastId: number } {
    const statement = this.#ready(sql)
    const { changes, lastInsertRowid } = this.watch === null ? statement.run(...values) : this.#timed(sql, () => statement.run(...values))
    return { changes: Number(changes), lastId: Number(lastInsertRowid) }
  }

  /** Runs a script of several statements, for schema changes. */
  script(sql: string): void {
    this.identityEpoch++
    this.changes.everything()
    this.#db.exec(sql)
  }

  /**
   * Closes the file and lets go of it. The binding keeps prepared statements, and with them the exclusive lock, alive
   * until they are collected; leaving WAL first gives the lock back at once, so that the next start finds the file free.
   */
  close(): void {
    if (!this.#db.isOpen) return
    this.#statements.clear()
    try {
      if (this.location !== ':memory:') this.#db.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_master LIMIT 1')
    } finally {
      this.#db.close()
    }
  }

  #timed<T>(sql: string, work: () => T): T {
    const started = performance.now()
    try {
      return work()
    } finally {
      this.watch?.(sql, performance.now() - started)
    }
  }

  /** The statement, about to run: what it changes counts as changed. */
  #ready(sql: string): Statement {
    const { statement, isIdentityWrite, changes } = this.#statements.get(sql) ?? this.#prepare(sql)
    if (isIdentityWrite) this.identityEpoch++
    if (changes !== null) changes.n++
    return statement
  }

  #prepare(sql: string): Prepared {
    const prepared = { statement: this.#db.prepare(sql), isIdentityWrite: IDENTITY_WRITE.test(sql), changes: this.changes.counterFor(sql) }
    if (this.#statements.size >= CACHED_STATEMENTS) {
      const oldest = this.#statements.keys().next().value
      if (oldest !== undefined) this.#statements.delete(oldest)
    }
    this.#statements.set(sql, prepared)
    return prepared
  }
}

const UNIQUE_CODES = new Set([2067, 1555])

/** Whether an error is a clash with a unique index; answers the index columns named by SQLite. */
export function uniqueClash(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const code = (error as { sqliteExtendedCode?: number; errcode?: number }).sqliteExtendedCode ?? (error as { errcode?: number }).errcode
  if (code === undefined || !UNIQUE_CODES.has(code)) return null
  return error.message.replace(/^.*constraint failed: /, '')
}
