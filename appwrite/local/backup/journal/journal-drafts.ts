import type { ChunkNote, CommitNote } from './journal-chunk'
import { JournalGap } from './journal-gap'
import type { Draft } from './journal-writer'
import { PagePile } from './page-pile'
import type { PendingBlobs } from './pending-blobs'
import { commitsAfter, type LogToRead, type WalCommit, type WalPosition } from './wal-frames'

export type Reading = LogToRead & { pageSize: number; line: string; isClosing: boolean }
export type Reached = { position: WalPosition; lastSequence: number }

/** A chunk is made in one go while callers wait: it is kept to a few milliseconds. */
const BYTES_AT_ONCE = 2 * 1024 * 1024
const COMMITS_AT_ONCE = 100

/** Files first: whatever a commit names is in the journal before it. */
export function* blobDrafts(pending: PendingBlobs, names: readonly string[], note: () => ChunkNote): Generator<Draft> {
  for (const name of names) {
    for (const { piece, bytes } of pending.piecesOf(name)) yield { note: { ...note(), blobs: [piece] }, parts: [bytes] }
  }
}

/**
 * What was committed after a place in the log, up to a numbered commit that is known to be on disk. Commits without a number
 * (changes of the schema at a start) go with the numbered one that follows them.
 * @throws JournalGap when a number is missing or of another line
 */
export function* commitDrafts(reading: Reading, from: Reached, upTo: number): Generator<{ draft: Draft; reached: Reached }> {
  let batch = new Batch(reading, from)
  let loose: WalCommit[] = []
  for (const commit of commitsAfter(reading, from.position)) {
    loose.push(commit)
    if (commit.stamp === null) continue
    if (commit.stamp.sequence > upTo) break
    if (commit.stamp.line !== reading.line || commit.stamp.sequence !== batch.reached.lastSequence + 1) throw new JournalGap('Something was written to the records that the journal did not see.')
    for (const each of loose) batch.add(each)
    loose = []
    if (!batch.isFull) continue
    yield batch.finish()
    batch = new Batch(reading, batch.reached)
  }
  if (!batch.isEmpty) yield batch.finish()
}

class Batch {
  readonly #pile = new PagePile()
  readonly #commits: CommitNote[] = []
  reached: Reached

  constructor(private readonly reading: Reading, from: Reached) {
    this.reached = from
  }

  get isFull(): boolean {
    return this.#pile.size >= BYTES_AT_ONCE || this.#commits.length >= COMMITS_AT_ONCE
  }

  get isEmpty(): boolean {
    return this.#commits.length === 0
  }

  add({ pages, fileIsPages, stamp, end }: WalCommit): void {
    for (const [number, page] of pages) this.#pile.add(number, page)
    this.#commits.push({ sequence: stamp?.sequence ?? null, atMs: stamp?.atMs ?? null, fileIsPages, pages: [...pages.keys()] })
    this.reached = { position: end, lastSequence: stamp?.sequence ?? this.reached.lastSequence }
  }

  finish(): { draft: Draft; reached: Reached } {
    return { draft: { note: { ...emptyNote(this.reading, this.reached), commits: this.#commits }, parts: this.#pile.parts }, reached: this.reached }
  }
}

/** A note without commits or files: how far the log was read, and whether the journal ends here. */
export function emptyNote({ pageSize, isClosing }: Reading, { position, lastSequence }: Reached): ChunkNote {
  return { writtenMs: Date.now(), position: { ...position, isClosed: isClosing }, lastSequence, pageSize, blobs: [], commits: [] }
}
