import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync, writeFileSync, fsyncSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { openFolder, unwritable, UnusableData } from './check-folder'

const LOCK = 'server.lock'
const OWNER = 'server.pid'
const KEY = 'server.key'

/** Another process serves the folder. */
export class FolderInUse extends Error {}

/**
 * The folder that holds everything a server keeps. A lock refuses a second server
 * on the same data; the secret key file is readable by its owner alone.
 */
export class DataFolder {
  private constructor(readonly path: string | null, private readonly lock: DatabaseSyncInstance | null) {}

  static open(dataDir: string): DataFolder {
    if (dataDir === ':memory:') return new DataFolder(null, null)
    openFolder(dataDir)
    return new DataFolder(dataDir, takeLock(dataDir))
  }

  /** Where a project's rows live. */
  databaseFile(projectId: string): string {
    return this.path === null ? ':memory:' : join(this.path, `${projectId}.sqlite`)
  }

  /** A folder for files, made when first asked for; null when everything is in memory. */
  folder(name: string): string | null {
    if (this.path === null) return null
    const folder = join(this.path, name)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  }

  /** The secret given by the caller, or the one in the key file (made on the first start). */
  secret(given: string | undefined): Buffer {
    if (given !== undefined && given !== '') return Buffer.from(given, 'utf8')
    if (this.path === null) return randomBytes(32)
    const file = join(this.path, KEY)
    if (!existsSync(file)) makeKey(file)
    const text = readFileSync(file, 'utf8').trim()
    if (!/^[0-9a-f]{64}$/.test(text)) throw new UnusableData(`The key file ${file} is damaged; without it nothing that was encrypted can be read. Nothing was changed. Put the key back from where it was kept, or bring the data back with \`npm run restore\`.`)
    return Buffer.from(text, 'hex')
  }

  release(): void {
    this.lock?.close()
  }
}

/** Under its own name only once all of it is on disk: a start that died half way must not leave half a key. */
function makeKey(file: string): void {
  const draft = `${file}.new`
  const handle = openSync(draft, 'w', 0o600)
  try {
    writeSync(handle, randomBytes(32).toString('hex'))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}

/** Holds an exclusive lock of the operating system, which dies with the process, however it ends. */
function takeLock(folder: string): DatabaseSyncInstance {
  const lock = new DatabaseSync(join(folder, LOCK))
  const note = join(folder, OWNER)
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    const owner = existsSync(note) ? ` (process ${readFileSync(note, 'utf8').trim()})` : ''
    const reason = error instanceof Error ? error.message : String(error)
    const trouble = unwritable(folder, error)
    if (trouble instanceof UnusableData) throw trouble
    if (!/locked|busy/i.test(reason)) throw new Error(`Could not lock the data folder ${folder}: ${reason}`, { cause: error })
    throw new FolderInUse(`Another server${owner} is using the data folder ${folder}. Stop it first, or choose another folder with --data.`, { cause: error })
  }
  try {
    writeFileSync(note, String(process.pid), { mode: 0o600 })
    return lock
  } catch (error) {
    lock.close()
    throw unwritable(folder, error)
  }
}
