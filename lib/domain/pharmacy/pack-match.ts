import { currentAtc } from '@/lib/domain/prescriptions/checked-medicine'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { refuse } from '@/lib/errors/refusal'
import type { MedicinalProduct } from './stock.schema'
import { tallMan } from './tall-man.table'

export type PackDifference = 'medicine' | 'strength' | 'form' | 'brand'
type ScannedPack = Pick<MedicinalProduct, 'code' | 'name' | 'brand' | 'form' | 'strength' | 'atc' | 'status'>
type OrderedItem = Pick<PrescriptionItem, 'medicineCode' | 'name' | 'brand' | 'form' | 'strength' | 'atc' | 'isSubstitutionAllowed'>

/**
 * How the scanned pack differs from what was ordered: substance by ATC code, strength, form, and the brand where
 * the prescriber allows no other. Empty means it is the right pack.
 */
export function packDifferences(pack: ScannedPack, ordered: OrderedItem): PackDifference[] {
  const fold = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()
  const codes = (atc: readonly string[]) => atc.map(currentAtc).sort().join(' ')
  const sameCode = pack.code !== '' && pack.code === ordered.medicineCode
  const differences: (PackDifference | null)[] = [
    sameCode || (pack.atc.length > 0 && codes(pack.atc) === codes(ordered.atc)) ? null : 'medicine',
    fold(pack.strength) === fold(ordered.strength) ? null : 'strength',
    fold(pack.form) === fold(ordered.form) ? null : 'form',
    ordered.isSubstitutionAllowed || ordered.brand === null || fold(pack.brand ?? '') === fold(ordered.brand) ? null : 'brand',
  ]
  return differences.filter((each) => each !== null)
}

/**
 * There is no "continue" on a mismatch: both are named and the scan is refused.
 * @throws Refusal `dispense.wrong-product`
 */
export function requireMatchingPack(pack: ScannedPack, ordered: OrderedItem): void {
  if (packDifferences(pack, ordered).length === 0) return
  const write = (each: { name: string; strength: string; form: string }) => `${tallMan(each.name)} ${each.strength} ${each.form}`
  refuse('dispense.wrong-product', { values: { difference: `scanned ${write(pack)}, ordered ${write(ordered)}` } })
}
