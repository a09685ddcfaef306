import { doseFormOf } from '@/lib/domain/pharmacy/dose-form.table'
import { tallMan } from '@/lib/domain/pharmacy/tall-man.table'
import { refuse } from '@/lib/errors/refusal'
import { type Frequency, frequencyOf } from './frequency.table'
import type { DoseInstruction } from './prescription.schema'
import { doseNumber } from './safe-text'

/** What a line is made from. `formUnits` counts pieces of the form (tablets, mL, puffs). */
export interface SigMedicine {
  name: string
  brand: string | null
  form: string
  strength: string
}

export type LinePartKind = 'name' | 'brand' | 'form' | 'strength' | 'dose' | 'route' | 'frequency' | 'duration'
export interface LinePart {
  kind: LinePartKind
  text: string
}

/**
 * The prescription line in order: name, brand, form, strength (only when it differs from the dose), dose,
 * route, frequency, duration. The same parts are shown in search, draft, list, label and print.
 */
export function prescriptionLine(medicine: SigMedicine, dose: DoseInstruction): LinePart[] {
  const doseText = `${doseNumber(dose.amount)} ${dose.unit}`
  const parts: (LinePart | null)[] = [
    { kind: 'name', text: tallMan(medicine.name) },
    medicine.brand ? { kind: 'brand', text: medicine.brand.toUpperCase() } : null,
    { kind: 'form', text: medicine.form },
    medicine.strength === doseText || medicine.strength === '' ? null : { kind: 'strength', text: medicine.strength },
    { kind: 'dose', text: `DOSE ${doseText}` },
    { kind: 'route', text: dose.route },
    { kind: 'frequency', text: frequencyWords(dose) },
    dose.durationDays === null ? null : { kind: 'duration', text: durationWords(dose) },
  ]
  return parts.filter((part) => part !== null)
}

/** The line as one text with em dashes: for print, audit and plain mail. */
export function lineText(parts: readonly LinePart[]): string {
  return parts.map((part) => part.text).join(' — ')
}

/**
 * The sentence the patient reads: "Take 1 capsule three times a day for 5 days."
 * @throws Refusal `prescription.dose-unknown` for a frequency outside the table
 */
export function patientSentence(medicine: SigMedicine, dose: DoseInstruction): string {
  const frequency = requireFrequency(dose.frequency)
  const start = [verbOf(medicine), quantityWords(medicine, dose), place(dose.route)].filter((part) => part !== '').join(' ')
  const when = dose.asNeeded ? asNeededWords(dose, frequency) : ` ${frequency.says}`
  const how = dose.durationDays === null || frequency.once ? '' : ` for ${dayWords(dose.durationDays)}`
  const extra = dose.extra.trim()
  return `${start}${when}${how}.${mostPerDay(dose)}${extra === '' ? '' : ` ${sentence(extra)}`}`
}

function requireFrequency(code: string): Frequency {
  return frequencyOf(code) ?? refuse('prescription.dose-unknown', { field: 'frequency', values: { frequency: code } })
}

function frequencyWords(dose: DoseInstruction): string {
  const frequency = requireFrequency(dose.frequency)
  if (!dose.asNeeded) return frequency.says
  return `${frequency.says} when required${dose.asNeededFor ? ` for ${dose.asNeededFor}` : ''}${dose.maxPerDay === null ? '' : `, at most ${doseNumber(dose.maxPerDay)} doses in 24 hours`}`
}

function durationWords(dose: DoseInstruction): string {
  return dose.durationDays === null ? '' : `for ${dayWords(dose.durationDays)}`
}

const dayWords = (days: number): string => (days === 1 ? '1 day' : `${doseNumber(days)} days`)

function verbOf(medicine: SigMedicine): string {
  return doseFormOf(medicine.form)?.verb ?? 'Use'
}

/** Counted pieces when they are known ("1 capsule"), the mass otherwise ("500 mg"). */
function quantityWords(medicine: SigMedicine, dose: DoseInstruction): string {
  const form = doseFormOf(medicine.form)
  if (form?.counted === 'application') return ''
  if (!form || dose.formUnits === null) return `${doseNumber(dose.amount)} ${dose.unit}`
  // Insulin and heparin are set in units on the pen: millilitres would be a ten-fold trap.
  if (dose.unit === 'units') return `${doseNumber(dose.amount)} units`
  const piece = form.counted === 'mL' ? 'mL' : dose.formUnits > 1 ? form.plural : form.counted
  return `${pieces(dose.formUnits)} ${piece}`
}

/** Halves are written as words: "half a tablet" cannot be misread as 12. */
function pieces(count: number): string {
  if (count === 0.5) return 'half a'
  if (count === 0.25) return 'a quarter of a'
  return count === 1.5 ? 'one and a half' : doseNumber(count)
}

const places: Record<string, string> = {
  'left eye': 'in the left eye', 'right eye': 'in the right eye', 'both eyes': 'in both eyes', eye: 'in the eye',
  'left ear': 'in the left ear', 'right ear': 'in the right ear', 'both ears': 'in both ears', ear: 'in the ear',
  nasal: 'in each nostril', topical: 'to the affected skin', transdermal: 'to clean dry skin', rectal: 'in the back passage', vaginal: 'in the vagina',
  subcutaneous: 'under the skin', intramuscular: 'into the muscle', intravenous: 'into a vein',
}

function place(route: string): string {
  return places[route.toLowerCase()] ?? ''
}

function asNeededWords(dose: DoseInstruction, frequency: Frequency): string {
  return ` when needed${dose.asNeededFor ? ` for ${dose.asNeededFor}` : ''}, up to ${frequency.says}`
}

function mostPerDay(dose: DoseInstruction): string {
  if (!dose.asNeeded || dose.maxPerDay === null) return ''
  return ` Do not take more than ${dose.maxPerDay === 1 ? '1 dose' : `${doseNumber(dose.maxPerDay)} doses`} in 24 hours.`
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
