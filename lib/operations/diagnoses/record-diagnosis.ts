import type { Diagnosis } from '@/lib/domain/diagnoses/diagnosis.schema'
import { findDiagnosis } from '@/lib/domain/diagnoses/icd10.search'
import { icd10Head } from '@/lib/domain/diagnoses/icd10.table'
import type { ChangeDiagnosisInput, RecordDiagnosisInput } from '@/lib/domain/diagnoses/record-diagnosis.input'
import { refuse } from '@/lib/errors/refusals'
import { createOnce } from '@/lib/operations/create-once'
import type { OperationContext } from '@/lib/operations/operation'
import { patientInCare, patientToTreat } from '@/lib/operations/patients/patient-in-care'

/**
 * Adds a diagnosis to a visit. The first one is the main one unless another is.
 * @throws Refusal diagnosis.code-unknown, diagnosis.recorded-already, patient.*, record.not-found
 */
export async function recordDiagnosis(context: OperationContext, input: RecordDiagnosisInput): Promise<Diagnosis> {
  const { actor, clinic, now } = context
  const [code, title] = findDiagnosis(input.code) ?? refuse('diagnosis.code-unknown', { field: 'code', values: { code: input.code } })
  const { patient, about, data } = await patientToTreat(context, input.patientId)
  const [encounter, recorded] = await Promise.all([data.encounters.get(input.encounterId), data.diagnoses.list({ where: { encounterId: input.encounterId }, limit: 100 })])
  if (encounter.patientId !== patient.id) refuse('record.not-found')
  const standing = recorded.items.filter((diagnosis) => diagnosis.status !== 'entered-in-error')
  const mine = standing.find((diagnosis) => diagnosis.id === input.id)
  if (mine) return mine
  if (standing.some((diagnosis) => diagnosis.code === code)) refuse('diagnosis.recorded-already', { field: 'code' })
  const rank = standing.some((diagnosis) => diagnosis.rank === 'primary') ? 'secondary' : input.rank

  const findMine = async () => {
    const found = await clinic.diagnoses.find(input.id)
    return found?.patientId === patient.id && found.recordedBy === actor.id ? found : null
  }
  return createOnce(findMine, () => clinic.transaction((tx) => {
    const diagnosis = tx.diagnoses.create({
      id: input.id, organisationId: actor.organisationId, patientId: patient.id, encounterId: encounter.id, code, title, tableVersion: icd10Head.version, rank, certainty: input.certainty,
      status: 'active', onsetOn: null, recordedBy: actor.id, recordedByName: actor.name, recordedAt: now().toISOString(),
    }, { about, verb: 'diagnosis.recorded' })
    tx.auditTrail.append({ what: 'diagnosis.recorded', patientId: patient.id, subjectTable: 'diagnoses', subjectId: diagnosis.id, facts: { code, certainty: input.certainty } })
    tx.doorbell.ring('diagnosis.changed', patient.id, about)
    return diagnosis
  }))
}

const changes = {
  resolve: { to: { status: 'resolved' }, what: 'diagnosis.resolved' },
  confirm: { to: { certainty: 'confirmed' }, what: 'diagnosis.confirmed' },
  'mark-in-error': { to: { status: 'entered-in-error' }, what: 'diagnosis.marked-in-error' },
} as const

/**
 * Resolves, confirms or withdraws a diagnosis.
 * @throws Refusal record.not-found
 */
export async function changeDiagnosis(context: OperationContext, input: ChangeDiagnosisInput): Promise<Diagnosis> {
  const { clinic } = context
  const { about, data } = await patientInCare(context, input.patientId)
  const diagnosis = await data.diagnoses.get(input.diagnosisId)
  if (diagnosis.patientId !== input.patientId || diagnosis.status === 'entered-in-error') refuse('record.not-found')
  const { to, what } = changes[input.change]
  return clinic.transaction((tx) => {
    const saved = tx.diagnoses.save({ ...diagnosis, ...to }, { about, verb: what })
    tx.auditTrail.append({ what, patientId: diagnosis.patientId, subjectTable: 'diagnoses', subjectId: diagnosis.id, facts: { code: diagnosis.code } })
    tx.doorbell.ring('diagnosis.changed', diagnosis.patientId, about)
    return saved
  })
}
