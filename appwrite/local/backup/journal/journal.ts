import { closeSync, openSync } from 'node:fs'
import type { Project } from '../../project'
import { CLOCK_TABLE, forgetLine } from '../commit-clock'
import type { ClockHand } from './clock-hand'
import { blobDrafts, commitDrafts, emptyNote, type Reached, type Reading } from './journal-drafts'
import { JournalGap } from './journal-gap'
import type { JournalWriter } from './journal-writer'
import type { PendingBlobs } from './pending-blobs'

export type JournalParts = { project: Project; hand: ClockHand; pending: PendingBlobs; logFile: string; from: Reached }
export type JournalReports = {
  /** Changes are on their way again after a failure, or fail: the reason, or null. */
  onTrouble(reason: string | null): void
  /** Other lengths of the log than LIMITS; tests choose shorter ones. */
  limits?: LogLimits
  /** The journal cannot go on: a new one and a new backup are needed. */
  onLost(reason: string): void
}

const PAUSE_MS = 1000
const RETRY_MS = 5000

/** Lengths of the log in frames: when it is carried over to the file, and when a journal that cannot be written is given up. */
export type LogLimits = { carriedOver: number; givenUp: number }
/** A journal must not fill the disk of the clinic: 256 MB. */
const LIMITS: LogLimits = { carriedOver: 4000, givenUp: 65_536 }

/**
 * Copies what was committed, from SQLite's own log, into sealed files beside the backups, about a second later. The log is
 * carried over to the database file (and so overwritten) only when the journal has all of it on disk: a crash loses nothing of
 * the journal, and a commit waits for nothing. Only losing the disk of the records itself loses that last second.
 */
export class Journal {
  readonly #reading: Reading
  readonly #limits: LogLimits
  #reached: Reached
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | null = null
  #writer: JournalWriter | null = null
  #isFrozen = false
  #isOver = false
  /** When the newest commit in the journal was, milliseconds; null until the first. */
  savedMs: number | null = null

  constructor(private readonly parts: JournalParts, private readonly reports: JournalReports) {
    const { db } = parts.project
    const clockPage = db.get<{ rootpage: number }>('SELECT rootpage FROM sqlite_master WHERE name = ?', CLOCK_TABLE)?.rootpage ?? 0
    const pageSize = db.get<{ page_size: number }>('PRAGMA page_size')?.page_size ?? 0
    this.#reading = { fd: openSync(parts.logFile, 'r'), pageSize, clockPage, line: parts.hand.line, isClosing: false, isOwn: false }
    this.#reached = parts.from
    this.#limits = reports.limits ?? LIMITS
  }

  get isOver(): boolean {
    return this.#isOver
  }

  get line(): string {
    return this.parts.hand.line
  }

  /** Begins to write; what was committed before is caught up with. */
  async start(writer: JournalWriter): Promise<void> {
    this.#writer = writer
    await this.flush()
  }

  /** Somebody committed or a file was written. */
  wake(): void {
    if (this.#isOver || this.#timer !== undefined) return
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS)
    this.#timer.unref()
  }

  /** Resolves when what was committed until now is in the journal, on disk, or could not be written (then it is tried again). */
  async flush(): Promise<void> {
    while (this.#running !== null) await this.#running
    if (this.#writer === null || this.#isOver) return
    this.#running = this.#pass(this.#writer).finally(() => {
      this.#running = null
    })
    await this.#running
  }

  /** Everything committed so far is in the journal and in the database file, which stays as it is until `goOn`. */
  async standStill(): Promise<{ position: { line: string; sequence: number } | null; goOn: () => void }> {
    await this.flush()
    while (this.#running !== null) await this.#running
    if (this.#writer === null && !this.#isOver) throw new Error('The journal is still being opened. Try again in a moment.')
    const isWhole = this.#writer !== null && !this.#isOver && this.#writeRestOrLose(this.#writer)
    this.parts.project.db.checkpoint()
    // A journal that is lost is no part of the backup; the database file is whole all the same.
    if (!isWhole) return { position: null, goOn: () => undefined }
    this.#isFrozen = true
    this.#writer?.rotate()
    return { position: { line: this.line, sequence: this.parts.hand.sequence }, goOn: () => (this.#isFrozen = false) }
  }

  /** A backup comes before the journal: one that cannot be written just now must not keep it from being made. */
  #writeRestOrLose(writer: JournalWriter): boolean {
    try {
      this.#writeRest(writer)
      return true
    } catch (error) {
      this.#lose(reasonOf(error))
      return false
    }
  }

  /** Writes the rest with a note that it is the rest. Nothing may be committed any more. */
  async close(): Promise<void> {
    while (this.#running !== null) await this.#running
    if (!this.#isOver && this.#writer !== null) {
      try {
        this.#reading.isClosing = true
        this.#writeRest(this.#writer)
      } catch (error) {
        this.reports.onTrouble(reasonOf(error))
      }
    }
    this.#end()
  }

  async #pass(writer: JournalWriter): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const upTo = this.parts.hand.sequence
    const names = this.parts.pending.names()
    try {
      for (const draft of blobDrafts(this.parts.pending, names, () => emptyNote(this.#reading, this.#reached))) await writer.append(draft, this.#reached.lastSequence)
      let reached = this.#reached
      for (const { draft, reached: next } of commitDrafts(this.#reading, this.#reached, upTo)) {
        await writer.append(draft, reached.lastSequence)
        reached = next
      }
      await writer.sync()
      this.#saved(reached, names)
      if (reached.lastSequence !== upTo) throw new JournalGap('The log of the database does not go on where the journal ends.')
      if (reached.position.frames > this.#limits.carriedOver && !this.#isFrozen) {
        this.#writeRest(writer)
        this.parts.project.db.checkpoint()
      }
      this.reports.onTrouble(null)
      if (this.parts.hand.sequence !== upTo || this.parts.pending.size > 0) this.wake()
    } catch (error) {
      this.#failed(error, writer)
    }
  }

  /** The little that came while the rest was written: at once, so that nothing comes in between. */
  #writeRest(writer: JournalWriter): void {
    const names = this.parts.pending.names()
    for (const draft of blobDrafts(this.parts.pending, names, () => emptyNote(this.#reading, this.#reached))) writer.appendNow(draft, this.#reached.lastSequence)
    let reached = this.#reached
    let hasWritten = false
    for (const { draft, reached: next } of commitDrafts(this.#reading, this.#reached, this.parts.hand.sequence)) {
      writer.appendNow(draft, reached.lastSequence)
      reached = next
      hasWritten = true
    }
    if (this.#reading.isClosing && !hasWritten) writer.appendNow({ note: emptyNote(this.#reading, reached), parts: [] }, reached.lastSequence)
    writer.syncNow()
    this.#saved(reached, names)
    if (reached.lastSequence !== this.parts.hand.sequence) throw new JournalGap('The log of the database does not go on where the journal ends.')
  }

  #saved(reached: Reached, names: readonly string[]): void {
    this.#reached = reached
    // What a crash left has been checked; from here on this process wrote it.
    this.#reading.isOwn = true
    this.parts.pending.done(names)
    this.savedMs = this.parts.hand.atMs
  }

  #failed(error: unknown, writer: JournalWriter): void {
    // Half a chunk may be at the end of the file: what comes next goes into a new one.
    writer.rotate()
    const reason = reasonOf(error)
    const waiting = this.parts.project.db.get<{ log: number }>('PRAGMA wal_checkpoint(NOOP)')?.log ?? 0
    if (error instanceof JournalGap || waiting > this.#limits.givenUp) return this.#lose(reason)
    this.reports.onTrouble(reason)
    this.#timer = setTimeout(() => void this.flush(), RETRY_MS)
    this.#timer.unref()
  }

  /** Without its row in the database no later start takes this line for one that can be continued. */
  #lose(reason: string): void {
    const { project } = this.parts
    this.#end()
    forgetLine(project.db)
    project.releaseLog?.()
    project.releaseLog = null
    this.reports.onLost(reason)
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timer)
    this.#writer?.rotate()
    this.parts.project.store.hooks = null
    this.parts.pending.end()
    closeSync(this.#reading.fd)
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

