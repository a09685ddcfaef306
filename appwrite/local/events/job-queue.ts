import type { Store, Tx } from '../storage/store'

export type JobHandler = (payload: Record<string, unknown>, job: { id: number; attempts: number }) => Promise<void> | void

type JobRow = { id: number; kind: string; payload: string; attempts: number }

const PARALLEL = 8
const MAX_ATTEMPTS = 5
const PAUSE_MS = 1000

/**
 * Work that must survive a crash: rows in `jobs`, removed once their handler has returned.
 * A job whose process died runs again (at least once, so handlers are written to be repeated).
 */
export class JobQueue {
  readonly #handlers = new Map<string, JobHandler>()
  readonly #running = new Map<number, Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  #pausedUntil = 0

  constructor(private readonly store: Store, private readonly now: () => number) {}

  handle(kind: string, handler: JobHandler): void {
    this.#handlers.set(kind, handler)
  }

  /** Queues a job inside the caller's transaction; it starts after the commit, not before `runAt`. */
  enqueue(tx: Tx, job: { kind: string; payload: Record<string, unknown>; runAt?: number }): void {
    const runAt = job.runAt ?? this.now()
    this.store.db.run('INSERT INTO jobs (kind, payload, run_at) VALUES (?, ?, ?)', job.kind, JSON.stringify(job.payload), runAt)
    tx.afterCommit(() => this.#wake(runAt))
  }

  /** Picks up what a previous process left behind. */
  start(): void {
    this.#wake(this.now())
  }

  stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    return this.#allRunning()
  }

  /** Resolves when nothing that is due is left. */
  async settle(): Promise<void> {
    while (!this.#stopped) {
      this.#startDue()
      if (this.#running.size === 0) return
      await this.#allRunning()
    }
  }

  async #allRunning(): Promise<void> {
    await Promise.all(this.#running.values())
  }

  #wake(runAt: number): void {
    if (this.#stopped) return
    const delay = Math.max(0, runAt - this.now())
    if (delay > 0) {
      this.#schedule()
      return
    }
    setImmediate(() => this.#startDue())
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    const next = this.store.db.get<{ at: number | null }>('SELECT MIN(run_at) AS at FROM jobs')?.at
    if (next === null || next === undefined || this.#stopped) return
    this.#timer = setTimeout(() => this.#startDue(), Math.min(Math.max(5, next - this.now()), 30_000))
    this.#timer.unref()
  }

  /** What went wrong cannot even be written down (a full disk): the job stays as it is, and the queue rests before it tries again. */
  #pause(): void {
    this.#pausedUntil = performance.now() + PAUSE_MS
    setTimeout(() => this.#startDue(), PAUSE_MS).unref()
  }

  #startDue(): void {
    if (this.#stopped || performance.now() < this.#pausedUntil) return
    const due = this.store.db.all<JobRow>('SELECT id, kind, payload, attempts FROM jobs WHERE run_at <= ? ORDER BY run_at, id LIMIT 50', this.now())
    for (const job of due) {
      if (this.#running.size >= PARALLEL) break
      if (this.#running.has(job.id) || !this.#handlers.has(job.kind)) continue
      this.#running.set(job.id, this.#run(job))
    }
    if (this.#running.size === 0) this.#schedule()
  }

  async #run(job: JobRow): Promise<void> {
    try {
      await this.#handlers.get(job.kind)?.(JSON.parse(job.payload) as Record<string, unknown>, { id: job.id, attempts: job.attempts })
      await this.store.write(() => this.store.db.run('DELETE FROM jobs WHERE id = ?', job.id))
    } catch (error) {
      await this.#failed(job, error).catch(() => this.#pause())
    } finally {
      this.#running.delete(job.id)
      if (!this.#stopped) setImmediate(() => this.#startDue())
    }
  }

  async #failed(job: JobRow, error: unknown): Promise<void> {
    if (this.#stopped) return
    const reason = error instanceof Error ? error.message : String(error)
    if (job.attempts + 1 >= MAX_ATTEMPTS) {
      await this.store.write(() => this.store.db.run('DELETE FROM jobs WHERE id = ?', job.id))
      return
    }
    const runAt = this.now() + 1000 * 2 ** job.attempts
    await this.store.write(() => this.store.db.run('UPDATE jobs SET attempts = attempts + 1, run_at = ?, last_error = ? WHERE id = ?', runAt, reason, job.id))
  }
}
