import { type Medicine, medicines } from './medicine'
import { areLookAlikes } from './tall-man.table'

export interface MedicineHit {
  medicine: Medicine
  /** Which name matched, for the list: generic, brand or another name. */
  matched: string
  /** A look-alike of a neighbour in this list: strength, form and use must be shown in full. */
  lookAlikeOf: string[]
}

export interface SearchScope {
  /** Products the organisation stocks come first; null when unknown. */
  stockedIds: ReadonlySet<string> | null
  limit: number
}

/** Lower case, no accents, letters and digits only: "Clárithro" finds clarithromycin. */
export function foldName(text: string): string {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().replace(/[^a-z0-9.%+ ]+/g, ' ').replace(/\s+/g, ' ').trim()
}

/** One collator for all comparisons: making one per comparison costs more than the search. */
const byName = new Intl.Collator('en')

interface Indexed {
  /** Table order, the last word between equals. */
  position: number
  medicine: Medicine
  names: { shown: string; folded: string }[]
  all: string
}

const index: readonly Indexed[] = medicines.map((medicine, position) => {
  const names = [medicine.name, ...medicine.brands, ...medicine.alsoKnownAs].map((shown) => ({ shown, folded: foldName(shown) }))
  return { position, medicine, names, all: [...names.map((each) => each.folded), foldName(`${medicine.form} ${medicine.strength}`)].join(' ') }
})

/**
 * Products whose name, brand or other name holds every typed word, best first: the name begins with the words, then
 * a brand, then a word inside. Every hit carries its look-alikes in the list, so that two of them are never shown
 * beside each other by name alone.
 */
export function searchMedicines(query: string, scope: SearchScope): MedicineHit[] {
  const folded = foldName(query)
  if (folded === '') return []
  const words = folded.split(' ')
  const ranked = index.flatMap((each) => {
    if (!words.every((word) => each.all.includes(word))) return []
    const best = bestName(each, folded, words[0] ?? folded)
    return [{ ...best, medicine: each.medicine, position: each.position, stocked: scope.stockedIds?.has(each.medicine.id) ?? false }]
  })
  const ordered = ranked.sort((one, other) =>
    one.rank - other.rank || Number(other.stocked) - Number(one.stocked) || byName.compare(one.medicine.name, other.medicine.name) || one.position - other.position)
  return withLookAlikes(ordered.slice(0, scope.limit))
}

function bestName(each: Indexed, folded: string, first: string): { rank: number; matched: string } {
  const ranks = each.names.map(({ shown, folded: name }, position) => {
    const own = position === 0 ? 0 : 1
    if (name === folded) return { rank: own, matched: shown }
    if (name.startsWith(folded) || name.startsWith(first)) return { rank: 2 + own, matched: shown }
    return name.split(' ').some((part) => part.startsWith(first)) ? { rank: 4 + own, matched: shown } : { rank: 8, matched: shown }
  })
  return ranks.sort((one, other) => one.rank - other.rank)[0] ?? { rank: 9, matched: each.medicine.name }
}

function withLookAlikes(ordered: readonly { medicine: Medicine; matched: string }[]): MedicineHit[] {
  const names = [...new Set(ordered.map((each) => each.medicine.name))]
  return ordered.map(({ medicine, matched }) => ({ medicine, matched, lookAlikeOf: names.filter((other) => areLookAlikes(medicine.name, other)) }))
}

/** The line of a hit: never a name alone, always name, strength and form. */
export function hitLabel({ medicine }: MedicineHit): string {
  return `${medicine.displayName} ${medicine.strength} ${medicine.form}`
}
