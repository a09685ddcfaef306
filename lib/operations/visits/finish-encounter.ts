import type { FinishEncounterInput } from '@/lib/domain/visits/encounter.input'
import { finish } from '@/lib/domain/visits/encounter.states'
import type { Encounter } from '@/lib/domain/visits/visit.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { patientInCare } from '@/lib/operations/patients/patient-in-care'

/**
 * Ends a visit. An unsigned note stays on its author's list.
 * @throws Refusal encounter.wrong-state, encounter.not-yours, record.not-found
 */
export async function finishEncounter(context: OperationContext, { patientId, encounterId }: FinishEncounterInput): Promise<Encounter> {
  const { actor, clinic, now } = context
  const { about, data } = await patientInCare(context, patientId)
  const encounter = await data.encounters.get(encounterId)
  if (encounter.patientId !== patientId) refuse('record.not-found')
  if (encounter.practitionerUserId !== actor.id) refuse('encounter.not-yours')
  if (encounter.status === 'finished') return encounter
  const finished = finish(encounter, { at: now().toISOString() })
  return clinic.transaction((tx) => {
    const saved = tx.encounters.save(finished, { about, verb: 'encounter.finished' })
    tx.auditTrail.append({ what: 'encounter.finished', patientId, subjectTable: 'encounters', subjectId: encounter.id })
    tx.doorbell.ring('encounter.changed', encounter.id, about)
    return saved
  })
}
