import type { RateLimit } from './route'

type Window = { start: number; count: number; length: number }

const SWEEP_AT = 20_000

/** Counts calls per key in fixed windows, in memory: a restart forgives. */
export class RateLimiter {
  readonly #windows = new Map<string, Window>()

  constructor(private readonly now: () => number) {}

  /** Counts one call. `remaining` is what is left after it; `exceeded` when the limit was used up before. */
  hit(key: string, { limit, seconds = 3600 }: RateLimit): { remaining: number; resetAt: number; exceeded: boolean } {
    const nowSeconds = Math.floor(this.now() / 1000)
    const start = nowSeconds - (nowSeconds % seconds)
    const known = this.#windows.get(key)
    const window = known !== undefined && known.start === start ? known : { start, count: 0, length: seconds }
    const exceeded = window.count >= limit
    if (!exceeded) window.count++
    this.#windows.set(key, window)
    if (this.#windows.size > SWEEP_AT) this.#sweep(nowSeconds)
    return { remaining: Math.max(0, limit - window.count), resetAt: start + seconds, exceeded }
  }

  /** What the next call would leave, without counting one. */
  peek(key: string, { limit, seconds = 3600 }: RateLimit): { remaining: number; resetAt: number; exceeded: boolean } {
    const nowSeconds = Math.floor(this.now() / 1000)
    const start = nowSeconds - (nowSeconds % seconds)
    const known = this.#windows.get(key)
    const count = known !== undefined && known.start === start ? known.count : 0
    return { remaining: Math.max(0, limit - count - 1), resetAt: start + seconds, exceeded: false }
  }

  /** Forgets a key, e.g. after a login that succeeded. */
  reset(key: string): void {
    this.#windows.delete(key)
  }

  #sweep(nowSeconds: number): void {
    for (const [key, window] of this.#windows) if (window.start + window.length <= nowSeconds) this.#windows.delete(key)
    if (this.#windows.size <= SWEEP_AT) return
    for (const key of this.#windows.keys()) {
      this.#windows.delete(key)
      if (this.#windows.size <= SWEEP_AT / 2) break
    }
  }
}
