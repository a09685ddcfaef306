import { concreteName } from '../events/event-names'
import type { LocalEvent } from '../events/local-event'
import type { Project } from '../project'

export type NotedEvent = { at: string; name: string; by: string }

const KEPT = 100
const MINUTES = 60
const MINUTE_MS = 60_000

/** The names of the newest events and how many there were each minute. Names hold ids; what happened to a row is not kept. */
export class EventLog {
  readonly #newest: NotedEvent[] = []
  readonly #byMinute = new Map<number, number>()
  readonly #stop: () => void

  constructor(project: Project, private readonly now: () => number) {
    this.#stop = project.store.events.onCommitted((event) => this.#note(event))
  }

  stop(): void {
    this.#stop()
  }

  newest(): NotedEvent[] {
    return this.#newest.toReversed()
  }

  /** Events in each of the last sixty minutes, the one under way last. */
  perMinute(): number[] {
    const current = Math.floor(this.now() / MINUTE_MS)
    return Array.from({ length: MINUTES }, (_, place) => this.#byMinute.get(current - MINUTES + 1 + place) ?? 0)
  }

  #note(event: LocalEvent): void {
    this.#newest.push({ at: new Date(event.at).toISOString(), name: concreteName(event), by: event.userId })
    if (this.#newest.length > KEPT) this.#newest.shift()
    const minute = Math.floor(event.at / MINUTE_MS)
    this.#byMinute.set(minute, (this.#byMinute.get(minute) ?? 0) + 1)
    for (const known of this.#byMinute.keys()) if (known <= minute - MINUTES) this.#byMinute.delete(known)
  }
}
