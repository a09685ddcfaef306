import { accessRefusals } from './catalogue/access'
import { adminRefusals } from './catalogue/admin'
import { fileRefusals } from './catalogue/files'
import { labRefusals } from './catalogue/lab'
import { patientRefusals } from './catalogue/patients'
import { pharmacyRefusals } from './catalogue/pharmacy'
import { prescriptionRefusals } from './catalogue/prescriptions'
import { visitRefusals } from './catalogue/visits'
import { vitalRefusals } from './catalogue/vitals'

/** Every refusal the clinic can give: its code, what it says to a person, and what to do next. */
export const refusals = {
  ...accessRefusals,
  ...adminRefusals,
  ...fileRefusals,
  ...labRefusals,
  ...patientRefusals,
  ...pharmacyRefusals,
  ...prescriptionRefusals,
  ...visitRefusals,
  ...vitalRefusals,
} as const

export type RefusalCode = keyof typeof refusals

/** What a refusal may carry: the field it belongs to and safe values for its sentence. Never patient data. */
export type RefusalDetail = {
  field?: string
  fields?: Record<string, string>
  values?: Record<string, string | number>
}

/** Thrown by rules and operations when they will not do a thing; `define-action` turns it into an answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(readonly code: RefusalCode, readonly detail: RefusalDetail = {}) {
    super(code)
  }
}

/** Refuses by code. @throws Refusal always */
export function refuse(code: RefusalCode, detail?: RefusalDetail): never {
  throw new Refusal(code, detail)
}

export type RefusalWords = { says: string; next: string }

/** The sentence a person reads, with `{name}` places filled from `detail.values`. */
export function wordsFor(code: RefusalCode, detail: RefusalDetail = {}): RefusalWords {
  const words: RefusalWords = refusals[code]
  const fill = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(detail.values?.[name] ?? place))
  return { says: fill(words.says), next: fill(words.next) }
}
