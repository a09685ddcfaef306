import { existsSync } from 'node:fs'
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BackupError } from '../backup-error'
import { blobName, databaseName } from '../backup-layout'
import type { Manifest } from '../manifest'
import type { BlobPiece, Chunk, CommitNote } from './journal-chunk'
import { journalFiles, journalFolder, readChunks } from './journal-files'
import { PageReader } from './page-pile'

export type ReplayRequest = { backups: string; passphrase: string; manifest: Manifest; untilMs: number }
export type Replayed = {
  commits: number
  /** When the last change that is included was committed, milliseconds; null when the backup itself is the answer. */
  lastMs: number | null
  /** Whether the journal holds later changes, which were left out. */
  hasLater: boolean
}

/**
 * Brings an unpacked backup forward to a moment: every commit of the journal that was made at or before it, in order, page by
 * page, and the files written until then.
 * @throws BackupError when the journal does not reach from the backup to the moment without a gap
 */
export async function replayJournal(folder: string, { backups, passphrase, manifest, untilMs }: ReplayRequest): Promise<Replayed> {
  if (manifest.journal === null) throw new BackupError(`No journal was kept when the backup of ${manifest.takenAt} was made: it can be restored as it is, without --at.`)
  const { line, sequence } = manifest.journal
  const all = journalFiles(journalFolder(backups, line))
  if (all.length === 0) throw new BackupError(`The journal of the backup of ${manifest.takenAt} is not in ${journalFolder(backups, line)}.`)
  const needed = all.filter(({ after }, index) => after >= sequence || (all[index + 1]?.after ?? Infinity) > sequence)
  const replay = new Replay(folder, manifest, { sequence, untilMs })
  await replay.open()
  try {
    for (const { file } of needed) if (!replay.hasLater) await replay.takeAll(readChunks(file, passphrase))
    return replay.result()
  } finally {
    await replay.close()
  }
}

class Replay {
  #file: FileHandle | null = null
  #last: number
  #lastMs: number | null = null
  #commits = 0
  #loose: { note: CommitNote; pages: Buffer[] }[] = []
  hasLater = false

  constructor(private readonly folder: string, private readonly manifest: Manifest, private readonly goal: { sequence: number; untilMs: number }) {
    this.#last = goal.sequence
  }

  async open(): Promise<void> {
    this.#file = await open(join(this.folder, databaseName(this.manifest.projectId)), 'r+')
  }

  /** Chunk by chunk, until one holds something later. */
  async takeAll(chunks: AsyncIterable<Chunk>): Promise<void> {
    for await (const chunk of chunks) {
      await this.#take(chunk)
      if (this.hasLater) return
    }
  }

  async #take({ note, bytes }: Chunk): Promise<void> {
    let at = 0
    for (const piece of note.blobs) {
      await this.#writePiece(piece, bytes.subarray(at, at + piece.length))
      at += piece.length
    }
    const reader = new PageReader(bytes, at, note.pageSize)
    for (const commit of note.commits) {
      this.#loose.push({ note: commit, pages: commit.pages.map((number) => reader.take(number)) })
      if (commit.sequence === null || this.hasLater) continue
      await this.#decide(commit.sequence, commit.atMs ?? 0)
    }
  }

  /** A numbered commit closes what came before it: all of it happened, or none of it. */
  async #decide(sequence: number, atMs: number): Promise<void> {
    const group = this.#loose
    this.#loose = []
    // The backup has it already, or a file written twice after a failure does.
    if (sequence <= this.#last) return
    if (sequence !== this.#last + 1) throw new BackupError(`The journal has a gap after ${this.#lastMs === null ? this.manifest.takenAt : new Date(this.#lastMs).toISOString()}: restore to a moment before it.`)
    if (atMs > this.goal.untilMs) {
      this.hasLater = true
      return
    }
    for (const { note, pages } of group) await this.#apply(note, pages)
    this.#last = sequence
    this.#lastMs = atMs
    this.#commits++
  }

  async #apply({ pages: numbers, fileIsPages }: CommitNote, pages: Buffer[]): Promise<void> {
    const size = pages[0]?.length ?? 0
    for (const [index, page] of pages.entries()) await this.#file?.write(page, 0, size, ((numbers[index] ?? 1) - 1) * size)
    if (size > 0) await this.#file?.truncate(fileIsPages * size)
  }

  async #writePiece({ name, from }: BlobPiece, bytes: Buffer): Promise<void> {
    const path = join(this.folder, checkedBlobName(name))
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const handle = await open(path, existsSync(path) ? 'r+' : 'w', 0o600)
    try {
      await handle.write(bytes, 0, bytes.length, from)
      await handle.sync()
    } finally {
      await handle.close()
    }
  }

  result(): Replayed {
    return { commits: this.#commits, lastMs: this.#lastMs, hasLater: this.hasLater }
  }

  async close(): Promise<void> {
    await this.#file?.sync()
    await this.#file?.close()
  }
}

function checkedBlobName(name: string): string {
  if (!/^[0-9a-f]{32}$/.test(name)) throw new BackupError('The journal names a file that does not belong there.')
  return blobName(name)
}
