import { existsSync, readdirSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { BackupError } from '../backup-error'
import { HEADER_BYTES, openHeader, type Stretched } from '../sealed-header'
import { openChunk, type Chunk, type ChunkNote } from './journal-chunk'

const inflate = promisify(inflateRaw)
const SUFFIX = '.mtjournal'
const LARGEST = 256 * 1024 * 1024

/** Each line (the run of commits after one beginning) has a folder of its own beside the backups. */
export const journalFolder = (backups: string, line: string) => join(backups, 'journal', line)

/** `000003-0000000000000120.mtjournal`: the third file of its line; what it holds comes after commit 120. */
export const journalFileName = (number: number, after: number) => `${String(number).padStart(6, '0')}-${String(after).padStart(16, '0')}${SUFFIX}`

export type JournalFile = { number: number; after: number; file: string }

/** The files of a line in order. */
export function journalFiles(folder: string): JournalFile[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => /^\d{6}-\d{16}\.mtjournal$/.test(name))
  return names.sort().map((name) => ({ number: Number(name.slice(0, 6)), after: Number(name.slice(7, 23)), file: join(folder, name) }))
}

type Reading = { handle: FileHandle; contentKey: Buffer; stretched: Stretched; size: number }

/** Opens a file of the journal; null when it was torn before its header was whole. */
async function start(file: string, passphrase: string | Stretched): Promise<Reading | null> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size < HEADER_BYTES) {
      await handle.close()
      return null
    }
    return { handle, size, ...(await openHeader(await readAt(handle, 0, HEADER_BYTES), 'journal', passphrase)) }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * The chunks of one file. A chunk at the end that is not whole was being written when the machine stopped: it is left out.
 * @throws BackupError when a chunk before the end was changed
 */
export async function* readChunks(file: string, passphrase: string): AsyncGenerator<Chunk> {
  const reading = await start(file, passphrase)
  if (reading === null) return
  const { handle, contentKey, size } = reading
  try {
    let number = 0
    for (let at = HEADER_BYTES; at + 4 <= size; number++) {
      const length = (await readAt(handle, at, 4)).readUInt32BE(0)
      const end = at + 4 + length
      if (end > size || length > LARGEST) return
      const opened = tryOpen(contentKey, number, await readAt(handle, at + 4, length))
      if (opened === null && end === size) return
      if (opened === null) throw new BackupError(`The journal ${file} is damaged: a part of it was changed after it was written.`)
      yield { note: opened.note, bytes: await inflate(opened.packed, { maxOutputLength: LARGEST }) }
      at = end
    }
  } finally {
    await handle.close()
  }
}

/** What the last whole chunk of a file says, and what opens further files of its line; null when there is none. */
export async function lastNote(file: string, passphrase: string): Promise<{ note: ChunkNote; stretched: Stretched } | null> {
  const reading = await start(file, passphrase)
  if (reading === null) return null
  const { handle, contentKey, size, stretched } = reading
  try {
    const places: { at: number; length: number }[] = []
    for (let at = HEADER_BYTES; at + 4 <= size; ) {
      const length = (await readAt(handle, at, 4)).readUInt32BE(0)
      if (at + 4 + length > size) break
      places.push({ at: at + 4, length })
      at += 4 + length
    }
    for (const [number, { at, length }] of [...places.entries()].reverse()) {
      const opened = tryOpen(contentKey, number, await readAt(handle, at, length))
      if (opened !== null) return { note: opened.note, stretched }
    }
    return null
  } finally {
    await handle.close()
  }
}

function tryOpen(key: Buffer, number: number, sealed: Buffer): { note: ChunkNote; packed: Buffer } | null {
  try {
    return openChunk(key, number, sealed)
  } catch {
    // Not whole or not ours: whoever asks knows whether that may be.
    return null
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let have = 0
  while (have < length) {
    const { bytesRead } = await handle.read(bytes, have, length - have, position + have)
    if (bytesRead === 0) throw new BackupError('The journal became shorter while it was read.')
    have += bytesRead
  }
  return bytes
}
