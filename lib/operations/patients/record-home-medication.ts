import type { RecordHomeMedicationInput, RecordNoHomeMedicationsInput, StopHomeMedicationInput } from '@/lib/domain/patients/home-medication.input'
import type { HomeMedication, Patient } from '@/lib/domain/patients/patient.schema'
import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { refuse } from '@/lib/errors/refusals'
import { createOnce } from '@/lib/operations/create-once'
import { lookAgain } from '@/lib/operations/look-again'
import type { OperationContext } from '@/lib/operations/operation'
import { codesOfName, formularyCodes } from './formulary-codes'
import { patientToTreat } from './patient-in-care'

/**
 * Writes down a medicine somebody takes at home.
 * @throws Refusal patient.not-active, patient.deceased, record.not-found
 */
export const recordHomeMedication = (context: OperationContext, input: RecordHomeMedicationInput): Promise<HomeMedication> => lookAgain(() => recordOnce(context, input))

async function recordOnce(context: OperationContext, input: RecordHomeMedicationInput): Promise<HomeMedication> {
  const { actor, clinic, now } = context
  const { patient, about } = await patientToTreat(context, input.patientId)
  const findMine = async () => {
    const found = await clinic.homeMedications.find(input.id)
    return found?.patientId === patient.id ? found : null
  }
  return createOnce(findMine, () => clinic.transaction((tx) => {
    const taken = tx.homeMedications.create({
      id: input.id, organisationId: actor.organisationId, patientId: patient.id, medicineCode: input.medicineCode, name: input.name, atc: input.medicineCode === null ? codesOfName(input.name) : formularyCodes(input.medicineCode),
      dose: input.dose, frequency: input.frequency, status: 'active', startedOn: input.startedOn, stoppedOn: null, source: 'clinician', recordedBy: actor.id, recordedAt: now().toISOString(),
    }, { about, verb: 'home-medication.recorded' })
    // Saved even when the state stays: a colleague who writes "none" meanwhile must notice.
    tx.patients.save({ ...patient, medicationState: 'recorded' }, { about, verb: 'home-medication.recorded' })
    tx.auditTrail.append({ what: 'home-medication.recorded', patientId: patient.id, subjectTable: 'home_medications', subjectId: taken.id, facts: { medicineCode: input.medicineCode } })
    tx.doorbell.ring('home-medication.changed', patient.id, about)
    return taken
  }))
}

/**
 * The person no longer takes it. It stays on the record as stopped.
 * @throws Refusal record.not-found
 */
export async function stopHomeMedication(context: OperationContext, input: StopHomeMedicationInput): Promise<HomeMedication> {
  const { clinic, now, organisation } = context
  const { patient, about, data } = await patientToTreat(context, input.patientId)
  const taken = await data.homeMedications.get(input.homeMedicationId)
  if (taken.patientId !== patient.id || taken.status === 'entered-in-error') refuse('record.not-found')
  if (taken.status === 'stopped') return taken
  return clinic.transaction((tx) => {
    const stopped = tx.homeMedications.save({ ...taken, status: 'stopped', stoppedOn: wallTimeAt(now().toISOString(), organisation.timeZone).day }, { about, verb: 'home-medication.stopped' })
    tx.auditTrail.append({ what: 'home-medication.stopped', patientId: patient.id, subjectTable: 'home_medications', subjectId: taken.id })
    tx.doorbell.ring('home-medication.changed', patient.id, about)
    return stopped
  })
}

/**
 * Asked, and the person takes nothing regularly.
 * @throws Refusal home-medication.some-recorded while one stands
 */
export async function recordNoHomeMedications(context: OperationContext, { patientId }: RecordNoHomeMedicationsInput): Promise<Patient> {
  const { clinic } = context
  const { patient, about, data } = await patientToTreat(context, patientId)
  if ((await data.homeMedications.first({ where: { patientId: patient.id, status: 'active' } })) !== null) refuse('home-medication.some-recorded')
  if (patient.medicationState === 'none') return patient
  return clinic.transaction((tx) => {
    const saved = tx.patients.save({ ...patient, medicationState: 'none' }, { about, verb: 'home-medication.none-recorded' })
    tx.auditTrail.append({ what: 'home-medication.none-recorded', patientId: patient.id, subjectTable: 'patients', subjectId: patient.id })
    tx.doorbell.ring('home-medication.changed', patient.id, about)
    return saved
  })
}
