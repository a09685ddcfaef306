import { randomBytes } from 'node:crypto'

/** A server-made id in Appwrite's form: 13 hex digits of time, 7 random ones. */
export function uniqueId(nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000).toString(16).padStart(8, '0')
  const chance = randomHex(11)
  const micros = (Math.floor((nowMs % 1000) * 1000) + (Number.parseInt(chance.slice(7), 16) % 1000)).toString(16).padStart(5, '0')
  return seconds + micros + chance.slice(0, 7)
}

const POOL_BYTES = 8192
let pool = ''
let used = 0

/** Random hex digits from a pool, since asking the system for a few bytes each time is slow. No digit is given twice. */
function randomHex(digits: number): string {
  if (used + digits > pool.length) {
    pool = randomBytes(POOL_BYTES).toString('hex')
    used = 0
  }
  used += digits
  return pool.slice(used - digits, used)
}

/** The id a request asked for: its own, or a new one for `unique()`. */
export function chosenId(requested: string, nowMs: number): string {
  return requested === 'unique()' ? uniqueId(nowMs) : requested
}

/** 2024-05-06T07:08:09.123+00:00: how every time leaves the server. */
export function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23)}+00:00`
}
