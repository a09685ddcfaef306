import { AppwriteError } from '../../http/appwrite-error'

/** Longest piece one range request is answered with. */
const LONGEST = 20_000_000
export const CHUNK_SIZE = 5 * 1024 * 1024

export type ByteRange = { start: number; end: number }

/**
 * Reads a `Range` header (both ends inclusive). Throws 416 for what lies outside the file;
 * like the real server it also refuses a range of a single byte and one without a start.
 */
export function readRange(header: string, size: number): ByteRange | null {
  if (header === '') return null
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header.trim())
  if (match === null) throw new AppwriteError('storage_invalid_range')
  const start = Number(match[1])
  const asked = match[2] === '' ? null : Number(match[2])
  const end = asked === null || asked - start > LONGEST ? Math.min(start + LONGEST - 1, size - 1) : asked
  if (start >= end || end >= size) throw new AppwriteError('storage_invalid_range')
  return { start, end }
}

export type Piece = ByteRange & { size: number; part: number; parts: number }

/** Reads `content-range: bytes 0-5242879/6000000` of a chunked upload; null without the header. */
export function readContentRange(header: string, length: number): Piece | null {
  if (header === '') return null
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(header.trim())
  if (match === null) throw new AppwriteError('storage_invalid_content_range')
  const [start, end, size] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const parts = Math.max(1, Math.ceil(size / CHUNK_SIZE))
  const last = Math.min(start + CHUNK_SIZE, size) - 1
  if (start % CHUNK_SIZE !== 0 || start >= size || end !== last || length !== end - start + 1) throw new AppwriteError('storage_invalid_content_range')
  return { start, end, size, part: start / CHUNK_SIZE, parts }
}
