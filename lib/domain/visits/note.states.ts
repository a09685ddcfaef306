import type { Note, NoteSections, NoteVersion } from '@/lib/domain/visits/visit.schema'
import { nextState, requireReason } from '@/lib/domain/state-table'
import type { StateTable, Step } from '@/lib/domain/state-table'
import { refuse } from '@/lib/errors/refusal'

export type NoteStatus = Note['status']
export type NoteVerb = 'save' | 'askCosign' | 'cosign' | 'sign' | 'addAddendum' | 'markWrong'

const wrong = { markWrong: 'entered-in-error' } as const

/** The life of a note. What is signed stays as it was signed: later words are an addendum. */
export const nextStates: StateTable<NoteStatus, NoteVerb> = {
  draft: { save: 'draft', askCosign: 'cosign_pending', sign: 'signed', ...wrong },
  cosign_pending: { save: 'cosign_pending', cosign: 'signed', ...wrong },
  signed: { addAddendum: 'amended', ...wrong },
  amended: { addAddendum: 'amended', ...wrong },
  'entered-in-error': {},
}

const move = (note: Note, verb: NoteVerb): NoteStatus => nextState(nextStates, { from: note.status, verb }, 'note.wrong-state')

/** What may be written into a draft. */
export type NoteWords = NoteSections

/** Keeps what was typed. Only the author writes in a draft. @throws `note.wrong-state`, `note.not-author` */
export function save(note: Note, { by, at, words }: Pick<Step, 'by' | 'at'> & { words: NoteWords }): Note {
  const status = move(note, 'save')
  if (note.authorId !== by) refuse('note.not-author')
  return { ...note, ...words, status, savedAt: at }
}

/** A student or nurse hands the note to somebody who may sign it. @throws `note.wrong-state`, `.not-author`, `.empty` */
export function askCosign(note: Note, { by }: Pick<Step, 'by'>): Note {
  const status = move(note, 'askCosign')
  if (note.authorId !== by) refuse('note.not-author')
  refuseEmpty(note)
  return { ...note, status }
}

export interface SignStep extends Step {
  /** SHA-256 of `textToSign(note)`, as hexadecimal. Worked out by the caller: rules do no cryptography. */
  contentHash: string
}

/** Signs and locks a note. @throws `note.wrong-state`, `.not-author`, `.empty`, `.hash-not-valid` */
export function sign(note: Note, step: SignStep): Note {
  const status = move(note, 'sign')
  if (note.authorId !== step.by) refuse('note.not-author')
  return locked(note, status, step)
}

/** Signs the note of somebody who may not sign alone. The author cannot. @throws `note.wrong-state`, `.own-cosign`, `.empty`, `.hash-not-valid` */
export function cosign(note: Note, step: SignStep): Note {
  const status = move(note, 'cosign')
  if (note.authorId === step.by) refuse('note.own-cosign')
  return locked(note, status, step)
}

function locked(note: Note, status: NoteStatus, { by, byName, at, contentHash }: SignStep): Note {
  refuseEmpty(note)
  checkHash(contentHash)
  return { ...note, status, signedBy: by, signedByName: byName, signedAt: at, contentHash }
}

function refuseEmpty(note: NoteSections): void {
  const hasWords = [note.subjective, note.objective, note.assessment, note.plan].some((part) => part.trim() !== '')
  if (!hasWords) refuse('note.empty')
}

function checkHash(contentHash: string): void {
  if (!/^[0-9a-f]{64}$/.test(contentHash)) refuse('note.hash-not-valid')
}

/** The exact text a signature stands for. The same words give the same text on every machine. */
export const textToSign = (note: Pick<Note, 'id' | 'patientId' | 'encounterId' | keyof NoteSections>): string =>
  JSON.stringify([note.id, note.patientId, note.encounterId, note.subjective, note.objective, note.assessment, note.plan].map((part) => part.normalize('NFC').replaceAll('\r\n', '\n')))

export interface AddendumStep extends SignStep {
  words: string
  /** The number of the newest version so far. */
  lastNumber: number
}

export interface AddendumResult {
  note: Note
  addendum: Pick<NoteVersion, 'number' | 'kind' | 'words' | 'sections' | 'contentHash' | 'authorId' | 'authorName' | 'at'>
}

/** Adds words to a signed note; what was signed is not touched. @throws `note.wrong-state`, `.addendum-empty`, `.hash-not-valid` */
export function addAddendum(note: Note, { by, byName, at, words, contentHash, lastNumber }: AddendumStep): AddendumResult {
  const status = move(note, 'addAddendum')
  if (words.trim() === '') refuse('note.addendum-empty', { field: 'words' })
  checkHash(contentHash)
  const addendum = { number: lastNumber + 1, kind: 'addendum' as const, words: words.trim(), sections: null, contentHash, authorId: by, authorName: byName, at }
  return { note: { ...note, status }, addendum }
}

/** Written for the wrong patient: a tombstone stays. @throws `note.wrong-state`, `note.reason-needed` */
export function markWrong(note: Note, { reason }: { reason: string }): Note {
  const status = move(note, 'markWrong')
  requireReason(reason, 'note.reason-needed')
  return { ...note, status }
}

/** How long a note of a finished visit has stayed unsigned: reminders after 24 and 72 hours, a report after 7 days. */
export function unsignedReminder(note: Pick<Note, 'status' | 'savedAt'>, at: string): 'none' | 'first' | 'second' | 'report' {
  const isUnsigned = note.status === 'draft' || note.status === 'cosign_pending'
  const hours = (Date.parse(at) - Date.parse(note.savedAt)) / 3_600_000
  if (!isUnsigned || hours < 24) return 'none'
  if (hours < 72) return 'first'
  return hours < 168 ? 'second' : 'report'
}
