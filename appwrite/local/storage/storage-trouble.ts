/** What can be wrong with the place where everything is kept: no room, no right to write, or bytes that are not what was written. */
export type Trouble = 'full' | 'unwritable' | 'damaged'

/** SQLite's primary result codes (https://sqlite.org/rescode.html); an extended code carries its primary one in the low byte. */
const SQLITE: Readonly<Record<number, Trouble>> = { 13: 'full', 8: 'unwritable', 10: 'unwritable', 14: 'unwritable', 11: 'damaged', 26: 'damaged' }

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
  return SYSTEM[code ?? ''] ?? null
}
