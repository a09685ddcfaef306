import type { Sqlite } from './sqlite'

/** Told around every COMMIT that carries something: inside the transaction, and once it is on disk. */
export type CommitHooks = { beforeCommit(): void; committed(): void }

type Request<T> = { work: () => T; undo: () => void }
type Job<T> = Request<T> & { undone: boolean; done: (value: T) => void; fail: (error: unknown) => void }
type Settled = () => void

const JOBS_PER_GROUP = 64
const GROUP_MS = 12

/**
 * Concurrent writers share one COMMIT, so that one sync to disk pays for all of them.
 * Each job runs inside its own savepoint: a refused one leaves no trace and does not hurt the others.
 * A job is answered only after the COMMIT that carries it.
 */
export class GroupCommit {
  readonly #queue: Job<unknown>[] = []
  #scheduled = false
  #inside = false
  #hasWork = false
  hooks: CommitHooks | null = null

  constructor(private readonly db: Sqlite) {}

  /** Queues `work`; `undo` runs when it throws or its group cannot be saved. */
  write<T>({ work, undo }: Request<T>): Promise<T> {
    return new Promise<T>((done, fail) => {
      this.#queue.push({ work, undo, undone: false, done: done as (value: unknown) => void, fail })
      if (this.#scheduled) return
      this.#scheduled = true
      setImmediate(() => this.#drain())
    })
  }

  /** Whether a job is running right now; reads made then see its uncommitted rows. */
  get busy(): boolean {
    return this.#inside
  }

  #drain(): void {
    this.#scheduled = false
    const deadline = performance.now() + GROUP_MS
    const settled: Settled[] = []
    const carried: Job<unknown>[] = []
    this.#hasWork = false
    try {
      this.db.run('BEGIN IMMEDIATE')
      while (this.#queue.length > 0 && (carried.length === 0 || (carried.length < JOBS_PER_GROUP && performance.now() < deadline))) {
        const job = this.#queue.shift()
        if (job === undefined) break
        carried.push(job)
        settled.push(this.#runJob(job))
      }
      if (this.#hasWork) this.hooks?.beforeCommit()
      this.db.run('COMMIT')
    } catch (error) {
      this.#abandon(carried, error)
      this.#again()
      return
    }
    if (this.#hasWork) this.hooks?.committed()
    for (const answer of settled) answer()
    this.#again()
  }

  #runJob(job: Job<unknown>): Settled {
    this.#inside = true
    this.db.run('SAVEPOINT job')
    try {
      const value = job.work()
      this.db.run('RELEASE job')
      this.#hasWork = true
      return () => job.done(value)
    } catch (error) {
      this.#rollBackTo(error)
      undo(job)
      return () => job.fail(error)
    } finally {
      this.#inside = false
    }
  }

  /** On a full disk or a damaged page SQLite has undone the whole group by itself: `why` is then what everybody in it is told. */
  #rollBackTo(why: unknown): void {
    try {
      this.db.run('ROLLBACK TO job')
      this.db.run('RELEASE job')
    } catch {
      throw why
    }
  }

  #abandon(carried: Job<unknown>[], error: unknown): void {
    try {
      this.db.run('ROLLBACK')
    } catch (rollback) {
      // SQLite has already rolled back by itself (disk full, I/O error): the first error is the one to report.
      void rollback
    }
    for (const job of carried) {
      undo(job)
      job.fail(error)
    }
    if (carried.length === 0) this.#queue.shift()?.fail(error)
  }

  #again(): void {
    if (this.#queue.length === 0 || this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => this.#drain())
  }
}

/** Puts memory back, once. */
function undo(job: Job<unknown>): void {
  if (!job.undone) job.undo()
  job.undone = true
}
