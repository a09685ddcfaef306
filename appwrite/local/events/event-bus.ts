import type { LocalEvent } from './local-event'

export type EventListener = (event: LocalEvent) => void
export type DurableListener<T> = (event: LocalEvent, tx: T) => void

/**
 * Tells events to listeners. `onCommitted` listeners (realtime) hear them in memory after the commit;
 * `onDurable` listeners (functions, webhooks) run inside the transaction and queue jobs in it,
 * so a queued reaction can neither be lost nor exist without its cause.
 */
export class EventBus<T> {
  readonly #committed = new Set<EventListener>()
  readonly #durable = new Set<DurableListener<T>>()
  /** Told when a listener fails; the change it heard of stands. */
  onListenerError: (error: unknown) => void = () => undefined

  onCommitted(listener: EventListener): () => void {
    this.#committed.add(listener)
    return () => this.#committed.delete(listener)
  }

  onDurable(listener: DurableListener<T>): void {
    this.#durable.add(listener)
  }

  record(event: LocalEvent, tx: T): void {
    for (const listener of this.#durable) listener(event, tx)
  }

  publish(event: LocalEvent): void {
    for (const listener of this.#committed) {
      try {
        listener(event)
      } catch (error) {
        this.onListenerError(error)
      }
    }
  }
}
