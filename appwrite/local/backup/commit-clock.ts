import type { Sqlite } from '../storage/sqlite'

/**
 * The one row of `commit_clock`: which journal is kept, the number of the last commit and when it was. It is written in the
 * transaction it tells of, so that after a crash the log itself says how far the clinic had come, to the millisecond.
 * Always of one length: the row stays where it is on its page.
 */
export type ClockStamp = { line: string; sequence: number; atMs: number }

export const CLOCK_TABLE = 'commit_clock'

/** The stamp as the row holds it: 64 characters, whatever the numbers. */
export const formatStamp = ({ line, sequence, atMs }: ClockStamp) => `${line} ${String(sequence).padStart(16, '0')} ${String(atMs).padStart(14, '0')}`

const STAMP = /^([0-9a-f]{32}) (\d{16}) (\d{14})$/

/** Null for anything that is not exactly such a row. */
export function readStamp(text: string): ClockStamp | null {
  const [, line, sequence, at] = STAMP.exec(text) ?? []
  return line === undefined ? null : { line, sequence: Number(sequence), atMs: Number(at) }
}

/** From now on commits are not numbered: whatever journal there is ends here. */
export function forgetLine(db: Sqlite): void {
  const hasTable = db.get('SELECT 1 AS yes FROM sqlite_master WHERE name = ?', CLOCK_TABLE) !== undefined
  if (hasTable && db.get(`SELECT 1 AS yes FROM ${CLOCK_TABLE}`) !== undefined) db.run(`DELETE FROM ${CLOCK_TABLE}`)
}
