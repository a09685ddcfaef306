import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { writeFile, writeFrame } from './archive-frames'
import { BackupError } from './backup-error'
import { blobName, CLINIC_FILES, databaseName, KEY_FILE, type Place } from './backup-layout'
import { FrozenDatabase } from './frozen-database'
import { syncFolder } from './durable-files'
import { totalOf, type BackupReport, type Manifest } from './manifest'
import type { Moment } from './moment'
import { COST, requirePassphrase, type Cost } from './passphrase'
import { SealedWriter } from './sealed-file'
import { stretchNew } from './sealed-header'

export type BackupRequest = {
  place: Place
  /** The moment the folder stands still at. */
  moment: Moment
  /** Folder the backup is written to. */
  into: string
  passphrase: string
  /** Secrets that came from the environment and not from the clinic's file. */
  secrets?: Record<string, string>
  cost?: Cost
  /** Asked before the file gets its name: throws when the folder did not stand still until then. */
  confirm: () => Promise<void>
  /** Told how far it is: bytes read and bytes there are. */
  onProgress?: (done: number, total: number) => void
}

export const BACKUP_SUFFIX = '.mtbackup'

/** `meditrack-2026-11-20T02-00-00-000Z.mtbackup`: sorted by name is sorted by time. */
export const backupFileName = (projectId: string, takenAt: string) => `${projectId}-${takenAt.replaceAll(/[:.]/g, '-')}${BACKUP_SUFFIX}`

/**
 * Writes one sealed file with everything a clinic needs to run again: its database, the files its rows name, its keys.
 * The folder must stand still (see hold-moment.ts). The file appears under its name only when all of it is on disk.
 */
export async function takeBackup(request: BackupRequest): Promise<BackupReport> {
  requirePassphrase(request.passphrase)
  await mkdir(request.into, { recursive: true, mode: 0o700 })
  const content = await lookInside(request)
  await requireSpace(request.into, content.total)
  const name = backupFileName(request.place.projectId, request.moment.takenAt)
  const half = join(request.into, `${name}.part`)
  const handle = await open(half, 'wx', 0o600)
  try {
    const writer = await SealedWriter.start(handle, await stretchNew(request.passphrase, request.cost ?? COST))
    await writeAll(writer, request, content)
    await writer.end()
    await handle.close()
    await request.confirm()
    await rename(half, join(request.into, name))
    await syncFolder(request.into)
    return { file: join(request.into, name), takenAt: request.moment.takenAt, bytes: writer.bytes, rows: totalOf(content.rows), blobs: content.blobs.length, tables: Object.keys(content.rows).length, projectId: request.place.projectId }
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(half, { force: true })
    throw error
  }
}

type Content = { rows: Record<string, number>; blobs: string[]; storageFormat: number; total: number }

async function lookInside({ place }: BackupRequest): Promise<Content> {
  const file = join(place.server, `${place.projectId}.sqlite`)
  const frozen = new FrozenDatabase(file)
  try {
    // A damaged database must not take the place of sound backups, one day after the other.
    const fault = frozen.fault('quick')
    if (fault !== null) throw new BackupError(`The database ${file} is damaged (${fault}). No backup was made of it; the earlier ones are kept: bring the clinic back with \`npm run restore\`.`)
    const blobs = frozen.blobs()
    let total = (await stat(file)).size
    for (const blob of blobs) total += (await sizeOf(place, blob))
    return { rows: frozen.counts(), blobs, storageFormat: frozen.storageFormat(), total }
  } finally {
    frozen.close()
  }
}

const blobFile = (place: Place, blob: string) => join(place.server, 'files', blob.slice(0, 2), blob)

async function sizeOf(place: Place, blob: string): Promise<number> {
  try {
    return (await stat(blobFile(place, blob))).size
  } catch (error) {
    throw new BackupError(`A row names the file ${blob}, which is not in ${join(place.server, 'files')}. The backup was not written.`, { cause: error })
  }
}

/** Better told now than found out when the disk is full. A database packs to less, so this never refuses what would fit by a little. */
async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes * 0.2) throw new BackupError(`There is too little space left on the disk of ${folder}: ${Math.ceil(bytes / 1e6)} MB are to be saved, and ${Math.floor((bavail * bsize) / 1e6)} MB are free.`)
}

async function writeAll(writer: SealedWriter, request: BackupRequest, content: Content): Promise<void> {
  const { place, moment } = request
  const files: Manifest['files'] = []
  let done = 0
  const add = async (name: string, bytes: AsyncIterable<Buffer> | Iterable<Buffer>) => {
    files.push({ name, ...(await writeFile(writer, { name, pack: name.endsWith('.sqlite') }, counted(bytes))) })
  }
  async function* counted(bytes: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of bytes) {
      done += piece.length
      request.onProgress?.(Math.min(done, content.total), content.total)
      yield piece
    }
  }
  for (const [name, bytes] of await keysOf(request)) await add(name, [bytes])
  await add(databaseName(place.projectId), createReadStream(join(place.server, `${place.projectId}.sqlite`), { highWaterMark: 1024 * 1024 }))
  for (const blob of content.blobs) await add(blobName(blob), createReadStream(blobFile(place, blob), { highWaterMark: 1024 * 1024 }))
  const manifest: Manifest = { format: 1, projectId: place.projectId, isClinic: place.clinic !== null, takenAt: moment.takenAt, storageFormat: content.storageFormat, journal: moment.journal, rows: content.rows, files }
  await writeFrame(writer, 'manifest', Buffer.from(JSON.stringify(manifest)))
}

/** Keys and secrets: without them nothing that was encrypted could be read again. */
async function keysOf({ place, secrets = {} }: BackupRequest): Promise<[string, Buffer][]> {
  const found: [string, Buffer][] = []
  const key = join(place.server, KEY_FILE)
  if (existsSync(key)) found.push([`appwrite/${KEY_FILE}`, await readFile(key)])
  for (const name of CLINIC_FILES) {
    const file = place.clinic === null ? null : join(place.clinic, name)
    if (file === null || !existsSync(file)) continue
    const bytes = await readFile(file)
    found.push([name, name === 'secrets.json' ? withGiven(bytes, secrets) : bytes])
  }
  return found
}

/** What the environment said won over the file while the clinic ran, so it is what the records were sealed with. */
function withGiven(bytes: Buffer, secrets: Record<string, string>): Buffer {
  return Buffer.from(`${JSON.stringify({ ...(JSON.parse(bytes.toString('utf8')) as object), ...secrets }, null, 2)}\n`)
}
