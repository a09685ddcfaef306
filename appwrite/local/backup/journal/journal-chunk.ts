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
