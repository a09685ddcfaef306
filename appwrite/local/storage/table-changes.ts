type Counter = { n: number }

const READS = /^\s*(?:SELECT|VALUES|PRAGMA|EXPLAIN|BEGIN|COMMIT|SAVEPOINT|RELEASE)\b/i
const WRITES = /^\s*(?:INSERT|REPLACE|UPDATE|DELETE)\b(?:\s+OR\s+\w+)?(?:\s+(?:INTO|FROM))?\s+"?(\w+)/i

/**
 * Counts the changes of every table, so that what was worked out from one is known to be stale.
 * A statement that is not understood, and any undoing, counts as a change of every table.
 */
export class TableChanges {
  readonly #tables = new Map<string, Counter>()
  readonly #everything: Counter = { n: 0 }

  /** A number that rises with every change of the table. */
  of(table: string): number {
    return this.#everything.n + (this.#tables.get(table)?.n ?? 0)
  }

  /** What a statement must raise each time it runs; null when it only reads. */
  counterFor(sql: string): Counter | null {
    if (READS.test(sql)) return null
    const table = WRITES.exec(sql)?.[1]
    if (table === undefined) return this.#everything
    const known = this.#tables.get(table) ?? { n: 0 }
    this.#tables.set(table, known)
    return known
  }

  everything(): void {
    this.#everything.n++
  }
}
