import { type Amount, type MassUnit, type Strength, convertMass, isMassUnit, massOfDose, tidy } from './dose-amount'

export const routes = [
  'oral', 'sublingual', 'buccal', 'intravenous', 'intramuscular', 'subcutaneous', 'inhaled', 'nasal', 'rectal',
  'vaginal', 'topical', 'transdermal', 'eye', 'ear', 'epidural', 'intradermal',
] as const
export type Route = (typeof routes)[number]

/** Facts about one line that a rule may ask for. A missing key means nobody said: never assume false. */
export type LineNote =
  | 'specialist-plan'
  | 'monitoring-ordered'
  | 'dose-adjusted'
  | 'monitored-area'
  | 'indication-recorded'
  | 'oncology-indication'
  | 'pulmonary-hypertension'
  | 'prophylaxis'
  | 'intra-arterial'
  | 'acute-pain-after-tonsillectomy'
  | 'palliative'
  | 'extended-release'

export interface CheckedIngredient {
  name: string
  /** Every ATC code the substance is listed under (oral, topical, eye: one substance, several codes). */
  atc: readonly string[]
  strength: Strength | null
}

export interface CheckedDosing {
  dose: Amount
  /** Most administrations in 24 hours, the upper bound for "when required". Null: not known. */
  maxPerDay: number | null
  /** Administrations in 7 days when it is not simply 7 × maxPerDay (weekly methotrexate: 1). */
  perWeek: number | null
  once: boolean
  asNeeded: boolean
  durationDays: number | null
}

/** One medicine as the checks see it: a proposed line, or something the patient already takes. */
export interface CheckedMedicine {
  /** Unique in the call: the draft line id or the active prescription id. */
  lineId: string
  /** Formulary id, or null when the entry was typed as free text. */
  medicineId: string | null
  name: string
  /** Product code(s). A combination product has its own. */
  atc: readonly string[]
  ingredients: readonly CheckedIngredient[]
  route: Route
  /** Works where it is put (cream, eye drop, inhaler). Most interaction rules skip these. */
  localUse: boolean
  dosing: CheckedDosing | null
  startsOn: string | null
  endsOn: string | null
  /** Set when the medicine was stopped: it then counts only for wash-out rules. ISO date. */
  stoppedOn: string | null
  prescribedBy: string | null
  notes: Partial<Record<LineNote, boolean>>
}

/**
 * Codes that WHO moved. Catalogues lag behind, so an old code is read as the new one.
 * Source: WHO ATC index changes up to 2026.
 */
const movedCodes: Record<string, string> = {
  L01XX19: 'L01CE02',
  L04AA10: 'L04AH01',
  L04AA18: 'L04AH02',
  N03AX12: 'N02BF01',
  N03AX16: 'N02BF02',
  L01XE12: 'L01EX04',
}

/** Upper case, no blanks, moved codes brought up to date. */
export function currentAtc(code: string): string {
  const tidyCode = code.trim().toUpperCase()
  return movedCodes[tidyCode] ?? tidyCode
}

// Twenty medicines ask for their codes some ten thousand times in one check; a medicine never changes in place.
const codesSeen = new WeakMap<CheckedMedicine, readonly string[]>()

/** Every code of the product and its ingredients. Empty means: this entry cannot be checked. */
export function codesOf(medicine: CheckedMedicine): readonly string[] {
  const seen = codesSeen.get(medicine)
  if (seen) return seen
  const codes = gatherCodes(medicine)
  codesSeen.set(medicine, codes)
  return codes
}

function gatherCodes(medicine: CheckedMedicine): string[] {
  const all = [...medicine.atc, ...medicine.ingredients.flatMap((each) => each.atc)]
  return [...new Set(all.filter((code) => code.trim() !== '').map(currentAtc))]
}

/** Whether any code of the product or its ingredients begins with one of the ATC `prefixes`. A medicine without codes answers false, which is not "no". */
export function hasCode(medicine: CheckedMedicine, prefixes: readonly string[]): boolean {
  return codesOf(medicine).some((code) => prefixes.some((prefix) => code.startsWith(prefix)))
}

/** Not stopped. A stopped one stays in the list for the wash-out rules. `startsOn` and `endsOn` are not looked at. */
export function isActive(medicine: CheckedMedicine): boolean {
  return medicine.stoppedOn === null
}

/** Ingredient mass per administration; null when the text and the strength do not allow a sum. */
export function ingredientPerDose(medicine: CheckedMedicine, ingredient: CheckedIngredient, unit: MassUnit): number | null {
  const dose = medicine.dosing?.dose
  if (!dose) return null
  // "625 mg" of a two-ingredient tablet says nothing about either ingredient.
  if (isMassUnit(dose.unit) && medicine.ingredients.length > 1) return null
  if (isMassUnit(dose.unit)) return convertMass(dose.amount, dose.unit, unit)
  return massOfDose(dose, ingredient.strength, unit)
}

/** Ingredient mass in 24 hours at the upper bound; null when not known. A single dose counts once. */
export function ingredientPerDay(medicine: CheckedMedicine, ingredient: CheckedIngredient, unit: MassUnit): number | null {
  const perDose = ingredientPerDose(medicine, ingredient, unit)
  if (perDose === null || !medicine.dosing) return null
  if (medicine.dosing.once) return perDose
  if (medicine.dosing.maxPerDay === null) return null
  return tidy(perDose * medicine.dosing.maxPerDay)
}

/** Daily milligrams of the first ingredient whose code starts with one of `prefixes`; null when not known. */
export function dailyMgOf(medicine: CheckedMedicine, prefixes: readonly string[]): number | null {
  const ingredient = medicine.ingredients.find((each) =>
    each.atc.some((code) => prefixes.some((prefix) => currentAtc(code).startsWith(prefix))),
  )
  return ingredient ? ingredientPerDay(medicine, ingredient, 'mg') : null
}
