import type { Sqlite } from './sqlite'
import type { Tx } from './store'

const REMEMBERED = 10_000

/**
 * How many permission sets grant an action to a role. Most of a person's roles grant nothing anywhere, and to know which
 * do is what keeps a list query cheap; so it is counted once per role and kept true by every new set.
 */
export class GrantCounts {
  readonly #counts = new Map<string, number>()

  constructor(private readonly db: Sqlite) {}

  of(role: string, action: string): number {
    const key = keyOf(role, action)
    const known = this.#counts.get(key)
    if (known !== undefined) return known
    if (this.#counts.size >= REMEMBERED) this.#counts.clear()
    const count = this.db.get<{ n: number }>('SELECT COUNT(*) AS n FROM permission_roles WHERE role = ? AND action = ?', role, action)?.n ?? 0
    this.#counts.set(key, count)
    return count
  }

  /** One more set grants the action to the role; counted anew should the change be undone. */
  added(role: string, action: string, tx: Tx): void {
    const key = keyOf(role, action)
    const known = this.#counts.get(key)
    if (known !== undefined) this.#counts.set(key, known + 1)
    tx.onRollback(() => this.#counts.delete(key))
  }
}

const keyOf = (role: string, action: string) => `${action}(${role}`
