import type { Readership, Transaction } from '@/lib/data/transaction'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import type { Prescription, PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'

export type Due = { item: Pick<PrescriptionItem, 'id' | 'name' | 'strength' | 'form'>; owing: number }
type Queuing = { id: string; prescription: Prescription; due: readonly Due[]; priority: Dispense['priority']; at: string; readership: Readership }

/** Puts a supply into the pharmacy's queue: what is due on each line, nothing picked yet. */
export function stageQueued(tx: Transaction, { id, prescription, due, priority, at, readership }: Queuing): Dispense {
  return tx.dispenses.create({
    id, organisationId: prescription.organisationId, patientId: prescription.patientId, patientName: prescription.patientName, prescriptionId: prescription.id, prescriptionNumber: prescription.number,
    status: 'queued', statusReason: null, priority, queuedAt: at,
    lines: due.map(({ item, owing }) => ({ itemId: item.id, productId: '', name: `${item.name} ${item.strength} ${item.form}`, quantity: 0, owing, lots: [], fefoDeviationReason: null })),
    checkedBy: null, checkedByName: null, checkedAt: null, safety: null, overrides: null, pickedBy: null, pickedAt: null, finalCheckedBy: null, finalCheckedAt: null,
    handedOverBy: null, handedOverByName: null, handedOverAt: null, identityChecks: [], counselled: null, labelsPrinted: 0, queryToPrescriber: null,
  }, { ...readership, verb: 'dispense.queued' })
}
