import { type FinalCheckInput } from '@/lib/domain/pharmacy/dispense.input'
import { isScanOf } from '@/lib/domain/pharmacy/lot-scan'
import { finalCheckDispense, shelveDispense } from '@/lib/domain/pharmacy/dispense.states'
import { dispensingPolicy } from '@/lib/domain/pharmacy/dispensing-policy.table'
import { findMedicine } from '@/lib/domain/pharmacy/medicine'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { dispenseInHand } from './dispense-in-hand'
import { pharmacists } from './pharmacy-people'

/**
 * The last look before the shelf, then the bag waits for the patient. High-alert and controlled medicines are looked at
 * by a second pharmacist; where only one works here, the same person scans the packs again after the cool-off.
 * @throws Refusal dispense.same-picker, .rescan-too-soon, .rescan-mismatch, .label-not-matched, .wrong-state, record.*
 */
export async function finalCheck(context: OperationContext, input: FinalCheckInput): Promise<{ id: string; version: number }> {
  const { actor, clinic, now } = context
  const { dispense, items, about, readership } = await dispenseInHand(context, input)
  const at = now().toISOString()
  const step = { by: actor.id, byName: actor.name, at }
  const singleStaff = (await pharmacists(context)).length === 1
  const checked = finalCheckDispense(dispense, {
    ...step, labelMatched: input.labelMatched, needsSecondPerson: needsSecondPharmacist(dispense, items), singleStaff,
    rescannedAt: rescanOf(dispense, input) ? at : null, coolOffSeconds: dispensingPolicy.coolOffSeconds,
  })
  const ready = shelveDispense(checked, step)
  return clinic.transaction((tx) => {
    const saved = tx.dispenses.save(ready, { ...readership, verb: 'dispense.final-checked' })
    tx.auditTrail.append({ what: 'dispense.final-checked', patientId: dispense.patientId, subjectTable: 'dispenses', subjectId: dispense.id, facts: { pickedBy: dispense.pickedBy, singleStaff } })
    tx.doorbell.ring('dispense.changed', dispense.id, about, readership.people)
    return { id: saved.id, version: saved.version }
  })
}

/** Controlled or high-alert medicine in the bag. */
export function needsSecondPharmacist(dispense: Pick<Dispense, 'lines'>, items: readonly PrescriptionItem[]): boolean {
  const inBag = items.filter((item) => dispense.lines.some((line) => line.itemId === item.id && line.quantity > 0))
  return inBag.some((item) => {
    const medicine = findMedicine(item.medicineCode)
    return medicine !== null && (medicine.controlledClass !== null || medicine.highAlerts.length > 0)
  })
}

/** Every pack was scanned again and each is one that was picked. @throws Refusal dispense.rescan-mismatch */
function rescanOf(dispense: Dispense, { scans }: FinalCheckInput): boolean {
  const lots = dispense.lines.flatMap((line) => line.lots)
  if (scans.length === 0) return false
  const isComplete = lots.every((lot) => scans.some((scan) => scan.lotId === lot.lotId && isScanOf(scan.scanned, { lotNumber: lot.lotNumber, gtin: null })))
  return isComplete || refuse('dispense.rescan-mismatch')
}
