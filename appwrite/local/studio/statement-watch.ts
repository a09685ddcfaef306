import type { Sqlite } from '../storage/sqlite'

export type WatchedStatement = { sql: string; calls: number; totalMs: number; maxMs: number; lastAt: number }

/** Texts that are remembered; the quickest go first. */
const KEPT = 400
/** A statement about the rows of somebody's table; making and looking over tables is the server's own affair. */
const ON_ROWS = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b(?!\s+COUNT\(\*\) AS n FROM t\d+$).*\b(?:FROM|INTO|UPDATE) t\d+\b/s

/** Times every statement of a file, by its text alone: values are bound and never seen here. */
export class StatementWatch {
  readonly #statements = new Map<string, WatchedStatement>()
  readonly since: number
  calls = 0
  totalMs = 0

  constructor(private readonly db: Sqlite, private readonly now: () => number) {
    this.since = now()
    db.watch = (sql, ms) => this.#note(sql, ms)
  }

  stop(): void {
    this.db.watch = null
  }

  /** Those on rows of tables that cost most at their worst, slowest first. */
  slowest(count: number): WatchedStatement[] {
    return [...this.#statements.values()].filter(({ sql }) => ON_ROWS.test(sql)).sort((one, other) => other.maxMs - one.maxMs).slice(0, count)
  }

  #note(sql: string, ms: number): void {
    this.calls += 1
    this.totalMs += ms
    const known = this.#statements.get(sql)
    if (known === undefined) {
      if (this.#statements.size >= KEPT) this.#forgetQuickest()
      this.#statements.set(sql, { sql, calls: 1, totalMs: ms, maxMs: ms, lastAt: this.now() })
      return
    }
    known.calls += 1
    known.totalMs += ms
    known.maxMs = Math.max(known.maxMs, ms)
    known.lastAt = this.now()
  }

  #forgetQuickest(): void {
    const quickest = [...this.#statements.values()].sort((one, other) => one.maxMs - other.maxMs).slice(0, KEPT / 4)
    for (const { sql } of quickest) this.#statements.delete(sql)
  }
}
