import type { CommitHooks } from '../../storage/group-commit'
import type { Sqlite } from '../../storage/sqlite'
import { CLOCK_TABLE, formatStamp, type ClockStamp } from '../commit-clock'

/** Numbers every commit and writes down when it was, inside it. */
export class ClockHand implements CommitHooks {
  #next: ClockStamp

  /** @param last the stamp of the last commit */
  constructor(private readonly db: Sqlite, private last: ClockStamp, private readonly ask: { now: () => number; onCommit: () => void }) {
    this.#next = last
  }

  /** Number of the last commit that is on disk. */
  get sequence(): number {
    return this.last.sequence
  }

  get line(): string {
    return this.last.line
  }

  /** When the last commit was, milliseconds. */
  get atMs(): number {
    return this.last.atMs
  }

  beforeCommit(): void {
    // A clock that was set back must not turn the order of commits around.
    this.#next = { line: this.last.line, sequence: this.last.sequence + 1, atMs: Math.max(this.last.atMs, this.ask.now()) }
    this.db.run(`UPDATE ${CLOCK_TABLE} SET stamp = ? WHERE id = 1`, formatStamp(this.#next))
  }

  committed(): void {
    this.last = this.#next
    this.ask.onCommit()
  }
}
