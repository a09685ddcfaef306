import type { AddAddendumInput, SignNoteInput } from '@/lib/domain/visits/note.input'
import { addAddendum as addWords, sign } from '@/lib/domain/visits/note.states'
import type { Note, NoteVersion } from '@/lib/domain/visits/visit.schema'
import { refuse } from '@/lib/errors/refusals'
import { createOnce } from '@/lib/operations/create-once'
import type { OperationContext } from '@/lib/operations/operation'
import { patientInCare } from '@/lib/operations/patients/patient-in-care'
import { hashOfAddendum, hashOfNote } from './note-hash'

/**
 * Signs and locks a note, with the hash of exactly the words that were on the screen (`version`).
 * @throws Refusal record.changed-meanwhile, note.wrong-state, note.not-author, note.empty, record.not-found
 */
export async function signNote(context: OperationContext, input: SignNoteInput): Promise<Note> {
  const { actor, clinic, now, newId } = context
  const { about, data } = await patientInCare(context, input.patientId)
  const note = await data.notes.get(input.noteId)
  if (note.patientId !== input.patientId) refuse('record.not-found')
  if (note.status === 'signed' && note.signedBy === actor.id && note.version === input.version + 1) return note
  if (note.status === 'draft' && note.version !== input.version) refuse('record.changed-meanwhile', { values: { version: note.version } })
  const at = now().toISOString()
  const signed = sign(note, { by: actor.id, byName: actor.name, at, contentHash: hashOfNote(note) })
  return clinic.transaction((tx) => {
    const saved = tx.notes.save(signed, { about, verb: 'note.signed' })
    tx.noteVersions.create({
      id: newId(), organisationId: actor.organisationId, patientId: note.patientId, noteId: note.id, number: 1, kind: 'signed', words: null, contentHash: signed.contentHash!, authorId: actor.id, authorName: actor.name, at,
      sections: { subjective: note.subjective, objective: note.objective, assessment: note.assessment, plan: note.plan },
    }, { about })
    tx.auditTrail.append({ what: 'note.signed', patientId: note.patientId, subjectTable: 'notes', subjectId: note.id, facts: { contentHash: signed.contentHash } })
    tx.doorbell.ring('encounter.changed', note.encounterId, about)
    return saved
  })
}

/**
 * Adds words to a signed note. What was signed stays as it is.
 * @throws Refusal note.wrong-state, note.addendum-empty, record.not-found
 */
export async function addAddendum(context: OperationContext, input: AddAddendumInput): Promise<NoteVersion> {
  const { actor, clinic, now } = context
  const { about, data } = await patientInCare(context, input.patientId)
  const [note, newest] = await Promise.all([data.notes.get(input.noteId), data.noteVersions.first({ where: { noteId: input.noteId }, orderBy: ['number', 'desc'] })])
  if (note.patientId !== input.patientId) refuse('record.not-found')
  const lastNumber = newest?.number ?? 1
  const contentHash = hashOfAddendum(note, lastNumber + 1, input.words)
  const findMine = async () => {
    const found = await clinic.noteVersions.find(input.id)
    return found?.noteId === note.id && found.authorId === actor.id ? found : null
  }
  const before = await findMine()
  if (before) return before
  const added = addWords(note, { by: actor.id, byName: actor.name, at: now().toISOString(), words: input.words, contentHash, lastNumber })
  return createOnce(findMine, () => clinic.transaction((tx) => {
    tx.notes.save(added.note, { about, verb: 'note.amended' })
    const version = tx.noteVersions.create({ id: input.id, organisationId: actor.organisationId, patientId: note.patientId, noteId: note.id, ...added.addendum }, { about })
    tx.auditTrail.append({ what: 'note.addendum-added', patientId: note.patientId, subjectTable: 'note_versions', subjectId: version.id, facts: { number: version.number, contentHash } })
    tx.doorbell.ring('encounter.changed', note.encounterId, about)
    return version
  }))
}
