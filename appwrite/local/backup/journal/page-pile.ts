/**
 * Pages as they lie in a chunk: two bytes with the number of runs, then each run's place and length in words of four bytes (two
 * bytes each) and its bytes. Only what differs from the same page before it in the chunk is written; a page that comes for the
 * first time, or changed nearly everywhere, is written whole (WHOLE in the place of the number).
 */
const WHOLE = 0xffff
const WORD = 4
/** Runs closer together than this are one: the place and length of a run take a word themselves. */
const NEAR = 3

const words = (page: Buffer) => new Uint32Array(page.buffer, page.byteOffset, page.length / WORD)

/** Lays pages one after the other. */
export class PagePile {
  readonly #before = new Map<number, Buffer>()
  readonly parts: Buffer[] = []
  size = 0

  /** @param page at a place that four divides in its memory */
  add(number: number, page: Buffer): void {
    const before = this.#before.get(number)
    this.#before.set(number, page)
    const runs = before === undefined ? null : runsOf(words(before), words(page))
    if (runs === null) this.#put(numberOf(WHOLE), page)
    else this.#put(...runParts(runs, page))
  }

  #put(...parts: Buffer[]): void {
    for (const part of parts) {
      this.parts.push(part)
      this.size += part.length
    }
  }
}

/** Places and lengths of what differs; null when that is most of the page. */
function runsOf(before: Uint32Array, now: Uint32Array): number[] | null {
  const runs: number[] = []
  let end = -NEAR - 1
  let changed = 0
  for (let at = 0; at < now.length; at++) {
    if (before[at] === now[at]) continue
    changed++
    if (at - end <= NEAR) runs[runs.length - 1] = at + 1 - (runs.at(-2) ?? 0)
    else runs.push(at, 1)
    end = at
  }
  return changed * 2 > now.length ? null : runs
}

function runParts(runs: readonly number[], page: Buffer): Buffer[] {
  const parts: Buffer[] = []
  const head = Buffer.alloc(2 + runs.length * 2)
  head.writeUInt16BE(runs.length / 2)
  for (let index = 0; index < runs.length; index += 2) {
    const [place = 0, length = 0] = runs.slice(index, index + 2)
    head.writeUInt16BE(place, 2 + index * 2)
    head.writeUInt16BE(length, 4 + index * 2)
    parts.push(page.subarray(place * WORD, (place + length) * WORD))
  }
  return [head, ...parts]
}

function numberOf(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

/** Takes pages from a pile in the order they were laid. */
export class PageReader {
  readonly #before = new Map<number, Buffer>()
  #at: number

  constructor(private readonly bytes: Buffer, start: number, private readonly pageSize: number) {
    this.#at = start
  }

  take(number: number): Buffer {
    const page = this.#next(this.#before.get(number))
    this.#before.set(number, page)
    return page
  }

  #next(before: Buffer | undefined): Buffer {
    const count = this.#number()
    if (count === WHOLE) return this.#take(this.pageSize)
    if (before === undefined) throw new Error('A page of the journal builds on one that is not there.')
    const page = Buffer.from(before)
    const runs = Array.from({ length: count }, () => ({ place: this.#number(), length: this.#number() }))
    for (const { place, length } of runs) this.#take(length * WORD).copy(page, place * WORD)
    return page
  }

  #number(): number {
    return this.#take(2).readUInt16BE(0)
  }

  #take(length: number): Buffer {
    return this.bytes.subarray(this.#at, (this.#at += length))
  }
}
