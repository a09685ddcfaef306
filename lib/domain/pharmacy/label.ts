import { type CheckedMedicine, hasCode } from '@/lib/domain/prescriptions/checked-medicine'
import { requireSafeText } from '@/lib/domain/prescriptions/safe-text'
import type { ControlledClass } from './controlled.table'
import { doseFormOf } from './dose-form.table'
import { labelWarnings } from './label-warning.table'

export type LabelProfile = 'generic' | 'us' | 'uk'

export interface LabelInput {
  medicine: CheckedMedicine
  /** Name, strength and form as on the prescription line. */
  drugLine: string
  form: string
  /** The patient sentence; never shortened. */
  directions: string
  purpose: string | null
  patientMayShowPurpose: boolean
  patientName: string
  prescriptionNumber: string
  prescriberName: string
  pharmacy: { name: string; address: string; phone: string }
  /** `05-Mar-2026`, written by the caller in the clinic's day. */
  dispensedOn: string
  quantity: number
  owing: number
  lots: readonly { lotNumber: string; expiresOn: string }[]
  refillsLeft: number
  refillUntil: string | null
  checkedBy: string
  controlledClass: ControlledClass | null
  profile: LabelProfile
}

export interface LabelLine {
  kind: 'patient' | 'drug' | 'directions' | 'quantity' | 'purpose' | 'warning' | 'lot' | 'refills' | 'prescriber' | 'pharmacy' | 'date' | 'number' | 'checker' | 'children' | 'legal'
  text: string
  /** Set in bold and at least 10 points. */
  strong: boolean
}

/** Where the QR of the label leads is decided by the caller; the label carries its number. */
export interface Label {
  lines: LabelLine[]
  /** Codes of the printed warnings, kept with the dispense. */
  warningCodes: string[]
}

/**
 * The content of a dispensing label from structured data. Nothing is cut: what does not fit goes on a second label.
 * @throws Refusal `prescription.dose-not-safe-to-write` when drug line or directions hold an unsafe abbreviation
 */
export function buildLabel(input: LabelInput): Label {
  requireSafeText(input.drugLine)
  requireSafeText(input.directions)
  const warnings = warningsFor(input.medicine)
  const lines: (LabelLine | null)[] = [
    line('drug', input.drugLine, true),
    line('directions', input.directions, true),
    line('quantity', quantityText(input)),
    input.purpose !== null && input.patientMayShowPurpose ? line('purpose', `For ${input.purpose}`) : null,
    ...warnings.map((each) => line('warning', each.text)),
    line('children', 'Keep out of the reach and sight of children.'),
    line('patient', input.patientName, true),
    line('date', input.dispensedOn),
    line('number', input.prescriptionNumber),
    line('prescriber', `Prescriber: ${input.prescriberName}`),
    ...input.lots.map((lot) => line('lot', `Lot ${lot.lotNumber}, use by ${lot.expiresOn}`)),
    line('refills', refillText(input)),
    line('checker', `Checked: ${input.checkedBy}`),
    line('pharmacy', [input.pharmacy.name, input.pharmacy.address, input.pharmacy.phone].filter((each) => each !== '').join(', ')),
    legalLine(input),
  ]
  return { lines: lines.filter((each) => each !== null), warningCodes: warnings.map((each) => each.code) }
}

/** The warnings of a medicine by substance and route, strongest first as in the table. */
export function warningsFor(medicine: CheckedMedicine): { code: string; text: string }[] {
  return labelWarnings
    .filter((each) => (each.routes === null || each.routes.includes(medicine.route)) && hasCode(medicine, each.atc) && (!medicine.localUse || each.routes !== null || each.code === 'fridge'))
    .map(({ code, text }) => ({ code, text }))
}

/** Splits the lines over labels of so many characters a line and lines a label, in order, never cutting a word. */
export function layOutLabels(label: Label, size: { charactersPerLine: number; linesPerLabel: number }): string[][] {
  const rows = label.lines.flatMap((each) => wrap(each.text, size.charactersPerLine))
  const sheets: string[][] = []
  for (let start = 0; start < rows.length; start += size.linesPerLabel) sheets.push(rows.slice(start, start + size.linesPerLabel))
  return sheets
}

function wrap(text: string, width: number): string[] {
  const rows: string[] = []
  for (const word of text.split(' ')) {
    const last = rows.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= width) rows[rows.length - 1] = `${last} ${word}`
    else rows.push(word)
  }
  return rows
}

function line(kind: LabelLine['kind'], text: string, strong = false): LabelLine {
  return { kind, text, strong }
}

function quantityText({ quantity, owing, form }: LabelInput): string {
  const pieces = doseFormOf(form)
  const unit = pieces === null ? '' : ` ${quantity === 1 ? pieces.counted : pieces.plural}`
  return owing > 0 ? `${quantity} of ${quantity + owing}${unit}, ${owing} owing` : `${quantity}${unit}`
}

function refillText({ refillsLeft, refillUntil }: LabelInput): string {
  if (refillsLeft === 0) return 'No refills left'
  return `${refillsLeft} ${refillsLeft === 1 ? 'refill' : 'refills'} left${refillUntil === null ? '' : ` until ${refillUntil}`}`
}

/** US label of C-II to C-IV carries the transfer caution of 21 CFR 290.5. */
function legalLine({ profile, controlledClass }: LabelInput): LabelLine | null {
  if (profile !== 'us' || controlledClass === null || controlledClass === 'S5') return null
  return line('legal', 'Caution: Federal law prohibits the transfer of this drug to any person other than the patient for whom it was prescribed.')
}
