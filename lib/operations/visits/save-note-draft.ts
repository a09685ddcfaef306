import type { LoadNoteDraftInput, SaveNoteDraftInput } from '@/lib/domain/visits/note.input'
import { save } from '@/lib/domain/visits/note.states'
import type { Encounter, Note, NoteSections } from '@/lib/domain/visits/visit.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { patientInCare, patientToTreat, type PatientInCare } from '@/lib/operations/patients/patient-in-care'

/** What the browser needs to go on typing: the version its next save is made from. */
export type DraftState = { version: number; savedAt: string; words: NoteSections }

/**
 * Keeps a draft. It is saved only over the version the browser knows; anything newer is shown instead of overwritten.
 * @throws Refusal record.changed-meanwhile, note.wrong-state, note.not-author, record.not-found
 */
export async function saveNoteDraft(context: OperationContext, input: SaveNoteDraftInput): Promise<DraftState> {
  const inCare = await patientToTreat(context, input.patientId)
  const encounter = await inCare.data.encounters.get(input.encounterId)
  if (encounter.patientId !== input.patientId) refuse('record.not-found')
  const known = await context.clinic.notes.find(input.noteId)
  if (!known) return firstSave(context, { input, inCare, encounter })
  refuseOthers(context, known, input)
  // The same text sent twice is one save: the first answer got lost on the way.
  if (known.version === input.version + 1 && hasSameWords(known, input.words)) return stateOf(known)
  if (known.version !== input.version) refuse('record.changed-meanwhile', { values: { version: known.version } })
  const saved = save(known, { by: context.actor.id, at: context.now().toISOString(), words: input.words })
  return context.clinic.transaction((tx) => {
    const note = tx.notes.save(saved, { about: inCare.about, verb: 'note.draft-saved' })
    tx.auditTrail.append({ what: 'note.draft-saved', patientId: note.patientId, subjectTable: 'notes', subjectId: note.id, facts: { version: note.version } })
    return stateOf(note)
  })
}

/**
 * The draft as the server has it, for somebody who finds a newer one.
 * @throws Refusal note.not-author, record.not-found
 */
export async function loadNoteDraft(context: OperationContext, { patientId, noteId }: LoadNoteDraftInput): Promise<DraftState> {
  const { data } = await patientInCare(context, patientId)
  const note = await data.notes.get(noteId)
  refuseOthers(context, note, { patientId, encounterId: note.encounterId })
  return stateOf(note)
}

async function firstSave(context: OperationContext, { input, inCare, encounter }: { input: SaveNoteDraftInput; inCare: PatientInCare; encounter: Encounter }): Promise<DraftState> {
  const { actor, clinic, now } = context
  if (input.version !== 0) refuse('record.not-found')
  if (encounter.status === 'cancelled' || encounter.status === 'entered-in-error') refuse('encounter.wrong-state', { values: { status: encounter.status } })
  return clinic.transaction((tx) => {
    const note = tx.notes.create({
      id: input.noteId, organisationId: actor.organisationId, patientId: input.patientId, encounterId: input.encounterId, authorId: actor.id, authorName: actor.name, status: 'draft', ...input.words,
      savedAt: now().toISOString(), signedBy: null, signedByName: null, signedAt: null, contentHash: null,
    }, { about: inCare.about, verb: 'note.draft-saved' })
    tx.auditTrail.append({ what: 'note.draft-saved', patientId: note.patientId, subjectTable: 'notes', subjectId: note.id, facts: { version: 1 } })
    tx.doorbell.ring('encounter.changed', encounter.id, inCare.about)
    return stateOf(note)
  })
}

function refuseOthers({ actor }: OperationContext, note: Note, asked: Pick<SaveNoteDraftInput, 'patientId' | 'encounterId'>): void {
  if (note.organisationId !== actor.organisationId || note.patientId !== asked.patientId || note.encounterId !== asked.encounterId) refuse('record.not-found')
  if (note.authorId !== actor.id) refuse('note.not-author')
}

const stateOf = ({ version, savedAt, subjective, objective, assessment, plan }: Note): DraftState => ({ version, savedAt, words: { subjective, objective, assessment, plan } })
const hasSameWords = (note: Note, words: NoteSections): boolean => (['subjective', 'objective', 'assessment', 'plan'] as const).every((part) => note[part] === words[part])
