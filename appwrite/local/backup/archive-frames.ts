import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { BackupError } from './backup-error'

/**
 * How files lie in a backup: frames of kind (1 byte), length (4 bytes) and body. A file is `file`, its pieces in order,
 * and `whole` with the size and the SHA-256 of what was read; `manifest` comes last.
 */
const KINDS = ['file', 'piece', 'packed', 'whole', 'manifest'] as const
type FrameKind = (typeof KINDS)[number]
export type Frame = { kind: FrameKind; body: Buffer }
export type Whole = { size: number; sha256: string }

const HEAD = 5
const LARGEST_PIECE = 1024 * 1024
const LARGEST_BODY = 64 * 1024 * 1024
const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

type Sink = { write(bytes: Buffer): Promise<void> }

/** Writes one frame as it is. Bodies over 64 MB would not be read back; files go through `writeFile`, which cuts them up. */
export async function writeFrame(sink: Sink, kind: FrameKind, body: Buffer): Promise<void> {
  const head = Buffer.alloc(HEAD)
  head.writeUInt8(KINDS.indexOf(kind) + 1, 0)
  head.writeUInt32BE(body.length, 1)
  await sink.write(head)
  await sink.write(body)
}

/** Writes one file; `pack` is for content that shrinks (a database), not for what is sealed already. */
export async function writeFile(sink: Sink, { name, pack }: { name: string; pack: boolean }, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<Whole> {
  await writeFrame(sink, 'file', Buffer.from(JSON.stringify({ name })))
  const hash = createHash('sha256')
  let size = 0
  for await (const bytes of content) {
    hash.update(bytes)
    size += bytes.length
    for (let at = 0; at < bytes.length; at += LARGEST_PIECE) {
      const piece = bytes.subarray(at, at + LARGEST_PIECE)
      await (pack ? writeFrame(sink, 'packed', await deflate(piece, { level: 1 })) : writeFrame(sink, 'piece', piece))
    }
  }
  const whole = { size, sha256: hash.digest('hex') }
  await writeFrame(sink, 'whole', Buffer.from(JSON.stringify(whole)))
  return whole
}

/** The frames of a stream, unpacked. */
export async function* readFrames(parts: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let have: Buffer = Buffer.alloc(0)
  for await (const part of parts) {
    have = have.length === 0 ? part : Buffer.concat([have, part])
    while (have.length >= HEAD) {
      const kind = KINDS[have.readUInt8(0) - 1]
      const length = have.readUInt32BE(1)
      if (kind === undefined || length > LARGEST_BODY) throw new BackupError('This backup holds something that this version of MediTrack Pro does not know.')
      if (have.length < HEAD + length) break
      const body = have.subarray(HEAD, HEAD + length)
      have = have.subarray(HEAD + length)
      yield kind === 'packed' ? { kind: 'piece', body: await inflate(body, { maxOutputLength: LARGEST_PIECE }) } : { kind, body }
    }
  }
  if (have.length > 0) throw new BackupError('This backup is cut off: its end is missing.')
}
