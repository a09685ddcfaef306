import { createHash } from 'node:crypto'
import type { Tally } from './manifest'

const modulus = 1n << 256n

/** Adds up the SHA-256 of each record, so that the same records give the same sum in whatever order they are read. */
export class TallyCount {
  #count = 0
  #sum = 0n

  add(record: unknown): void {
    this.#count += 1
    this.#sum = (this.#sum + BigInt(`0x${createHash('sha256').update(canonical(record)).digest('hex')}`)) % modulus
  }

  get tally(): Tally {
    return { count: this.#count, sum: this.#sum.toString(16) }
  }
}

/** Whether two sides hold the same records, in whatever order they were counted. */
export const isSameTally = (one: Tally, other: Tally): boolean => one.count === other.count && one.sum === other.sum

/** JSON with the keys of every object in order. */
export function canonical(value: unknown): string {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  return `{${Object.entries(value).filter(([, each]) => each !== undefined).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}
