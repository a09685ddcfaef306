import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'
import { isWithdrawn } from '../visits/is-withdrawn'

/** What the clinic holds about the signed-in patient. */
export async function getOwnRecord({ actor, data }: QueryContext) {
  const patientId = actor.patientId ?? refuse('record.not-found')
  const [patient, allergies, conditions, diagnoses, vitals, notes, consents] = await Promise.all([
    data.patients.get(patientId),
    data.allergies.list({ where: { patientId, status: 'active' }, limit: 50 }),
    data.conditions.list({ where: { patientId, status: 'active' }, limit: 50 }),
    data.diagnoses.list({ where: { patientId }, orderBy: ['recordedAt', 'desc'], limit: 50 }),
    data.vitalSets.list({ where: { patientId }, orderBy: ['takenAt', 'desc'], limit: 10 }),
    data.notes.list({ where: { patientId }, orderBy: ['savedAt', 'desc'], limit: 20 }),
    data.consents.list({ where: { patientId }, limit: 20 }),
  ])
  return { patient, allergies: allergies.items, conditions: conditions.items, diagnoses: diagnoses.items, vitals: vitals.items.filter((set) => !isWithdrawn(set)), notes: notes.items, consents: consents.items }
}

export type OwnRecord = Awaited<ReturnType<typeof getOwnRecord>>
