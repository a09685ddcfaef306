import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import type { RecordAllergyInput } from '@/lib/domain/patients/record-allergy.input'
import { refuse } from '@/lib/errors/refusals'
import { createOnce } from '@/lib/operations/create-once'
import { lookAgain } from '@/lib/operations/look-again'
import type { OperationContext } from '@/lib/operations/operation'
import { patientToTreat } from './patient-in-care'

/**
 * Records an allergy and that allergies are known.
 * @throws Refusal allergy.already-recorded, patient.not-active, patient.deceased, record.not-found
 */
export const recordAllergy = (context: OperationContext, input: RecordAllergyInput): Promise<Allergy> => lookAgain(() => recordOnce(context, input))

async function recordOnce(context: OperationContext, input: RecordAllergyInput): Promise<Allergy> {
  const { actor, clinic, now } = context
  const { patient, about, data } = await patientToTreat(context, input.patientId)
  const active = await data.allergies.list({ where: { patientId: patient.id, status: 'active' }, limit: 100 })
  const mine = active.items.find((allergy) => allergy.id === input.id)
  if (mine) return mine
  if (active.items.some((allergy) => isSameAgent(allergy, input))) refuse('allergy.already-recorded', { field: 'agent' })

  const at = now().toISOString()
  const findMine = async () => {
    const found = await clinic.allergies.find(input.id)
    return found?.patientId === patient.id ? found : null
  }
  return createOnce(findMine, () => clinic.transaction((tx) => {
    const allergy = tx.allergies.create({
      id: input.id, organisationId: actor.organisationId, patientId: patient.id, agent: input.agent, agentCode: input.agentCode, kind: input.kind, reactions: input.reactions,
      severity: input.severity, certainty: input.certainty, status: 'active', onsetOn: null, source: 'clinician', recordedBy: actor.id, recordedByName: actor.name, recordedAt: at, note: input.note,
    }, { about, verb: 'allergy.recorded' })
    // Saved even when the state stays: a colleague who withdraws the last allergy meanwhile would leave "not recorded" beside this one.
    tx.patients.save(patient.allergyState === 'known' ? patient : { ...patient, allergyState: 'known', allergyStateBy: actor.id, allergyStateAt: at }, { about, verb: 'allergy.recorded' })
    tx.auditTrail.append({ what: 'allergy.recorded', patientId: patient.id, subjectTable: 'allergies', subjectId: allergy.id, facts: { agentCode: input.agentCode, severity: input.severity } })
    tx.doorbell.ring('allergy.changed', patient.id, about)
    return allergy
  }))
}

const isSameAgent = (allergy: Allergy, input: RecordAllergyInput) =>
  (input.agentCode !== null && allergy.agentCode === input.agentCode) || allergy.agent.trim().toLowerCase() === input.agent.trim().toLowerCase()
