import { findMedicine, medicines } from '@/lib/domain/pharmacy/medicine'
import { foldName } from '@/lib/domain/pharmacy/medicine.search'

/** The ATC codes of a formulary product; none when it was written by hand, so that it shows as not checked. */
export const formularyCodes = (medicineCode: string | null): string[] => [...((medicineCode && findMedicine(medicineCode)?.atc) || [])]

/**
 * The ATC codes of a substance or brand written exactly as the formulary names it. A name alone says nothing about the
 * strength, so it never becomes a product; a name the formulary does not know stays without a code.
 */
export function codesOfName(name: string): string[] {
  const folded = foldName(name)
  const named = medicines.filter((medicine) => [medicine.name, ...medicine.brands, ...medicine.alsoKnownAs].some((each) => foldName(each) === folded))
  const [first] = named
  // Two products of one name that differ in substance (a brand reused) are not guessed between.
  return first && named.every((medicine) => medicine.atc.join() === first.atc.join()) ? [...first.atc] : []
}

/** The products somebody may be taking, for choosing from a list. */
export const formularyOptions = (): { value: string; label: string }[] => medicines.map((medicine) => ({ value: medicine.id, label: `${medicine.displayName} ${medicine.strength} ${medicine.form}` }))
