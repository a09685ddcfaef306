import { readSync } from 'node:fs'
import { readStamp, type ClockStamp } from '../commit-clock'

/**
 * SQLite's write-ahead log as its format is published (sqlite.org/fileformat2.html, section 4): a header of 32 bytes,
 * then frames of 24 bytes and a page. A frame whose second word is not 0 ends a commit.
 */
const HEADER = 32
const FRAME = 24
const LITTLE_ENDIAN = 0x377f0682
const FRAMES_AT_ONCE = 128

/** A place in the log: its generation (two salts), the frames before it, and their running checksum. */
export type WalPosition = { salts: [number, number]; frames: number; sum: [number, number] }
/** One commit: its pages by number, how many pages the file has after it, and what the clock said in it. */
export type WalCommit = { pages: Map<number, Buffer>; fileIsPages: number; stamp: ClockStamp | null; end: WalPosition }

const START: WalPosition = { salts: [0, 0], frames: 0, sum: [0, 0] }

type Log = { fd: number; pageSize: number; salts: [number, number]; sum: [number, number]; isLittle: boolean }

/** What the header of the log says; null while nothing was written to it. */
function openLog(fd: number): Log | null {
  const header = Buffer.alloc(HEADER)
  if (readSync(fd, header, 0, HEADER, 0) < HEADER) return null
  return { fd, pageSize: header.readUInt32BE(8), salts: [header.readUInt32BE(16), header.readUInt32BE(20)], sum: [header.readUInt32BE(24), header.readUInt32BE(28)], isLittle: header.readUInt32BE(0) === LITTLE_ENDIAN }
}

/** The generation the log is in. */
export const saltsOf = (fd: number): [number, number] | null => openLog(fd)?.salts ?? null

export type LogToRead = {
  fd: number
  /** Number of the page that the row of the clock lies on. */
  clockPage: number
  /** Whether this process wrote what is read and knows that it is whole: then checksums are taken as they are. */
  isOwn: boolean
}

/**
 * Commits after a position, in order. A frame counts only when it is of the log's generation and its checksum continues the
 * one before it, exactly as SQLite judges it when it recovers.
 */
export function* commitsAfter({ fd, clockPage, isOwn }: LogToRead, position: WalPosition): Generator<WalCommit> {
  const log = openLog(fd)
  if (log === null) return
  const isSame = log.salts[0] === position.salts[0] && log.salts[1] === position.salts[1]
  let at = isSame ? position.frames : 0
  let sum = isSame ? position.sum : log.sum
  let pages = new Map<number, Buffer>()
  const size = FRAME + log.pageSize
  for (;;) {
    const block = Buffer.allocUnsafe(FRAMES_AT_ONCE * size)
    const frames = Math.floor(readSync(fd, block, 0, block.length, HEADER + at * size) / size)
    for (let index = 0; index < frames; index++) {
      const frame = block.subarray(index * size, (index + 1) * size)
      const next = isOwn ? statedSum(frame, log) : checkedSum(frame, log, sum)
      if (next === null) return
      sum = next
      at++
      const page = frame.subarray(FRAME)
      pages.set(frame.readUInt32BE(0), page)
      const fileIsPages = frame.readUInt32BE(4)
      if (fileIsPages === 0) continue
      yield { pages, fileIsPages, stamp: stampOn(pages.get(clockPage)), end: { salts: log.salts, frames: at, sum } }
      pages = new Map()
    }
    if (frames < FRAMES_AT_ONCE) return
  }
}

const isOf = (frame: Buffer, salts: [number, number]) => frame.readUInt32BE(8) === salts[0] && frame.readUInt32BE(12) === salts[1]
const statedSum = (frame: Buffer, { salts }: Log): [number, number] | null => (isOf(frame, salts) ? [frame.readUInt32BE(16), frame.readUInt32BE(20)] : null)

function checkedSum(frame: Buffer, { salts, isLittle }: Log, sum: [number, number]): [number, number] | null {
  if (!isOf(frame, salts)) return null
  const next = addTo(addTo(sum, frame.subarray(0, 8), isLittle), frame.subarray(FRAME), isLittle)
  return next[0] === frame.readUInt32BE(16) && next[1] === frame.readUInt32BE(20) ? next : null
}

function addTo([first, second]: [number, number], bytes: Buffer, isLittle: boolean): [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let a = first
  let b = second
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + view.getUint32(at, isLittle) + b) >>> 0
    b = (b + view.getUint32(at + 4, isLittle) + a) >>> 0
  }
  return [a, b]
}

/**
 * The clock's one row on its page: the first cell holds one byte each of length and row id, a record header of four bytes
 * (its size, NULL for the id, text of 64 letters in two bytes), then the text.
 */
export function stampOn(page: Buffer | undefined): ClockStamp | null {
  if (page === undefined || page.readUInt8(0) !== 13 || page.readUInt16BE(3) !== 1) return null
  const cell = page.readUInt16BE(8)
  return readStamp(page.toString('latin1', cell + 6, cell + 70))
}
