import { checkedLine } from '@/lib/domain/prescriptions/checked-line'
import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { stateOfItem } from '@/lib/domain/pharmacy/dispense-lines'
import { buildLabel, type Label } from '@/lib/domain/pharmacy/label'
import { findMedicine } from '@/lib/domain/pharmacy/medicine'
import { tallMan } from '@/lib/domain/pharmacy/tall-man.table'
import { prescribingPolicy } from '@/lib/domain/prescriptions/prescribing-policy.table'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

export type DispenseLabel = Label & { itemId: string; name: string }

/** The labels of a bag, one for each medicine in it. `day` writes a civil day as it is printed. @throws Refusal record.not-found, dispense.nothing-picked */
export async function getLabels({ actor, data, organisation }: QueryContext, dispenseId: string, day: (iso: string) => string): Promise<{ dispense: Dispense; labels: DispenseLabel[] }> {
  const dispense = await data.dispenses.get(dispenseId)
  if (dispense.organisationId !== actor.organisationId) refuse('record.not-found')
  const [prescription, items] = await Promise.all([data.prescriptions.get(dispense.prescriptionId), data.prescriptionItems.list({ where: { prescriptionId: dispense.prescriptionId }, limit: 40 })])
  const picked = dispense.lines.filter((line) => line.quantity > 0)
  if (picked.length === 0) refuse('dispense.nothing-picked')
  const zoneDay = (instant: string) => day(wallTimeAt(instant, organisation.timeZone).day)
  const labels = picked.flatMap((line) => {
    const item = items.items.find((each) => each.id === line.itemId)
    if (!item) return []
    const label = buildLabel({
      medicine: checkedLine(item, { prescribedBy: null, stoppedOn: null }), drugLine: `${tallMan(item.name)} ${item.strength} ${item.form}`, form: item.form, directions: item.sentence,
      purpose: item.indication, patientMayShowPurpose: false, patientName: dispense.patientName, prescriptionNumber: dispense.prescriptionNumber, prescriberName: prescription.prescriberName,
      pharmacy: { name: organisation.name, address: organisation.address ? Object.values(organisation.address).filter(Boolean).join(', ') : '', phone: organisation.phone ?? '' },
      dispensedOn: dispense.pickedAt ? zoneDay(dispense.pickedAt) : '', quantity: line.quantity, owing: line.owing, lots: line.lots.map((lot) => ({ lotNumber: lot.lotNumber, expiresOn: day(lot.expiresOn) })),
      refillsLeft: stateOfItem(item).repeatsLeft, refillUntil: prescription.validUntil ? zoneDay(prescription.validUntil) : null, checkedBy: dispense.checkedByName ?? '',
      controlledClass: findMedicine(item.medicineCode)?.controlledClass ?? null, profile: prescribingPolicy.controlledProfile,
    })
    return [{ ...label, itemId: item.id, name: item.name }]
  })
  return { dispense, labels }
}
