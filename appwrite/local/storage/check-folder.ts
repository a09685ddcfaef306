import { DatabaseSync } from '@photostructure/sqlite'
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Sqlite } from './sqlite'
import { storageTrouble } from './storage-trouble'

const MAGIC = 'SQLite format 3\0'
const MB = 1024 * 1024
/** Up to this size the whole file is looked through at every start, which takes a moment; `APPWRITE_CHECK_MB` sets another. */
const CHECKED_MB = 128

/** Why a server does not start on this data, in words that say what to do. Nothing on disk has been changed. */
export class UnusableData extends Error {}

/** Makes the folder if need be. Throws `UnusableData` when nothing can be kept in it. */
export function openFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw unwritable(folder, error)
  }
}

/** The sentence for a folder that takes no writing, or the error itself when it is about something else. */
export function unwritable(folder: string, error: unknown): unknown {
  const trouble = storageTrouble(error)
  if (trouble === 'full') return new UnusableData(`There is no room left for the data folder ${folder}. Make room, or choose another folder with --data.`, { cause: error })
  if (trouble !== 'unwritable') return error
  return new UnusableData(`The data folder ${folder} cannot be written to. Give this account the right to write there, or choose another folder with --data.`, { cause: error })
}

function damaged(file: string, what: string, cause?: unknown): UnusableData {
  return new UnusableData(`The database ${file} ${what}. Nothing was changed or deleted. Keep a copy of the folder as it is, then bring the data back from a backup with \`npm run restore\`.`, { cause })
}

const sizeOf = (file: string): number | null => (existsSync(file) ? statSync(file).size : null)

/**
 * Looks at a database file before SQLite does, which would take an empty file for a new one, throw its log away and leave
 * every stored file without a row, and which writes to a file as soon as it opens it. Throws `UnusableData`.
 * @returns whether it has been looked through; with a log beside it `checkPages` does that, once it is open
 */
export function checkBeforeOpening(file: string, folder: string): boolean {
  const size = sizeOf(file)
  const hasLog = (sizeOf(`${file}-wal`) ?? 0) > 0
  if (size === null || size === 0) {
    if (hasLog || hasBlobs(folder)) throw damaged(file, size === null ? 'is missing, although other data of it is there' : 'is empty, although other data of it is there')
    return true
  }
  const head = readHead(file)
  if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) throw damaged(file, 'is damaged: it does not begin like a database')
  // With a log beside it, SQLite itself puts the two together and checks the length.
  if (!hasLog && size < expectedSize(head)) throw damaged(file, `is cut off: ${size} bytes of ${expectedSize(head)} are there`)
  if (hasLog || head[WRITE_VERSION] === WAL_VERSION) return false
  checkClosedFile(file)
  return true
}

/** Places in the header of a database file (https://sqlite.org/fileformat.html#the_database_header). */
const WRITE_VERSION = 18
const WAL_VERSION = 2
const HEADER_BYTES = 100

function readHead(file: string): Buffer {
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(HEADER_BYTES)
    readSync(handle, head, 0, head.length, 0)
    return head
  } finally {
    closeSync(handle)
  }
}

function expectedSize(head: Buffer): number {
  const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16)
  // The page count stands only when the change counter says that it was written with it.
  return head.readUInt32BE(24) === head.readUInt32BE(92) ? head.readUInt32BE(28) * pageSize : 0
}

/** A file that was closed in order is looked through without being opened for writing. */
function checkClosedFile(file: string): void {
  if (!isChecked(file)) return
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    const found = db.prepare('PRAGMA quick_check(1)').get() as { quick_check?: string } | undefined
    refuseUnlessOk(file, found?.quick_check)
  } finally {
    db.close()
  }
}

function isChecked(file: string): boolean {
  return statSync(file).size <= Number(process.env.APPWRITE_CHECK_MB ?? CHECKED_MB) * MB
}

function refuseUnlessOk(file: string, found = 'nothing'): void {
  if (found !== 'ok') throw damaged(file, `is damaged (${found.replace(/\s+/g, ' ').slice(0, 120)})`)
}

function hasBlobs(folder: string): boolean {
  const files = join(folder, 'files')
  return existsSync(files) && readdirSync(files).some((shelf) => /^[0-9a-f]{2}$/.test(shelf) && readdirSync(join(files, shelf)).some((name) => !name.endsWith('.part')))
}

/** Looks an opened file of moderate size through, together with the log a killed server left. Throws `UnusableData`. */
export function checkPages(db: Sqlite): void {
  if (db.location !== ':memory:' && isChecked(db.location)) refuseUnlessOk(db.location, db.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check)
}

/** What opening a database said, as the sentence for whoever starts the server. */
export function openingTrouble(file: string, error: unknown): unknown {
  if (error instanceof UnusableData || file === ':memory:') return error
  if (storageTrouble(error) === 'damaged') return damaged(file, `is damaged or cut off (${basename(file)}: ${error instanceof Error ? error.message : String(error)})`, error)
  return unwritable(file, error)
}
