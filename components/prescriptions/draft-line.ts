import type { MedicineLine } from '@/components/clinical/prescription-line'
import { frequencyOf } from '@/lib/domain/prescriptions/frequency.table'
import { type MedicineChoice, routesToChoose } from '@/lib/domain/prescriptions/medicine-choice'
import { type CheckLine, checkLine, type PrescribedLine, prescribedLine } from '@/lib/domain/prescriptions/prescribe.input'
import type { DoseInstruction } from '@/lib/domain/prescriptions/prescription.schema'
import { computeQuantity } from '@/lib/domain/prescriptions/quantity'
import { patientSentence } from '@/lib/domain/prescriptions/sig'

type Loose<T> = { [Key in keyof T]: T[Key] | null }
/** A dose while it is typed: any part may still be empty. */
export type LooseDose = Loose<Pick<DoseInstruction, 'amount' | 'formUnits' | 'maxPerDay' | 'durationDays'>> & Pick<DoseInstruction, 'unit' | 'route' | 'frequency' | 'asNeeded' | 'asNeededFor' | 'extra'>
/** A line on the screen. `isQuantityOwn` says that somebody typed the quantity, so it is not computed any more. */
export type DraftLine = { id: string; choice: MedicineChoice; dose: LooseDose; quantity: number | null; isQuantityOwn: boolean; refills: number | null; isSubstitutionAllowed: boolean; indication: string }

/** A new line with the first usual dose of the product. */
export function freshLine(choice: MedicineChoice, id: string): DraftLine {
  const sig = choice.sigs[0]
  const route = routesToChoose(choice.routes)[0] ?? 'oral'
  const unit = choice.perPiece?.unit ?? choice.piece
  const dose: LooseDose = sig ? { ...sig, route: routesToChoose(choice.routes).includes(sig.route) ? sig.route : route } : { amount: null, unit, formUnits: null, route, frequency: '', asNeeded: false, asNeededFor: null, maxPerDay: null, durationDays: null, extra: '' }
  return withQuantity({ id, choice, dose, quantity: null, isQuantityOwn: false, refills: 0, isSubstitutionAllowed: true, indication: '' })
}

/** A line of a kept draft. */
export function keptLine(line: PrescribedLine, choice: MedicineChoice): DraftLine {
  const computed = computeQuantity(line.dose, choice.form)
  return { id: line.id, choice, dose: line.dose, quantity: line.quantity, isQuantityOwn: computed?.quantity !== line.quantity, refills: line.refills, isSubstitutionAllowed: line.isSubstitutionAllowed, indication: line.indication ?? '' }
}

/** The same line with another dose; amount and pieces stay in step, and so does the quantity until it is typed. */
export function withDose(line: DraftLine, changes: Partial<LooseDose>): DraftLine {
  const { perPiece } = line.choice
  const dose = { ...line.dose, ...changes }
  if (perPiece && 'formUnits' in changes) dose.amount = changes.formUnits == null ? null : tidy(changes.formUnits * perPiece.amount)
  else if (perPiece && 'amount' in changes) dose.formUnits = changes.amount == null ? null : tidy(changes.amount / perPiece.amount)
  else if (!perPiece && 'amount' in changes) dose.formUnits = changes.amount ?? null
  if (changes.asNeeded === false) Object.assign(dose, { asNeededFor: null, maxPerDay: null })
  return withQuantity({ ...line, dose })
}

function withQuantity(line: DraftLine): DraftLine {
  if (line.isQuantityOwn) return line
  const parsed = toCheckLine(line)
  return { ...line, quantity: parsed ? (computeQuantity(parsed.dose, line.choice.form)?.quantity ?? null) : null }
}

const tidy = (value: number): number => Number(value.toPrecision(6))

const inputOf = (line: DraftLine) => ({ id: line.id, medicineCode: line.choice.code, dose: line.dose, quantity: line.quantity, refills: line.refills, isSubstitutionAllowed: line.isSubstitutionAllowed, indication: line.indication })

/** The line as it can be checked, or null while a part is missing. */
export const toCheckLine = (line: DraftLine): CheckLine | null => checkLine.safeParse(inputOf(line)).data ?? null
/** The line as it can be kept and signed, or null while a part is missing. */
export const toPrescribedLine = (line: DraftLine): PrescribedLine | null => prescribedLine.safeParse(inputOf(line)).data ?? null

/** What is missing or wrong, by field name. */
export function problemsOf(line: DraftLine): Record<string, string> {
  const parsed = prescribedLine.safeParse(inputOf(line))
  if (parsed.success) return {}
  return Object.fromEntries(parsed.error.issues.toReversed().map((issue) => [String(issue.path.at(-1)), issue.message.startsWith('Invalid') ? 'Fill this in' : issue.message]))
}

/** The line as every list shows it. */
export function shownLine({ choice, dose }: Pick<DraftLine, 'choice' | 'dose'>): MedicineLine {
  const often = frequencyOf(dose.frequency)?.says ?? 'how often not chosen'
  return {
    generic: choice.name, form: choice.form, strength: choice.strength, dose: dose.amount ?? 'not entered', unit: dose.amount === null ? '' : dose.unit, route: dose.route,
    frequency: dose.asNeeded ? `up to ${often}, when required` : often, duration: dose.durationDays ? `for ${dose.durationDays} ${dose.durationDays === 1 ? 'day' : 'days'}` : null,
  }
}

/** The sentence the patient reads, once the dose is complete. */
export function sentenceOf(line: DraftLine): string | null {
  const parsed = toCheckLine(line)
  return parsed && frequencyOf(parsed.dose.frequency) ? patientSentence({ name: line.choice.name, brand: null, form: line.choice.form, strength: line.choice.strength }, parsed.dose) : null
}
