import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Sqlite } from './sqlite'

/** Copies beyond these go: they are whole databases. */
const COPIES = 2

/** The copies kept beside a database file, oldest first: `meditrack.sqlite.format-1.2026-11-20T14-05-00-000Z`. */
export function upgradeCopies(file: string): string[] {
  const start = `${basename(file)}.format-`
  const names = readdirSync(dirname(file)).filter((name) => name.startsWith(start) && name.endsWith('Z'))
  return names.sort((a, b) => timeOf(a).localeCompare(timeOf(b))).map((name) => join(dirname(file), name))
}

const timeOf = (name: string) => name.slice(name.lastIndexOf('.') + 1)

/** Keeps the database as it is now beside it, before an upgrade changes it. The copy has its name only once all of it is on disk. */
export function keepCopy(db: Sqlite, format: number, nowMs: number): string {
  const copy = `${db.location}.format-${format}.${new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')}`
  const half = `${copy}.part`
  rmSync(half, { force: true })
  // SQLite reads its own file: reading it past SQLite and closing it would give its lock away.
  db.run('VACUUM INTO ?', half)
  chmodSync(half, 0o600)
  sync(half)
  renameSync(half, copy)
  if (process.platform !== 'win32') sync(dirname(copy))
  for (const old of upgradeCopies(db.location).slice(0, -COPIES)) rmSync(old, { force: true })
  return copy
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Whether there is a file to copy: not in memory, and not a database that is only just being made. */
export const isOnDisk = (db: Sqlite) => db.location !== ':memory:' && existsSync(db.location)
