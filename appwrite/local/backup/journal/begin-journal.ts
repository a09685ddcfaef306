import { randomBytes } from 'node:crypto'
import { openSync, closeSync } from 'node:fs'
import type { Backend } from '../../backend'
import { blobsOf } from '../../services/storage/blob-store'
import { CLOCK_TABLE, forgetLine, formatStamp, readStamp, type ClockStamp } from '../commit-clock'
import type { Cost } from '../passphrase'
import { stretchNew } from '../sealed-header'
import { ClockHand } from './clock-hand'
import { Journal, type JournalReports } from './journal'
import type { Reached } from './journal-drafts'
import { journalFiles, journalFolder, lastNote } from './journal-files'
import { JournalWriter } from './journal-writer'
import { PendingBlobs } from './pending-blobs'
import { saltsOf } from './wal-frames'

export type JournalPlace = { backups: string; passphrase: string; cost: Cost }
export type Begun = {
  journal: Journal
  /** Whether it goes on with the journal of an earlier start; otherwise it counts only from the next backup on. */
  isContinued: boolean
}

/** Room for a file that took long to reach the disk before it was noted. */
const SLOW_DISK_MS = 600_000

/**
 * Begins to number commits at once; resolves when the journal is open and has caught up. Goes on with the journal of the last
 * start when nothing is missing between the two, otherwise begins a new line.
 */
export async function beginJournal(backend: Backend, place: JournalPlace, reports: JournalReports): Promise<Begun> {
  const { db } = backend.project
  const stamp = readStamp(db.get<{ stamp: string }>(`SELECT stamp FROM ${CLOCK_TABLE}`)?.stamp ?? '')
  const keep = keeper(backend, reports)
  if (stamp === null) return newLine(backend, place, keep)
  // Numbers go on from here on, whatever the files say: until they are read, nothing is carried over or removed.
  const hand = keep.hand(stamp)
  const pending = keep.pending()
  const end = await endOf(place, stamp.line).catch(() => null)
  const salts = logSalts(backend)
  if (end === null || !follows(end.note.position, salts)) {
    pending.end()
    return newLine(backend, place, keep)
  }
  pending.addWrittenSince(end.note.writtenMs - SLOW_DISK_MS)
  const journal = keep.journal({ hand, pending, from: { position: end.note.position, lastSequence: end.note.lastSequence } })
  await journal.start(new JournalWriter(journalFolder(place.backups, stamp.line), end.number, end.stretched))
  // What it could not catch up with, it cannot continue.
  if (journal.isOver) return newLine(backend, place, keep)
  keep.begun()
  return { journal, isContinued: true }
}

/** Leaves a server as if no journal had been begun. */
export function abandonJournal({ project }: Backend): void {
  project.store.hooks = null
  forgetLine(project.db)
  project.releaseLog?.()
  project.releaseLog = null
}

type Keep = ReturnType<typeof keeper>

function keeper(backend: Backend, reports: JournalReports) {
  const { project } = backend
  let journal: Journal | null = null
  let isBegun = false
  const told: JournalReports = { ...reports, onLost: (reason) => isBegun && reports.onLost(reason) }
  const wake = () => journal?.wake()
  return {
    /** From here on its end is told. */
    begun: () => (isBegun = true),
    hand: (stamp: ClockStamp) => {
      const hand = new ClockHand(project.db, stamp, { now: backend.now, onCommit: wake })
      project.store.hooks = hand
      return hand
    },
    pending: () => new PendingBlobs(blobsOf(backend), backend.folder.folder('files') ?? '', wake),
    journal: (parts: { hand: ClockHand; pending: PendingBlobs; from: Reached }) => {
      journal = new Journal({ project, logFile: logFile(backend), ...parts }, told)
      return journal
    },
  }
}

/** A journal that begins now; everything before is in the next backup. */
async function newLine(backend: Backend, place: JournalPlace, keep: Keep): Promise<Begun> {
  const { db } = backend.project
  const stretched = stretchNew(place.passphrase, place.cost)
  backend.project.releaseLog ??= db.pauseCheckpoints()
  const stamp: ClockStamp = { line: randomBytes(16).toString('hex'), sequence: 0, atMs: backend.now() }
  db.run(`INSERT OR REPLACE INTO ${CLOCK_TABLE} (id, stamp) VALUES (1, ?)`, formatStamp(stamp))
  db.checkpoint()
  const frames = db.get<{ log: number }>('PRAGMA wal_checkpoint(NOOP)')?.log ?? 0
  const from: Reached = { position: { salts: logSalts(backend) ?? [0, 0], frames, sum: [0, 0] }, lastSequence: 0 }
  const journal = keep.journal({ hand: keep.hand(stamp), pending: keep.pending(), from })
  keep.begun()
  await journal.start(new JournalWriter(journalFolder(place.backups, stamp.line), 0, await stretched))
  return { journal, isContinued: false }
}

async function endOf({ backups, passphrase }: JournalPlace, line: string) {
  for (const { number, file } of journalFiles(journalFolder(backups, line)).reverse()) {
    const found = await lastNote(file, passphrase)
    // A later file that holds nothing whole yet keeps its name: ours comes after it.
    if (found !== null) return { number: journalFiles(journalFolder(backups, line)).at(-1)?.number ?? number, ...found }
  }
  return null
}

/** Whether the log goes on where the journal ended: the same generation, the one after it, or a clean close in between. */
function follows(position: { salts: [number, number]; isClosed: boolean }, salts: [number, number] | null): boolean {
  if (position.isClosed || salts === null) return true
  const [first, second] = position.salts
  return (salts[0] === first && salts[1] === second) || salts[0] === (first + 1) >>> 0
}

const logFile = (backend: Backend) => `${backend.project.db.location}-wal`

function logSalts(backend: Backend): [number, number] | null {
  const fd = openSync(logFile(backend), 'r')
  try {
    return saltsOf(fd)
  } finally {
    closeSync(fd)
  }
}
