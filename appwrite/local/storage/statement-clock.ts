import type { DatabaseSyncInstance } from '@photostructure/sqlite'

/** A statement took longer than everybody else can be made to wait for it. */
export class StatementTooLong extends Error {}

const NAME = 'still_in_time'
/** One row in so many looks at the clock: a power of two. Calling out of SQLite for each would double the cost of reading a row. */
const ROWS_PER_LOOK = 1024

/**
 * A condition that always holds and looks at the clock now and then; it goes before every other condition of a search.
 * @param rowNumber the table's whole-number key, e.g. `t5._seq`
 */
export const stillInTime = (rowNumber: string): string => `(${rowNumber} & ${ROWS_PER_LOOK - 1} OR ${NAME}())`

/** `text` without those conditions, for people to read. */
export const withoutClock = (text: string): string => text.replace(/\(\S+ & \d+ OR still_in_time\(\)\) AND /g, '')

/**
 * SQLite runs a statement in one go on the thread that serves everybody, and the driver cannot interrupt it:
 * a function that the statement itself calls can, by throwing.
 */
export class StatementClock {
  #until = Infinity
  #isOver = false
  /** Milliseconds a search may take. */
  limitMs = Infinity

  /** Makes the clock known to a database. */
  join(db: DatabaseSyncInstance): void {
    db.function(NAME, () => {
      this.#isOver = performance.now() > this.#until
      // The driver makes an error of its own of it; `time` says which it was.
      if (this.#isOver) throw new StatementTooLong()
      return 1
    })
  }

  /** Runs a search. Throws `StatementTooLong` when it was broken off. */
  time<T>(search: () => T): T {
    this.#isOver = false
    this.#until = performance.now() + this.limitMs
    try {
      return search()
    } catch (error) {
      throw this.#isOver ? new StatementTooLong(`A search took longer than ${this.limitMs} ms.`, { cause: error }) : error
    }
  }
}
