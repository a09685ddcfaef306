/** What can be wrong with the place where everything is kept: no room, no right to write, or bytes that are not what was written. */
export type Trouble = 'full' | 'unwritable' | 'damaged'

/** SQLite's primary result codes (https://sqlite.org/rescode.html); an extended code carries its primary one in the low byte. */
const SQLITE: Readonly<Record<number, Trouble>> = { 13: 'full', 8: 'unwritable', 10: 'unwritable', 14: 'unwritable', 11: 'damaged', 26: 'damaged' }

/** SQLite's own words for them; the driver gives no code for what goes wrong in the middle of a list. */
const WORDS: readonly [RegExp, Trouble][] = [
  [/database disk image is malformed|file is not a database/, 'damaged'], [/database or disk is full/, 'full'],
  [/attempt to write a readonly database|disk I\/O error|unable to open database file/, 'unwritable'],
]

const SYSTEM: Readonly<Record<string, Trouble>> = { ENOSPC: 'full', EDQUOT: 'full', EROFS: 'unwritable', EACCES: 'unwritable', EPERM: 'unwritable', EIO: 'unwritable' }

/** A stored value whose check does not hold: changed or cut off on disk, or sealed with another key. */
export class DamagedError extends Error {}

/** The trouble behind an error of the driver or of the file system, or null when it is something else. */
export function storageTrouble(error: unknown): Trouble | null {
  if (error instanceof DamagedError) return 'damaged'
  if (!(error instanceof Error)) return null
  const { sqliteExtendedCode, errcode, code } = error as { sqliteExtendedCode?: number; errcode?: number; code?: string }
  const result = sqliteExtendedCode ?? errcode
  if (typeof result === 'number') return SQLITE[result & 0xff] ?? null
  return SYSTEM[code ?? ''] ?? WORDS.find(([words]) => words.test(error.message))?.[1] ?? null
}
