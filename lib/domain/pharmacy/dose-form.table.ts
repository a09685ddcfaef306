import type { TableHead } from '@/lib/domain/units/table-head'
import type { CountUnit } from '@/lib/domain/prescriptions/dose-amount'

/** Dose forms, how a piece of each is counted, and the verb a patient reads. */
export const doseFormHead = {
  version: 'dose-forms-1',
  effectiveFrom: '2026-01-01',
  source: 'Forms named after the EDQM standard terms, shortened; wording of our own.',
  approvedBy: null,
} as const satisfies TableHead

export interface DoseForm {
  counted: CountUnit
  plural: string
  verb: string
  /** Comes in containers whose content is opened for one patient: whole packs are supplied. */
  wholePacks: boolean
}

const form = (counted: CountUnit, plural: string, rest: [verb: string, wholePacks?: boolean]): DoseForm => ({ counted, plural, verb: rest[0], wholePacks: rest[1] ?? false })

export const doseForms = {
  tablet: form('tablet', 'tablets', ['Take']),
  'dispersible tablet': form('tablet', 'tablets', ['Dissolve in water and take']),
  'orodispersible tablet': form('tablet', 'tablets', ['Let melt on the tongue']),
  'sublingual tablet': form('tablet', 'tablets', ['Let melt under the tongue']),
  'prolonged-release tablet': form('tablet', 'tablets', ['Swallow whole']),
  'gastro-resistant tablet': form('tablet', 'tablets', ['Swallow whole']),
  capsule: form('capsule', 'capsules', ['Take']),
  'gastro-resistant capsule': form('capsule', 'capsules', ['Swallow whole']),
  'prolonged-release capsule': form('capsule', 'capsules', ['Swallow whole']),
  'oral solution': form('mL', 'mL', ['Take', true]),
  'oral suspension': form('mL', 'mL', ['Shake well and take', true]),
  'oral drops': form('drop', 'drops', ['Take', true]),
  'oral powder': form('sachet', 'sachets', ['Dissolve in water and take']),
  'oral gel': form('application', 'applications', ['Put in the mouth', true]),
  'oromucosal solution': form('mL', 'mL', ['Give between cheek and gum']),
  lozenge: form('lozenge', 'lozenges', ['Suck']),
  'pressurised inhaler': form('puff', 'puffs', ['Inhale', true]),
  'dry powder inhaler': form('inhalation', 'inhalations', ['Inhale', true]),
  'nebuliser solution': form('mL', 'mL', ['Inhale by nebuliser']),
  'nasal spray': form('spray', 'sprays', ['Spray', true]),
  'sublingual spray': form('spray', 'sprays', ['Spray under the tongue', true]),
  'nasal drops': form('drop', 'drops', ['Put', true]),
  'eye drops': form('drop', 'drops', ['Put', true]),
  'eye ointment': form('application', 'applications', ['Put a thin line', true]),
  'ear drops': form('drop', 'drops', ['Put', true]),
  cream: form('application', 'applications', ['Apply thinly', true]),
  ointment: form('application', 'applications', ['Apply thinly', true]),
  gel: form('application', 'applications', ['Apply thinly', true]),
  lotion: form('application', 'applications', ['Apply thinly', true]),
  'cutaneous solution': form('application', 'applications', ['Apply', true]),
  shampoo: form('application', 'applications', ['Use on the scalp', true]),
  'transdermal patch': form('patch', 'patches', ['Stick on']),
  suppository: form('suppository', 'suppositories', ['Insert']),
  'rectal tube': form('device', 'tubes', ['Insert']),
  enema: form('device', 'enemas', ['Insert']),
  pessary: form('pessary', 'pessaries', ['Insert']),
  'vaginal cream': form('application', 'applications', ['Insert', true]),
  'vaginal ring': form('device', 'rings', ['Insert']),
  'intrauterine device': form('device', 'devices', ['Fitted by the clinic']),
  implant: form('device', 'implants', ['Fitted by the clinic']),
  injection: form('mL', 'mL', ['Inject']),
  'prefilled syringe': form('mL', 'mL', ['Inject', true]),
  'prefilled pen': form('mL', 'mL', ['Inject', true]),
  'auto-injector': form('device', 'auto-injectors', ['Inject']),
  'powder for injection': form('vial', 'vials', ['Inject']),
  infusion: form('mL', 'mL', ['Infuse']),
} as const satisfies Record<string, DoseForm>

export type DoseFormName = keyof typeof doseForms

/** The form by its name; null for a form the table does not know. */
export function doseFormOf(name: string): DoseForm | null {
  const key = name.trim().toLowerCase()
  return key in doseForms ? doseForms[key as DoseFormName] : null
}
