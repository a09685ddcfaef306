import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { pregnancyOn, recordPregnancyAnswer } from '@/lib/domain/patients/pregnancy.rules'
import type { RecordPregnancyInput } from '@/lib/domain/patients/record-pregnancy.input'
import type { OperationContext } from '@/lib/operations/operation'
import { patientToTreat } from './patient-in-care'

/**
 * Records whether somebody is pregnant, as they said today. Ranges, scores and the check of medicines go by it from now
 * on; what was judged before keeps what it was judged by.
 * @throws Refusal pregnancy.sex-recorded-male, pregnancy.due-date-implausible, patient.not-active, patient.deceased, record.not-found
 */
export async function recordPregnancy(context: OperationContext, { patientId, state, dueOn }: RecordPregnancyInput): Promise<Patient> {
  const { actor, clinic, now, organisation } = context
  const { patient, about } = await patientToTreat(context, patientId)
  const today = wallTimeAt(now().toISOString(), organisation.timeZone).day
  const answered = recordPregnancyAnswer(patient, { state, dueOn, by: actor.id, byName: actor.name, today })
  return clinic.transaction((tx) => {
    const saved = tx.patients.save(answered, { about, verb: 'patient.pregnancy-recorded' })
    tx.auditTrail.append({ what: 'patient.pregnancy-recorded', patientId: patient.id, subjectTable: 'patients', subjectId: patient.id, facts: { state, weeks: pregnancyOn(answered, today).weeks } })
    tx.doorbell.ring('pregnancy.recorded', patient.id, about)
    return saved
  })
}
