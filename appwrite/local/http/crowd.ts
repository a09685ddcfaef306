/** How many may be in at once: all together, and from one address. Trusted addresses only count towards the total. */
export type CrowdLimits = { total: number; each: number; trusted: readonly string[] }

/** Counts who is in, so that one caller cannot take every place. */
export class Crowd {
  readonly #byAddress = new Map<string, number>()
  #inside = 0

  constructor(private readonly limits: CrowdLimits) {}

  get isFull(): boolean {
    return this.#inside >= this.limits.total
  }

  /** Takes a place and answers how to give it back; null when there is none. */
  enter(address: string): (() => void) | null {
    const mine = this.#byAddress.get(address) ?? 0
    if (this.isFull || (mine >= this.limits.each && !this.limits.trusted.includes(address))) return null
    this.#inside++
    this.#byAddress.set(address, mine + 1)
    return () => this.#left(address)
  }

  #left(address: string): void {
    this.#inside--
    const left = (this.#byAddress.get(address) ?? 1) - 1
    if (left <= 0) this.#byAddress.delete(address)
    else this.#byAddress.set(address, left)
  }
}
