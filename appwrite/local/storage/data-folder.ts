import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { openFolder, unwritable, UnusableData } from './check-folder'
import { readKeyFile } from './key-file'

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

  /**
   * The secrets that encrypt at rest, the current one first: given by the caller (`older` ones after a comma each), or those in
   * the key file (made on the first start).
   */
  secrets(given: string | undefined, older = ''): [Buffer, ...Buffer[]] {
    if (given !== undefined && given !== '') return [Buffer.from(given, 'utf8'), ...older.split(',').filter(Boolean).map((secret) => Buffer.from(secret, 'utf8'))]
    if (this.path === null) return [randomBytes(32)]
    const [current = '', ...others] = readKeyFile(join(this.path, KEY))
    return [Buffer.from(current, 'hex'), ...others.map((secret) => Buffer.from(secret, 'hex'))]
  }

  release(): void {
    this.lock?.close()
  }
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
