import { randomBytes } from 'node:crypto'

/** A server-made id in Appwrite's form: 13 hex digits of time, 7 random ones. */
export function uniqueId(nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000).toString(16).padStart(8, '0')
  const micros = (Math.floor((nowMs % 1000) * 1000) + (randomBytes(2).readUInt16BE() % 1000)).toString(16).padStart(5, '0')
  return seconds + micros + randomBytes(4).toString('hex').slice(0, 7)
}

/** The id a request asked for: its own, or a new one for `unique()`. */
export function chosenId(requested: string, nowMs: number): string {
  return requested === 'unique()' ? uniqueId(nowMs) : requested
}

/** 2024-05-06T07:08:09.123+00:00: how every time leaves the server. */
export function isoTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23)}+00:00`
}
