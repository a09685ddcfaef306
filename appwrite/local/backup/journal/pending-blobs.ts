import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BlobStore } from '../../services/storage/blob-store'
import type { BlobPiece } from './journal-chunk'

const PIECE = 4 * 1024 * 1024

/** Files that were written and are not in the journal yet. None is removed before it is there. */
export class PendingBlobs {
  readonly #names = new Set<string>()
  #release: (() => void) | null = null

  constructor(private readonly blobs: BlobStore, private readonly folder: string, private readonly onWritten: () => void) {
    blobs.onWritten = (name) => this.add(name)
  }

  add(name: string): void {
    this.#names.add(name)
    this.#release ??= this.blobs.hold()
    this.onWritten()
  }

  get size(): number {
    return this.#names.size
  }

  /** After a crash: files that may have been written since the journal last was, with room for a slow disk. */
  addWrittenSince(ms: number): void {
    for (const shelf of readdirSync(this.folder).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
      for (const name of readdirSync(join(this.folder, shelf))) {
        if (/^[0-9a-f]{32}$/.test(name) && statSync(join(this.folder, shelf, name)).mtimeMs >= ms) this.add(name)
      }
    }
  }

  names(): string[] {
    return [...this.#names]
  }

  /** These are in the journal, on disk. */
  done(names: readonly string[]): void {
    for (const name of names) this.#names.delete(name)
    if (this.#names.size > 0) return
    this.#release?.()
    this.#release = null
  }

  /** The content of a file, piece by piece. */
  *piecesOf(name: string): Generator<{ piece: BlobPiece; bytes: Buffer }> {
    const fd = openSync(join(this.folder, name.slice(0, 2), name), 'r')
    try {
      const { size } = fstatSync(fd)
      for (let from = 0; from === 0 || from < size; from += PIECE) {
        const bytes = Buffer.alloc(Math.min(PIECE, size - from))
        const length = readSync(fd, bytes, 0, bytes.length, from)
        yield { piece: { name, from, size, length }, bytes: bytes.subarray(0, length) }
      }
    } finally {
      closeSync(fd)
    }
  }

  end(): void {
    this.blobs.onWritten = null
    this.#names.clear()
    this.#release?.()
    this.#release = null
  }
}
