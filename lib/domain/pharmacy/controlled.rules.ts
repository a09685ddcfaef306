import { addDays, daysBetween } from '@/lib/domain/patients/age'
import { refuse } from '@/lib/errors/refusal'
import { type ClassRules, type ControlledClass, type ScheduleProfileName, controlledClasses, controlledRows, scheduleProfiles, shopperPattern } from './controlled.table'

/** The controlled class of a product by its codes; null when it is not controlled. */
export function controlledClassOf(atc: readonly string[]): ControlledClass | null {
  return controlledRows.find((row) => atc.some((code) => row.atc.some((prefix) => code.startsWith(prefix))))?.class ?? null
}

/** What the site's schedule profile asks of a class: repeats, validity and supply in days. The source stands in controlled.table. */
export function rulesOf(profile: ScheduleProfileName, controlledClass: ControlledClass): ClassRules {
  return scheduleProfiles[profile][controlledClass]
}

/** Strictest class of several products; null when none is controlled. */
export function strictestClass(classes: readonly (ControlledClass | null)[]): ControlledClass | null {
  return controlledClasses.find((each) => classes.includes(each)) ?? null
}

export interface ControlledLine {
  controlledClass: ControlledClass
  quantity: number
  quantityInWords: string
  repeats: number
  daysOfSupply: number | null
  /** A reason for more than the soft supply limit; empty when none. */
  supplyReason: string
}

export interface ControlledContext {
  profile: ScheduleProfileName
  patientAddress: string
  prescriberLicence: string
  /** Prescriber and patient are the same person or family, as declared. */
  isSelfOrFamily: boolean
}

/**
 * Everything a controlled prescription must hold before it is signed.
 * @throws Refusal controlled-self, controlled-incomplete, controlled-repeats, controlled-supply, quantity-in-words
 */
export function requireControlledPrescription(line: ControlledLine, context: ControlledContext): void {
  const rules = rulesOf(context.profile, line.controlledClass)
  if (context.isSelfOrFamily) refuse('prescription.controlled-self')
  if (line.repeats > rules.repeats) refuse('prescription.controlled-repeats', { values: { allowed: rules.repeats } })
  if (line.daysOfSupply !== null && line.daysOfSupply > rules.softSupplyDays && line.supplyReason.trim() === '') refuse('prescription.controlled-supply', { values: { allowed: rules.softSupplyDays } })
  if (!rules.fullPrescription) return
  const missing = [[context.patientAddress, 'the patient address'], [context.prescriberLicence, 'the licence number of the prescriber']].filter(([value]) => (value ?? '').trim() === '').map(([, name]) => name)
  if (missing.length > 0) refuse('prescription.controlled-incomplete', { values: { missing: missing.join(' and ') } })
  if (foldWords(line.quantityInWords) !== foldWords(quantityInWords(line.quantity))) refuse('prescription.quantity-in-words', { field: 'quantityInWords' })
}

/** Last day a controlled prescription may be supplied from. */
export function controlledValidUntil(signedOn: string, rules: ClassRules): string | null {
  return addDays(signedOn, rules.validityDays)
}

export type PartialCause = 'shortage' | 'onRequest' | 'longTermCare'

/** May the rest of a partial supply still be handed out? After the time it is void. */
export function mayCompletePartial(rules: ClassRules, input: { cause: PartialCause; suppliedOn: string; today: string }): boolean {
  if (rules.partialWithinDays === null) return true
  const days = daysBetween(input.suppliedOn, input.today)
  return days !== null && days >= 0 && days <= rules.partialWithinDays[input.cause]
}

const ones = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** 56 → "fifty-six", 120 → "one hundred and twenty". Whole numbers from 0 to 9,999. */
export function quantityInWords(quantity: number): string {
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > 9999) refuse('dispense.quantity-invalid', { field: 'quantity' })
  if (quantity < 20) return ones[quantity] ?? ''
  if (quantity < 100) return `${tens[Math.floor(quantity / 10)] ?? ''}${quantity % 10 === 0 ? '' : `-${ones[quantity % 10] ?? ''}`}`
  if (quantity < 1000) return joined(`${ones[Math.floor(quantity / 100)] ?? ''} hundred`, quantity % 100, ' and ')
  return joined(`${quantityInWords(Math.floor(quantity / 1000))} thousand`, quantity % 1000, quantity % 1000 < 100 ? ' and ' : ' ')
}

const joined = (head: string, rest: number, link: string): string => (rest === 0 ? head : `${head}${link}${quantityInWords(rest)}`)

const foldWords = (words: string): string => words.toLowerCase().replace(/\band\b/g, ' ').replace(/[^a-z]+/g, ' ').trim()

export interface RegisterEntry {
  id: string
  change: number
  balanceAfter: number
  /** Entry this one explains; a register is corrected by a footnote, never by changing a line. */
  correctsId: string | null
}

/**
 * The next register line of one product, strength and form, with its running balance.
 * @throws Refusal below-zero
 */
export function nextRegisterLine(last: Pick<RegisterEntry, 'balanceAfter'> | null, change: number): { change: number; balanceAfter: number } {
  const balanceAfter = (last?.balanceAfter ?? 0) + change
  if (balanceAfter < 0) refuse('stock.below-zero', { values: { available: last?.balanceAfter ?? 0 } })
  return { change, balanceAfter }
}

/**
 * The day closes only when what was counted is what the register says, or the difference has its own investigation.
 * @throws Refusal day-mismatch
 */
export function requireDayCanClose(counts: readonly { registerBalance: number; counted: number; investigationId: string | null }[]): void {
  if (counts.some((each) => each.registerBalance !== each.counted && each.investigationId === null)) refuse('stock.day-mismatch')
}

export interface ControlledSupply {
  on: string
  prescriberId: string
  pharmacyId: string
}

/** Three prescribers or three pharmacies in 90 days: shown to the pharmacist, never a refusal by itself. */
export function showsShopperPattern(supplies: readonly ControlledSupply[], today: string): boolean {
  const recent = supplies.filter((each) => {
    const days = daysBetween(each.on, today)
    return days !== null && days >= 0 && days <= shopperPattern.days
  })
  return new Set(recent.map((each) => each.prescriberId)).size >= shopperPattern.prescribers || new Set(recent.map((each) => each.pharmacyId)).size >= shopperPattern.pharmacies
}

/** Two people sign receipt, destruction and adjustment of controlled stock. */
export function requireTwoSignatures(signatures: { by: string; witnessId: string | null }): void {
  if (signatures.witnessId === null) refuse('stock.witness-missing')
  if (signatures.witnessId === signatures.by) refuse('stock.witness-same')
}
