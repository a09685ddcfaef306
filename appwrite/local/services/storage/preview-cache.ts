import type { Backend } from '../../backend'

const MOST_BYTES = 32_000_000
const MOST_AT_ONCE = 2

/** Previews drawn lately, in memory, the oldest leaving first; and a queue, so that many viewers do not take every core. */
export class PreviewCache {
  readonly #kept = new Map<string, Buffer>()
  readonly #waiting: (() => void)[] = []
  #bytes = 0
  #busy = 0

  find(key: string): Buffer | null {
    const bytes = this.#kept.get(key)
    if (bytes === undefined) return null
    this.#kept.delete(key)
    this.#kept.set(key, bytes)
    return bytes
  }

  /** Draws when one of the places is free and keeps the result. */
  async draw(key: string, work: () => Promise<Buffer>): Promise<Buffer> {
    if (this.#busy >= MOST_AT_ONCE) await new Promise<void>((next) => this.#waiting.push(next))
    else this.#busy++
    try {
      const bytes = this.find(key) ?? (await work())
      this.#keep(key, bytes)
      return bytes
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#busy--
      else next()
    }
  }

  #keep(key: string, bytes: Buffer): void {
    if (this.#kept.has(key) || bytes.length > MOST_BYTES / 4) return
    this.#kept.set(key, bytes)
    this.#bytes += bytes.length
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= MOST_BYTES) return
      this.#kept.delete(oldest)
      this.#bytes -= length
    }
  }
}

const caches = new WeakMap<Backend, PreviewCache>()

/** The one cache of a server, made when it is first asked for. */
export function previewsOf(backend: Backend): PreviewCache {
  const cache = caches.get(backend) ?? new PreviewCache()
  caches.set(backend, cache)
  return cache
}
