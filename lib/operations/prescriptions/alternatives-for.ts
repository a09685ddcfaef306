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
  const names = new Set(others.map((each) => each.name))
  const fitting = candidates.flatMap((candidate) => {
    const notes = names.has(candidate.name) ? null : notesAbout(candidate, { line, others, scene })
    return notes === null ? [] : [{ candidate, notes, isStocked: stockedCodes.has(candidate.id) }]
  })
  // Stocked first, then the one the checks have least to say about; one product of each substance.
  const ordered = fitting.toSorted((one, other) => Number(other.isStocked) - Number(one.isStocked) || one.notes - other.notes)
  const choices = ordered.filter((each, place) => ordered.findIndex((other) => other.candidate.name === each.candidate.name) === place).slice(0, most).map((each) => toMedicineChoice(each.candidate))
  return choices.length > 0 ? { use: medicine.use, choices } : null
}

/** How many notes the checks have about a product on this line; null when they stop it, warn of it or cannot judge it. */
function notesAbout(candidate: Medicine, { line, others, scene }: { line: CheckedMedicine; others: readonly CheckedMedicine[]; scene: SafetyScene }): number | null {
  const dose = candidate.sigs[0]
  if (!dose) return null
  const tried = checkedLine({ id: line.lineId, medicineCode: candidate.id, name: candidate.name, form: candidate.form, atc: [...candidate.atc], dose, startedOn: line.startsOn, endsOn: null }, { prescribedBy: line.prescribedBy, stoppedOn: null })
  const summary = checkSafety({ ...scene, items: [...others, tried] })
  const isAbout = (finding: { medicines: readonly { lineId: string }[] }) => finding.medicines.some((each) => each.lineId === line.lineId)
  // A note about a recorded allergy is for somebody who chose the medicine; here it is reason enough not to suggest it.
  const concerns = [...summary.toResolve, ...summary.toAcknowledge, ...summary.forInformation.filter((finding) => finding.check === 'allergies')].some(isAbout) || summary.notChecked.some((each) => each.check === 'allergies' && each.lineIds.includes(line.lineId))
  return concerns ? null : summary.forInformation.filter(isAbout).length
}
