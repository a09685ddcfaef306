import type { Route } from '@/lib/domain/prescriptions/checked-medicine'
import { type Strength, tidy } from '@/lib/domain/prescriptions/dose-amount'
import type { DoseInstruction } from '@/lib/domain/prescriptions/prescription.schema'
import { type DoseFormName, doseForms } from './dose-form.table'

/**
 * Reads a sig suggestion of the formulary: `2 every-6-hours prn=pain max=4`, `1 once-daily x5`.
 * The amount is the mass of so many pieces, or the pieces themselves where there is no mass.
 */
export function parseSig(written: string, product: { form: DoseFormName; route: Route; strength: Strength | null }): DoseInstruction {
  const match = /^([\d.]+) ([a-z0-9-]+)(?: x(\d+))?(?: prn=([^=]+?))?(?: max=(\d+))?$/.exec(written)
  if (!match) throw new Error(`The formulary holds a sig that cannot be read: ${written}`)
  const pieces = Number(match[1])
  const counted = doseForms[product.form].counted
  const { strength } = product
  const amount = strength && strength.perUnit === counted ? { amount: tidy((pieces * strength.amount) / strength.perAmount), unit: strength.unit } : { amount: pieces, unit: counted }
  return {
    ...amount,
    formUnits: pieces,
    route: product.route,
    frequency: match[2] ?? '',
    asNeeded: match[4] !== undefined,
    asNeededFor: match[4] ?? null,
    maxPerDay: match[5] === undefined ? null : Number(match[5]),
    durationDays: match[3] === undefined ? null : Number(match[3]),
    extra: '',
  }
}
