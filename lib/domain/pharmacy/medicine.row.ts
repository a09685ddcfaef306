import type { Route } from '@/lib/domain/prescriptions/checked-medicine'
import type { DoseFormName } from './dose-form.table'

/** What is unusual about a row of the formulary. */
export interface MedicineExtras {
  brands?: readonly string[]
  /** Other names of the substance, for search. */
  also?: readonly string[]
  /** Substances of a combination with their own codes; an empty code means the substance has none. */
  parts?: readonly (readonly [name: string, atc: string])[]
  routes?: readonly Route[]
  /** Works in the whole body although the form is usually local (testosterone gel). */
  systemic?: boolean
  /** Works where it is put although the form is usually systemic (lidocaine injection). */
  localRoute?: boolean
}

export type MedicineRow = readonly [
  name: string,
  /** Code(s) of the product, comma separated when the substance is listed twice. */
  atc: string,
  form: DoseFormName,
  strengths: readonly string[],
  use: string,
  sigs: readonly string[],
  packSizes: readonly number[],
  extras: MedicineExtras,
]
