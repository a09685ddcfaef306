import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { SetSpo2ScaleInput } from '@/lib/domain/vitals/record-vitals.input'
import type { OperationContext } from '@/lib/operations/operation'
import { patientToTreat } from '@/lib/operations/patients/patient-in-care'

/** A prescriber decides which oxygen saturation scale NEWS2 uses from now on; sets taken before keep theirs. */
export async function setSpo2Scale(context: OperationContext, input: SetSpo2ScaleInput): Promise<Patient> {
  const { clinic } = context
  const { patient, about } = await patientToTreat(context, input.patientId)
  if (patient.spo2Scale === input.scale) return patient
  return clinic.transaction((tx) => {
    const saved = tx.patients.save({ ...patient, spo2Scale: input.scale }, { about, verb: 'patient.spo2-scale-set' })
    tx.auditTrail.append({ what: 'patient.spo2-scale-set', patientId: patient.id, subjectTable: 'patients', subjectId: patient.id, facts: { scale: input.scale, reason: input.reason } })
    tx.doorbell.ring('vitals.recorded', patient.id, about)
    return saved
  })
}
