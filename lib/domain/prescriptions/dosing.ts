import { doseFormOf } from '@/lib/domain/pharmacy/dose-form.table'
import type { CheckedDosing } from './checked-medicine'
import { type DoseUnit, countUnits, massUnits } from './dose-amount'
import { frequencyOf } from './frequency.table'
import type { DoseInstruction } from './prescription.schema'

/** Reads a unit; the plural and a few old spellings count. Null when it is none of ours. */
export function readUnit(written: string): DoseUnit | null {
  const lower = written.trim().toLowerCase()
  const known: readonly DoseUnit[] = [...massUnits, ...countUnits]
  const spelled: Record<string, DoseUnit> = { microgram: 'micrograms', mcg: 'micrograms', 'µg': 'micrograms', nanogram: 'nanograms', unit: 'units', iu: 'units', ml: 'mL', gram: 'g', grams: 'g' }
  return known.find((each) => each.toLowerCase() === lower || `${each.toLowerCase()}s` === lower || `${each.toLowerCase()}es` === lower) ?? spelled[lower] ?? null
}

/**
 * The structured dose as the checks need it. Counted pieces are preferred, because mass of a
 * combination tablet says nothing about its substances. Null when unit or frequency is not known.
 */
export function toDosing(instruction: DoseInstruction, form: string): CheckedDosing | null {
  const frequency = frequencyOf(instruction.frequency)
  const counted = doseFormOf(form)?.counted ?? null
  const unit = readUnit(instruction.unit)
  if (!frequency) return null
  const dose = instruction.formUnits !== null && counted ? { amount: instruction.formUnits, unit: counted } : unit ? { amount: instruction.amount, unit } : null
  if (!dose) return null
  const scheduled = frequency.perDay
  // "When required, at most 4" with "every 4 hours": both bounds hold, so the lower one counts.
  const maxPerDay = instruction.asNeeded && instruction.maxPerDay !== null ? Math.min(scheduled, instruction.maxPerDay) : scheduled
  return { dose, maxPerDay, perWeek: frequency.perWeek, once: frequency.once, asNeeded: instruction.asNeeded, durationDays: instruction.durationDays }
}
