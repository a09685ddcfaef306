import { createHash, type Hash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, rename, rm, rmdir, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readFrames, type Whole } from './archive-frames'
import { BackupError } from './backup-error'
import { CLINIC_FILES, databaseName, isAllowedName } from './backup-layout'
import { syncFolder } from './durable-files'
import { FrozenDatabase } from './frozen-database'
import { STORAGE_FORMAT } from '../storage/migrations'
import { Sqlite } from '../storage/sqlite'
import { forgetLine } from './commit-clock'
import { totalOf, type BackupReport, type Manifest } from './manifest'
import { readSealed } from './sealed-file'

export type RestoreRequest = {
  /** The backup. */
  file: string
  /** An empty folder, or one that is not there yet. */
  into: string
  passphrase: string
  onProgress?: (done: number, total: number) => void
  /** Changes what was unpacked before it is put in its place; what it throws leaves nothing behind. */
  beforePlacing?: (unpacked: string, manifest: Manifest) => Promise<void>
}

const UNPACKING = '.restoring-'

/**
 * Unpacks a backup into an empty folder, checks every hash, the database and the counts, and only then puts it in its place.
 * @throws BackupError in one sentence; nothing is left behind then
 */
export async function restoreBackup(request: RestoreRequest): Promise<BackupReport & { manifest: Manifest }> {
  const wasThere = await requireEmpty(request.into)
  await mkdir(request.into, { recursive: true, mode: 0o700 })
  const unpacked = await mkdtemp(join(request.into, UNPACKING))
  try {
    const { manifest, bytes } = await unpack(request, unpacked)
    if (manifest.storageFormat > STORAGE_FORMAT) throw new BackupError(`This backup was made by a newer version (storage format ${manifest.storageFormat}, this one knows ${STORAGE_FORMAT}). Restore it with that version.`)
    await request.beforePlacing?.(unpacked, manifest)
    checkDatabase(unpacked, manifest, request.beforePlacing === undefined)
    endLine(join(unpacked, databaseName(manifest.projectId)))
    await place(unpacked, request.into)
    return { file: request.file, takenAt: manifest.takenAt, bytes, rows: totalOf(manifest.rows), blobs: manifest.files.filter(({ name }) => name.startsWith('appwrite/files/')).length, tables: Object.keys(manifest.rows).length, projectId: manifest.projectId, manifest }
  } catch (error) {
    await rm(unpacked, { recursive: true, force: true })
    if (!wasThere) await rmdir(request.into)
    throw error
  }
}

/** What an earlier, killed restore left is rubbish: it put nothing in its place yet. */
async function requireEmpty(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false
  const names = await readdir(folder)
  const others = names.filter((name) => !name.startsWith(UNPACKING))
  if (others.length > 0) throw new BackupError(`The folder ${folder} is not empty. A backup is restored into an empty folder only, so that nothing is written over: name another one with --into.`)
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true })
  return true
}

async function unpack({ file, passphrase, onProgress }: RestoreRequest, folder: string): Promise<{ manifest: Manifest; bytes: number }> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(`The backup ${file} cannot be opened (${error.code}).`, { cause: error })
  })
  const unpacking = new Unpacking(folder)
  try {
    const { size } = await handle.stat()
    let done = 0
    const parts = readSealed(handle, passphrase, (bytes) => onProgress?.((done += bytes), size))
    for await (const { kind, body } of readFrames(parts)) await unpacking[kind](body)
    return { manifest: unpacking.finish(), bytes: size }
  } finally {
    await unpacking.close()
    await handle.close()
  }
}

/** Takes frames one after the other; every method is named as the frame it takes. */
class Unpacking {
  #current: { name: string; handle: FileHandle; hash: Hash; size: number } | null = null
  #manifest: Manifest | null = null
  readonly #found: Manifest['files'] = []

  constructor(private readonly folder: string) {}

  async file(body: Buffer): Promise<void> {
    const { name } = JSON.parse(body.toString('utf8')) as { name: string }
    if (this.#current !== null || !isAllowedName(name)) throw new BackupError('This backup holds a file that does not belong there.')
    const path = join(this.folder, name)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    this.#current = { name, handle: await open(path, 'wx', 0o600), hash: createHash('sha256'), size: 0 }
  }

  async piece(body: Buffer): Promise<void> {
    const { handle, hash } = this.#open()
    hash.update(body)
    this.#open().size += body.length
    await handle.writeFile(body)
  }

  packed = (body: Buffer) => this.piece(body)

  async whole(body: Buffer): Promise<void> {
    const { name, handle, hash, size } = this.#open()
    const wanted = JSON.parse(body.toString('utf8')) as Whole
    const sha256 = hash.digest('hex')
    if (wanted.sha256 !== sha256 || wanted.size !== size) throw new BackupError(`The file ${name} inside this backup is not what was saved.`)
    await handle.sync()
    await handle.close()
    this.#current = null
    this.#found.push({ name, size, sha256 })
  }

  async manifest(body: Buffer): Promise<void> {
    this.#manifest = JSON.parse(body.toString('utf8')) as Manifest
  }

  /** @throws BackupError unless exactly the files of the manifest were there, each as it was saved */
  finish(): Manifest {
    const manifest = this.#manifest
    if (manifest === null || this.#current !== null) throw new BackupError('This backup is cut off: its end is missing.')
    if (manifest.format !== 1) throw new BackupError('This backup holds something that this version of MediTrack Pro does not know.')
    if (JSON.stringify(manifest.files) !== JSON.stringify(this.#found)) throw new BackupError('The files inside this backup are not the ones it was made of.')
    return manifest
  }

  async close(): Promise<void> {
    await this.#current?.handle.close()
  }

  #open() {
    if (this.#current === null) throw new BackupError('This backup holds something that this version of MediTrack Pro does not know.')
    return this.#current
  }
}

/** Asks SQLite whether the file is sound, holds the counts against the manifest, and looks for every file a row names. */
function checkDatabase(folder: string, manifest: Manifest, hasSameRows: boolean): void {
  const file = join(folder, databaseName(manifest.projectId))
  if (!existsSync(file)) throw new BackupError('This backup holds no database.')
  const frozen = new FrozenDatabase(file)
  try {
    const fault = frozen.fault('whole')
    if (fault !== null) throw new BackupError(`The database inside this backup is damaged: ${fault}.`)
    if (hasSameRows && JSON.stringify(frozen.counts()) !== JSON.stringify(manifest.rows)) throw new BackupError('The rows inside this backup are not as many as were saved.')
    const files = join(folder, 'appwrite', 'files')
    const missing = frozen.blobs().find((blob) => !existsSync(join(files, blob.slice(0, 2), blob)))
    if (missing !== undefined) throw new BackupError(`A row of this backup names the file ${missing}, which is not in it.`)
  } finally {
    frozen.close()
  }
}

/** The journal goes on where the clinic it is of goes on; the restored one begins its own. */
function endLine(file: string): void {
  const db = new Sqlite(file)
  try {
    forgetLine(db)
  } finally {
    db.close()
  }
}

/** Keys first: a start in between must not make new ones for records that are still to come. */
async function place(unpacked: string, into: string): Promise<void> {
  const names = readdirSync(unpacked)
  const keysFirst = [...CLINIC_FILES.filter((name) => names.includes(name)), ...names.filter((name) => !(CLINIC_FILES as readonly string[]).includes(name))]
  for (const name of keysFirst) {
    await syncFolder(unpacked)
    await rename(join(unpacked, name), join(into, name))
  }
  await rm(unpacked, { recursive: true, force: true })
  await syncFolder(into)
}
