import { randomBytes } from 'node:crypto'
import type { Transaction } from '@/lib/data/transaction'
import { documentCode } from '@/lib/domain/files/document-code'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import type { Prescription, PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import type { OperationContext } from '../operation'
import type { PatientInCare } from '../patients/patient-in-care'
import { stageQueued } from '../pharmacy/stage-queued'
import type { SignedPrescription } from './sign-prescription'

export type Signing = {
  context: OperationContext
  signed: Prescription
  items: readonly PrescriptionItem[]
  inCare: PatientInCare
  people: readonly string[]
  priority: Dispense['priority']
  at: string
}

/** Saves a signed prescription with everything that follows from it. */
export function stageSigning(tx: Transaction, { context, signed, items, inCare: { patient, about }, people, priority, at }: Signing): SignedPrescription {
  const { actor, newId } = context
  const documentId = newId()
  const readership = { about, people: [...people, actor.id], verb: 'prescription.signed' }
  tx.prescriptions.save({ ...signed, documentId }, readership)
  for (const item of items) tx.prescriptionItems.save(item, { ...readership, verb: 'prescription-item.signed' })
  const dispense = stageQueued(tx, { id: newId(), prescription: signed, due: items.map((item) => ({ item, owing: item.quantity })), priority, at, readership })
  tx.documents.create({
    id: documentId, organisationId: signed.organisationId, patientId: signed.patientId, kind: 'prescription', title: `Prescription ${signed.number}`, subjectTable: 'prescriptions', subjectId: signed.id, status: 'queued', number: 1,
    bucketId: null, fileId: null, fileName: null, mimeType: null, sizeBytes: null, sha256: null, code: documentCode(randomBytes(16)), claims: null, keyId: null, signature: null, issuedBy: actor.id, issuedAt: null, claimedAt: null, failure: null, revocation: null, supersedes: null, uploadedBy: null,
  }, { about, people: readership.people, verb: 'document.requested' })
  if (patient.userId) {
    tx.inbox.tell({ userId: patient.userId, level: 'information', kind: 'prescription.signed', words: 'You have a new prescription.', link: '/portal/medicines', patientId: patient.id, subjectId: signed.id })
  }
  tx.auditTrail.append({ what: 'prescription.signed', patientId: patient.id, subjectTable: 'prescriptions', subjectId: signed.id, facts: { items: items.length, overrides: signed.overrides.length, reasons: signed.overrides.map((each) => `${each.ruleId}:${each.reason}`).join(' ').slice(0, 200), dispenseId: dispense.id } })
  tx.doorbell.ring('prescription.signed', signed.id, about, people)
  return { id: signed.id, number: signed.number, dispenseId: dispense.id, documentId }
}
