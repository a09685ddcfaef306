import { createHash } from 'node:crypto'
import { textToSign } from '@/lib/domain/visits/note.states'
import type { Note } from '@/lib/domain/visits/visit.schema'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** What a signature of this note stands for. */
export const hashOfNote = (note: Note): string => sha256(textToSign(note))

/** An addendum is bound to the note it adds to and to its place among the addenda. */
export const hashOfAddendum = (note: Note, number: number, words: string): string => sha256(JSON.stringify([note.id, note.contentHash, number, words.trim().normalize('NFC').replaceAll('\r\n', '\n')]))
