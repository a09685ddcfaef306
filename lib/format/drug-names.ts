import { tallManSets } from '@/lib/format/tall-man.table'

const written = new Map(tallManSets.flat().map((name) => [name.toLowerCase(), name]))
const setOf = new Map(tallManSets.flatMap((names, index) => names.map((name) => [name.toLowerCase(), index] as const)))

/** The generic name as it is printed: lowercase, with tall letters where two names are taken for each other. */
export function formatDrugName(generic: string): string {
  return generic
    .trim()
    .toLowerCase()
    .replace(/[a-z]+/g, (word) => written.get(word) ?? word)
}

/** What a screen reader says and what lists sort by: plain lowercase. */
export function plainDrugName(generic: string): string {
  return generic.trim().toLowerCase()
}

/** Whether two different names are known to be taken for each other. */
export function areLookAlikes(one: string, other: string): boolean {
  const [first, second] = [plainDrugName(one), plainDrugName(other)]
  const set = setOf.get(first)
  return first !== second && set !== undefined && set === setOf.get(second)
}
