import type { Store, Tx } from './store'

/** Small named JSON values of a project (policies, SMTP, services), kept in memory and on disk. */
export class Settings {
  readonly #values = new Map<string, unknown>()

  constructor(private readonly store: Store) {
    for (const { key, value } of store.db.all<{ key: string; value: string }>('SELECT key, value FROM settings')) this.#values.set(key, JSON.parse(value))
  }

  /** The stored value, or `fallback` when it was never set. */
  get<T>(key: string, fallback: T): T {
    return this.#values.has(key) ? (this.#values.get(key) as T) : fallback
  }

  set(tx: Tx, key: string, value: unknown): void {
    const before = this.#values.get(key)
    const existed = this.#values.has(key)
    this.store.db.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, JSON.stringify(value))
    this.#values.set(key, value)
    tx.onRollback(() => (existed ? this.#values.set(key, before) : this.#values.delete(key)))
  }
}
