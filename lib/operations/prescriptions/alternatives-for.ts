import { type Medicine, findMedicine, medicines } from '@/lib/domain/pharmacy/medicine'
import type { CheckedMedicine } from '@/lib/domain/prescriptions/checked-medicine'
import { checkedLine } from '@/lib/domain/prescriptions/checked-line'
import { type MedicineChoice, toMedicineChoice } from '@/lib/domain/prescriptions/medicine-choice'
import { checkSafety } from '@/lib/domain/prescriptions/safety-check'
import type { SafetyScene } from './safety-scene'

export type Alternatives = { use: string; choices: MedicineChoice[] }

const most = 2

type Situation = { scene: SafetyScene; items: readonly CheckedMedicine[]; stockedCodes: ReadonlySet<string> }

/**
 * Other products of the formulary with the same use that raise neither a stop nor a warning for this person beside the
 * other lines, stocked ones first. A suggestion to look at, never a choice made for somebody.
 */
export function alternativesFor(line: CheckedMedicine, { scene, items, stockedCodes }: Situation): Alternatives | null {
  const medicine = line.medicineId ? findMedicine(line.medicineId) : null
  if (!medicine) return null
  const others = items.filter((each) => each.lineId !== line.lineId)
  const candidates = medicines
    .filter((each) => each.use === medicine.use && each.name !== medicine.name && each.controlledClass === null && each.routes.includes(medicine.routes[0]) && each.sigs.length > 0)
    .toSorted((one, other) => Number(stockedCodes.has(other.id)) - Number(stockedCodes.has(one.id)))
  const choices: MedicineChoice[] = []
  for (const candidate of candidates) {
    if (choices.length === most) break
    if (choices.some((each) => each.name === candidate.name) || others.some((each) => each.medicineId === candidate.id)) continue
    if (isQuiet(candidate, { line, others, scene })) choices.push(toMedicineChoice(candidate))
  }
  return choices.length > 0 ? { use: medicine.use, choices } : null
}

function isQuiet(candidate: Medicine, { line, others, scene }: { line: CheckedMedicine; others: readonly CheckedMedicine[]; scene: SafetyScene }): boolean {
  const dose = candidate.sigs[0]
  if (!dose) return false
  const tried = checkedLine({ id: line.lineId, medicineCode: candidate.id, name: candidate.name, form: candidate.form, atc: [...candidate.atc], dose, startedOn: line.startsOn, endsOn: null }, { prescribedBy: line.prescribedBy, stoppedOn: null })
  const summary = checkSafety({ ...scene, items: [...others, tried] })
  const concerns = [...summary.toResolve, ...summary.toAcknowledge].some((finding) => finding.medicines.some((each) => each.lineId === line.lineId))
  return !concerns && !summary.notChecked.some((each) => each.check === 'allergies' && each.lineIds.includes(line.lineId))
}
