import { closeSync, existsSync, fsync, fsyncSync, mkdirSync, openSync, write, writeSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateRaw, deflateRawSync } from 'node:zlib'
import { newHeader, type Stretched } from '../sealed-header'
import { sealChunk, type ChunkNote } from './journal-chunk'
import { journalFileName } from './journal-files'
import { JournalGap } from './journal-gap'

const deflate = promisify(deflateRaw)
const syncLater = promisify(fsync)

/** A file grows to about this; then the next one is begun. */
const FULL = 64 * 1024 * 1024
const FAST = { level: 1 } as const

export type Draft = { note: ChunkNote; parts: Buffer[] }

/** Appends chunks to the files of one line. After a failure it goes on in a new file: the torn end of the old one is left out when it is read. */
export class JournalWriter {
  #fd: number | null = null
  #file = ''
  #key: Buffer = Buffer.alloc(0)
  #chunks = 0
  #size = 0

  /** @param number of the last file that is there */
  constructor(private readonly folder: string, private number: number, private readonly stretched: Stretched) {}

  /** The next chunk begins a new file. */
  rotate(): void {
    if (this.#fd !== null) closeSync(this.#fd)
    this.#fd = null
  }

  async append({ note, parts }: Draft, after: number): Promise<void> {
    const packed = await deflate(Buffer.concat(parts), FAST)
    const fd = this.#open(after)
    const bytes = sealChunk(this.#key, this.#chunks, { note, packed })
    for (let at = 0; at < bytes.length; ) at += await writeLater(fd, bytes.subarray(at))
    this.#wrote(bytes)
  }

  appendNow({ note, parts }: Draft, after: number): void {
    const packed = deflateRawSync(Buffer.concat(parts), FAST)
    const fd = this.#open(after)
    const bytes = sealChunk(this.#key, this.#chunks, { note, packed })
    for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at)
    this.#wrote(bytes)
  }

  async sync(): Promise<void> {
    if (this.#fd !== null) await syncLater(this.#fd)
    this.#requireFile()
    if (this.#size > FULL) this.rotate()
  }

  syncNow(): void {
    if (this.#fd !== null) fsyncSync(this.#fd)
    this.#requireFile()
  }

  /** A file that was removed takes what is written to it all the same, and keeps nothing. */
  #requireFile(): void {
    if (this.#fd !== null && !existsSync(this.#file)) throw new JournalGap(`The file ${this.#file} was removed.`)
  }

  #wrote(bytes: Buffer): void {
    this.#chunks++
    this.#size += bytes.length
  }

  #open(after: number): number {
    if (this.#fd !== null) return this.#fd
    const { header, contentKey } = newHeader('journal', this.stretched)
    mkdirSync(this.folder, { recursive: true, mode: 0o700 })
    this.#file = join(this.folder, journalFileName(this.number + 1, after))
    const fd = openSync(this.#file, 'wx', 0o600)
    this.number++
    this.#fd = fd
    this.#key = contentKey
    this.#chunks = 0
    this.#size = header.length
    writeSync(fd, header)
    fsyncSync(fd)
    syncFolderNow(this.folder)
    return fd
  }
}

function syncFolderNow(folder: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function writeLater(fd: number, bytes: Buffer): Promise<number> {
  return new Promise((done, fail) => write(fd, bytes, (error, written) => (error === null ? done(written) : fail(error))))
}
