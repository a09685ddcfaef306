import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { WalPosition } from './wal-frames'

/** A piece of a file that rows may name. */
export type BlobPiece = { name: string; from: number; size: number; length: number }
export type CommitNote = { sequence: number | null; atMs: number | null; fileIsPages: number; pages: number[] }
/** What a chunk says about the bytes behind it: pieces of files first, then the pages of each commit. */
export type ChunkNote = {
  /** When it was written, milliseconds of the real clock. */
  writtenMs: number
  position: WalPosition & { isClosed: boolean }
  /** Number of the last commit that this chunk or one before it holds. */
  lastSequence: number
  pageSize: number
  blobs: BlobPiece[]
  commits: CommitNote[]
}
export type Chunk = { note: ChunkNote; bytes: Buffer }

const TAG = 16

/** Lays pages one after the other. A page that was there before is written as its difference, which packs to almost nothing. */
export class PagePile {
  readonly #before = new Map<number, Buffer>()
  readonly parts: Buffer[] = []
  size = 0

  add(number: number, page: Buffer): void {
    const before = this.#before.get(number)
    const part = before === undefined ? page : difference(before, page)
    this.#before.set(number, page)
    this.parts.push(part)
    this.size += part.length
  }
}

/** Takes pages from a pile in the order they were laid. */
export class PageReader {
  readonly #before = new Map<number, Buffer>()
  #at: number

  constructor(private readonly bytes: Buffer, start: number, private readonly pageSize: number) {
    this.#at = start
  }

  take(number: number): Buffer {
    const part = this.bytes.subarray(this.#at, (this.#at += this.pageSize))
    const before = this.#before.get(number)
    const page = before === undefined ? part : difference(before, part)
    this.#before.set(number, page)
    return page
  }
}

function difference(one: Buffer, other: Buffer): Buffer {
  const result = Buffer.allocUnsafe(one.length)
  for (let at = 0; at < one.length; at += 4) result.writeInt32LE(one.readInt32LE(at) ^ other.readInt32LE(at), at)
  return result
}

/** Seals a chunk under its number in the file, its length in front. */
export function sealChunk(key: Buffer, number: number, { note, packed }: { note: ChunkNote; packed: Buffer }): Buffer {
  const words = Buffer.from(JSON.stringify(note))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(words.length)
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number))
  const body = Buffer.concat([cipher.update(length), cipher.update(words), cipher.update(packed), cipher.final(), cipher.getAuthTag()])
  const front = Buffer.alloc(4)
  front.writeUInt32BE(body.length)
  return Buffer.concat([front, body])
}

/** Opens a chunk without the length in front. @throws when it was changed or belongs elsewhere */
export function openChunk(key: Buffer, number: number, sealed: Buffer): { note: ChunkNote; packed: Buffer } {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number))
  decipher.setAuthTag(sealed.subarray(-TAG))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()])
  const words = plain.readUInt32BE(0)
  return { note: JSON.parse(plain.toString('utf8', 4, 4 + words)) as ChunkNote, packed: plain.subarray(4 + words) }
}

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 6, 6)
  return nonce
}
