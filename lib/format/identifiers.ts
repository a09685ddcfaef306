const groups: Record<string, readonly number[]> = { 8: [4, 4], 9: [3, 3, 3], 10: [4, 4, 2], 11: [3, 4, 4], 12: [4, 4, 4] }
const nhsGroups = [3, 3, 4]

/**
 * An identifier grouped as printed, with no-break spaces: `4183002761` gives `4183 0027 61`, an NHS number `943 476 5919`.
 * Anything that is not all digits is left as it is: its own punctuation is part of it. Never shortened.
 */
export function formatIdentifier(value: string, type?: string): string {
  const compact = value.replace(/\s+/g, '')
  if (!/^\d+$/.test(compact)) return value.trim()
  const sizes = /nhs/i.test(type ?? '') && compact.length === 10 ? nhsGroups : groups[compact.length]
  if (!sizes) return compact
  let from = 0
  return sizes.map((size) => compact.slice(from, (from += size))).join('\u00a0')
}

/** What goes to the clipboard or into a search: no spaces. */
export function bareIdentifier(value: string): string {
  return value.replace(/\s+/g, '')
}

/** A specimen number in two parts: the quiet prefix and the digits that people compare: `MT-26-` and `004183`. */
export function splitSpecimenNumber(value: string): { prefix: string; number: string } {
  // `26317-0040-3`: people compare the running number, and the check digit belongs to it.
  const accession = /^(\d{5}-)(\d{4,6}-\d)$/.exec(value)
  if (accession) return { prefix: accession[1]!, number: accession[2]! }
  const at = value.lastIndexOf('-') + 1
  return { prefix: value.slice(0, at), number: value.slice(at) }
}
