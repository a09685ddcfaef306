import type { Diagnosis } from '@/lib/domain/diagnoses/diagnosis.schema'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import type { Encounter, Note, NoteVersion } from '@/lib/domain/visits/visit.schema'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '@/lib/queries/query'
import { firstDraftId } from './first-draft-id'
import { isReadable } from './is-readable'
import { isWithdrawn } from './is-withdrawn'

export type EncounterView = {
  encounter: Encounter
  /** Notes this person may read: their own drafts and everybody's signed ones. */
  notes: Note[]
  /** The id of the note this person would begin here. */
  draftId: string
  addenda: NoteVersion[]
  diagnoses: Diagnosis[]
  vitalSets: VitalSet[]
  /** Released results, newest first. */
  results: LabResult[]
}

/**
 * One visit with its notes and what they may quote. Six reads.
 * @throws Refusal record.not-found when the visit is another person's
 */
export async function getEncounter({ actor, data }: Pick<QueryContext, 'actor' | 'data'>, patientId: string, encounterId: string): Promise<EncounterView> {
  const [encounter, notes, versions, diagnoses, vitalSets, results] = await Promise.all([
    data.encounters.get(encounterId),
    data.notes.list({ where: { encounterId }, limit: 20 }),
    data.noteVersions.list({ where: { patientId }, orderBy: ['at', 'desc'], limit: 100 }),
    data.diagnoses.list({ where: { patientId }, orderBy: ['recordedAt', 'desc'], limit: 100 }),
    data.vitalSets.list({ where: { patientId }, orderBy: ['takenAt', 'desc'], limit: 5 }),
    data.labResults.list({ where: { patientId }, orderBy: ['collectedAt', 'desc'], limit: 60 }),
  ])
  if (encounter.patientId !== patientId) refuse('record.not-found')
  const shown = notes.items.filter((note) => !isWithdrawn(note) && isReadable(note, actor.id))
  return {
    encounter, notes: shown, draftId: firstDraftId(encounterId, actor.id, notes.items.filter((note) => note.authorId === actor.id && note.status !== 'draft').length),
    addenda: versions.items.filter((version) => version.kind === 'addendum' && shown.some((note) => note.id === version.noteId)).toSorted((a, b) => a.number - b.number),
    diagnoses: diagnoses.items.filter((diagnosis) => !isWithdrawn(diagnosis)),
    vitalSets: vitalSets.items.filter((set) => !isWithdrawn(set)),
    results: results.items.filter((result) => ['verified', 'corrected', 'amended'].includes(result.status)),
  }
}
