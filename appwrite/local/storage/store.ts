import { EventBus } from '../events/event-bus'
import type { LocalEvent } from '../events/local-event'
import { GroupCommit, type CommitHooks } from './group-commit'
import type { Sqlite } from './sqlite'

/** What a write may do besides SQL: tell events, and act once it is on disk. */
export class Tx {
  readonly #after: (() => void)[] = []
  readonly #undo: (() => void)[] = []

  constructor(private readonly store: Store) {}

  /** Tells an event: durable listeners now, in this transaction; the others after the commit. */
  emit(event: LocalEvent): void {
    this.store.events.record(event, this)
    this.#after.push(() => this.store.events.publish(event))
  }

  afterCommit(action: () => void): void {
    this.#after.push(action)
  }

  /** Puts in-memory state back when this write is refused or its group cannot be saved. */
  onRollback(action: () => void): void {
    this.#undo.push(action)
  }

  committed(): void {
    for (const action of this.#after) action()
  }

  rolledBack(): void {
    for (const action of this.#undo) action()
  }
}

/**
 * One project's file: reads are immediate (`store.db`), writes go through `write`,
 * which answers once the change is on disk.
 */
export class Store {
  readonly events = new EventBus<Tx>()
  readonly #group: GroupCommit

  constructor(readonly db: Sqlite) {
    this.#group = new GroupCommit(db)
  }

  /**
   * Runs `work` inside a transaction of its own (shared on disk with concurrent writers).
   * It must not await; whatever it decides on must be read inside it.
   */
  async write<T>(work: (tx: Tx) => T): Promise<T> {
    const tx = new Tx(this)
    const value = await this.#group.write({ work: () => work(tx), undo: () => tx.rolledBack() })
    tx.committed()
    return value
  }

  /** Who is told around every commit; null for nobody. */
  set hooks(hooks: CommitHooks | null) {
    this.#group.hooks = hooks
  }

  close(): void {
    this.db.close()
  }
}
