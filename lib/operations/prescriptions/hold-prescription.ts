import type { AuditAct } from '@/lib/domain/audit/acts.table'
import type { HoldPrescriptionInput, ResumePrescriptionInput } from '@/lib/domain/prescriptions/prescribe.input'
import type { Prescription } from '@/lib/domain/prescriptions/prescription.schema'
import { holdPrescription as hold, resumePrescription as resume } from '@/lib/domain/prescriptions/prescription.states'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { type PrescriptionInHand, prescriptionInHand } from './prescription-in-hand'

/** Pauses supply for a reason. @throws Refusal prescription.wrong-state, .reason-missing, record.* */
export const holdPrescription = (context: OperationContext, input: HoldPrescriptionInput): Promise<{ id: string; version: number }> =>
  change(context, input, { what: 'prescription.held', next: ({ prescription }, step) => hold(prescription, { ...step, reason: input.reason }) })

/** Supply goes on. @throws Refusal prescription.wrong-state, record.* */
export const resumePrescription = (context: OperationContext, input: ResumePrescriptionInput): Promise<{ id: string; version: number }> =>
  change(context, input, { what: 'prescription.resumed', next: ({ prescription }, step) => resume(prescription, step) })

type Change = { what: AuditAct; next: (hand: PrescriptionInHand, step: { by: string; at: string }) => Prescription }

async function change(context: OperationContext, input: { prescriptionId: string; version: number }, { what, next }: Change) {
  const hand = await prescriptionInHand(context, input.prescriptionId)
  const { prescription, about, readership } = hand
  if (prescription.version !== input.version) refuse('record.changed-meanwhile')
  const changed = next(hand, { by: context.actor.id, at: context.now().toISOString() })
  return context.clinic.transaction((tx) => {
    const saved = tx.prescriptions.save(changed, { ...readership, verb: what })
    tx.auditTrail.append({ what, patientId: prescription.patientId, subjectTable: 'prescriptions', subjectId: prescription.id })
    tx.doorbell.ring('prescription.changed', prescription.id, about, readership.people)
    return { id: saved.id, version: saved.version }
  })
}
