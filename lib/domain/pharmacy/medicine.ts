import { type CheckedIngredient, type CheckedMedicine, type Route, currentAtc } from '@/lib/domain/prescriptions/checked-medicine'
import type { MassUnit, Strength } from '@/lib/domain/prescriptions/dose-amount'
import { massUnits } from '@/lib/domain/prescriptions/dose-amount'
import type { DoseInstruction } from '@/lib/domain/prescriptions/prescription.schema'
import { type ControlledClass, controlledRows } from './controlled.table'
import { type DoseFormName, doseForms } from './dose-form.table'
import { highAlertsOf } from './high-alert.table'
import type { MedicineRow } from './medicine.row'
import { medicineRows } from './medicine.table'
import { parseSig } from './sig-suggestion'
import { tallMan } from './tall-man.table'

/** One product of the formulary: substance(s), form and one strength. */
export interface Medicine {
  /** Stable code, at most 60 characters. */
  id: string
  name: string
  /** With Tall Man letters where published. Sorting and search use `name`. */
  displayName: string
  brands: readonly string[]
  alsoKnownAs: readonly string[]
  atc: readonly string[]
  ingredients: readonly CheckedIngredient[]
  form: DoseFormName
  /** `500 mg`, `250 mg in 5 mL`, `500 mg + 125 mg`. */
  strength: string
  routes: readonly [Route, ...Route[]]
  localUse: boolean
  use: string
  sigs: readonly DoseInstruction[]
  packSizes: readonly number[]
  /** Names of high-alert groups by the first route; empty means none. */
  highAlerts: readonly string[]
  controlledClass: ControlledClass | null
}

const formCodes: Partial<Record<DoseFormName, string>> = {
  tablet: 'tab', 'prolonged-release tablet': 'pr-tab', 'gastro-resistant tablet': 'gr-tab', 'orodispersible tablet': 'od-tab', capsule: 'cap',
  'prolonged-release capsule': 'pr-cap', 'gastro-resistant capsule': 'gr-cap', 'oral solution': 'sol', 'oral suspension': 'susp', 'oral powder': 'pwd',
  injection: 'inj', 'powder for injection': 'pwd-inj', 'prefilled syringe': 'syr', 'prefilled pen': 'pen', infusion: 'inf', 'transdermal patch': 'patch',
  'pressurised inhaler': 'mdi', 'dry powder inhaler': 'dpi', 'nebuliser solution': 'neb', suppository: 'supp', 'dispersible tablet': 'disp-tab', 'sublingual tablet': 'sl-tab',
}

const formRoutes: Partial<Record<DoseFormName, Route>> = {
  'pressurised inhaler': 'inhaled', 'dry powder inhaler': 'inhaled', 'nebuliser solution': 'inhaled', 'nasal spray': 'nasal', 'nasal drops': 'nasal',
  'eye drops': 'eye', 'eye ointment': 'eye', 'ear drops': 'ear', cream: 'topical', ointment: 'topical', gel: 'topical', lotion: 'topical', 'cutaneous solution': 'topical',
  shampoo: 'topical', 'transdermal patch': 'transdermal', suppository: 'rectal', 'rectal tube': 'rectal', enema: 'rectal', pessary: 'vaginal', 'vaginal cream': 'vaginal',
  'vaginal ring': 'vaginal', injection: 'intravenous', 'powder for injection': 'intravenous', infusion: 'intravenous', 'prefilled syringe': 'subcutaneous',
  'prefilled pen': 'subcutaneous', 'auto-injector': 'intramuscular', 'sublingual tablet': 'sublingual', 'sublingual spray': 'sublingual', 'oromucosal solution': 'buccal', implant: 'subcutaneous', 'intrauterine device': 'vaginal',
}

const localForms: readonly DoseFormName[] = ['pressurised inhaler', 'dry powder inhaler', 'nebuliser solution', 'nasal spray', 'nasal drops', 'eye drops', 'eye ointment', 'ear drops', 'cream', 'ointment', 'gel', 'lotion', 'cutaneous solution', 'shampoo', 'pessary', 'vaginal cream', 'enema', 'oral gel', 'lozenge']

/** Every product of the formulary, one per strength, in table order. */
export const medicines: readonly Medicine[] = medicineRows.flatMap(build)

const byId = new Map(medicines.map((each) => [each.id, each]))

/** The product behind a code, or null: a code nobody knows is not an error here but "not checked" later. */
export function findMedicine(id: string): Medicine | null {
  return byId.get(id) ?? null
}

function build(row: MedicineRow): Medicine[] {
  const [name, atc, form, strengths, use, sigs, packSizes, extras] = row
  const codes = atc.split(',').map(currentAtc)
  return strengths.map((strength) => {
    const ingredients = ingredientsOf(row, codes, readStrengths(strength, form))
    const routes: [Route, ...Route[]] = extras.routes ? [extras.routes[0] ?? 'oral', ...extras.routes.slice(1)] : [formRoutes[form] ?? 'oral']
    const medicine = {
      id: medicineId(name, form, strength), name, displayName: displayNameOf(row), brands: extras.brands ?? [], alsoKnownAs: extras.also ?? [], atc: codes, ingredients, form, strength, routes,
      localUse: (localForms.includes(form) && extras.systemic !== true) || extras.localRoute === true,
      use, packSizes,
      sigs: sigs.map((sig) => parseSig(sig, { form, route: routes[0], strength: ingredients.length === 1 ? (ingredients[0]?.strength ?? null) : null })),
      controlledClass: controlledRows.find((each) => codes.some((code) => each.atc.some((prefix) => code.startsWith(prefix))))?.class ?? null,
    }
    return { ...medicine, highAlerts: highAlertsOf(checkable(medicine)).map((each) => each.name) }
  })
}

function displayNameOf([name, , , , , , , extras]: MedicineRow): string {
  return extras.parts ? name : tallMan(name) === name.toLowerCase() ? name : tallMan(name)
}

function ingredientsOf([name, , , , , , , extras]: MedicineRow, codes: readonly string[], strengths: readonly (Strength | null)[]): CheckedIngredient[] {
  if (!extras.parts) return [{ name, atc: codes, strength: strengths[0] ?? null }]
  return extras.parts.map(([part, atc], index) => ({ name: part, atc: atc === '' ? [] : [currentAtc(atc)], strength: strengths[index] ?? null }))
}

/** Reads `250 mg + 62.5 mg in 5 mL` per piece of the form. Percent and "dose" have no mass: null. */
export function readStrengths(written: string, form: DoseFormName): (Strength | null)[] {
  const [amounts = '', volume] = written.split(' in ')
  const per = volume ? /^([\d.]+) mL$/.exec(volume) : null
  if (volume && !per) return [null]
  const perUnit = per ? 'mL' : doseForms[form].counted
  return amounts.split(' + ').map((part) => {
    const match = /^([\d.,]+) (.+)$/.exec(part.trim())
    const unit = match?.[2]
    if (!match || !unit || !(massUnits as readonly string[]).includes(unit)) return null
    return { amount: Number((match[1] ?? '').replaceAll(',', '')), unit: unit as MassUnit, perAmount: per ? Number(per[1]) : 1, perUnit }
  })
}

function medicineId(name: string, form: DoseFormName, strength: string): string {
  const slug = (text: string) => text.toLowerCase().replace(/\bwith\b|\band\b/g, ' ').replace(/micrograms/g, 'ug').replace(/(\d),(\d)/g, '$1$2').replace(/[^a-z0-9.]+/g, '-').replace(/^-|-$/g, '')
  const short = slug(strength.replace(/(\d) (?=[a-zA-Z])/g, '$1'))
  const tail = `${formCodes[form] ?? slug(form)}-${short.replaceAll('.', '_')}`
  return `${slug(name).slice(0, 59 - tail.length).replace(/-$/, '')}-${tail}`
}

/** The product as the safety checks see it, before a line gives it dose and dates. */
export function checkable(medicine: Pick<Medicine, 'id' | 'name' | 'atc' | 'ingredients' | 'routes' | 'localUse' | 'form'>): CheckedMedicine {
  return {
    lineId: medicine.id, medicineId: medicine.id, name: medicine.name, atc: medicine.atc, ingredients: medicine.ingredients, route: medicine.routes[0],
    localUse: medicine.localUse, dosing: null, startsOn: null, endsOn: null, stoppedOn: null, prescribedBy: null,
    notes: medicine.form.startsWith('prolonged-release') ? { 'extended-release': true } : {},
  }
}
