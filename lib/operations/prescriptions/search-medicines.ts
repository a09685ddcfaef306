import { hitLabel, searchMedicines as search } from '@/lib/domain/pharmacy/medicine.search'
import { type MedicineChoice, toMedicineChoice } from '@/lib/domain/prescriptions/medicine-choice'
import type { OperationContext } from '../operation'
import { stockedCodes } from './stocked-codes'

export type FoundMedicine = { choice: MedicineChoice; label: string; matched: string; isStocked: boolean; lookAlikeOf: string[] }

/** Products by name, brand or another name; stocked ones first, look-alikes named. */
export async function searchMedicines(context: OperationContext, { words }: { words: string }): Promise<FoundMedicine[]> {
  const stocked = await stockedCodes(context)
  return search(words, { stockedIds: stocked, limit: 12 }).map((hit) => ({
    choice: toMedicineChoice(hit.medicine), label: hitLabel(hit), matched: hit.matched, isStocked: stocked.has(hit.medicine.id), lookAlikeOf: hit.lookAlikeOf,
  }))
}
