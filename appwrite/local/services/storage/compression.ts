import { promisify } from 'node:util'
import * as zlib from 'node:zlib'

export type Compression = 'none' | 'gzip' | 'zstd'

type Transform = (bytes: Buffer) => Promise<Buffer>
type Packers = { zstdCompress?: (bytes: Buffer, done: (error: Error | null, packed: Buffer) => void) => void; zstdDecompress?: Packers['zstdCompress'] }

const gzip: Transform = promisify(zlib.gzip)
const gunzip: Transform = promisify(zlib.gunzip)
/** Node has zstd from 22.15 and 23.8 on. */
const { zstdCompress, zstdDecompress } = zlib as Packers
const zstd: Transform | null = zstdCompress === undefined ? null : promisify(zstdCompress)
const unzstd: Transform | null = zstdDecompress === undefined ? null : promisify(zstdDecompress)

const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

/** Packs bytes for the disk. Where Node has no zstd, a bucket that asks for it is packed with gzip. */
export async function pack(compression: Compression, bytes: Buffer): Promise<Buffer> {
  if (compression === 'none') return bytes
  return compression === 'zstd' && zstd !== null ? zstd(bytes) : gzip(bytes)
}

/** The bytes as they were. Told by their first bytes, so that files survive a change of Node. */
export async function unpack(compression: Compression, packed: Buffer): Promise<Buffer> {
  if (compression === 'none') return packed
  if (!packed.subarray(0, 4).equals(ZSTD_MAGIC)) return gunzip(packed)
  if (unzstd === null) throw new Error('This file was packed with zstd, which Node reads from 22.15 on. Start the server with the Node it was written with.')
  return unzstd(packed)
}
