/** Lower case without accents, signs and titles: what two spellings of one name have in common. */
export function foldPersonName(name: string): string {
  return name.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/ø/g, 'o').replace(/æ/g, 'ae').replace(/ł/g, 'l').replace(/\b(mrs|mr|ms|miss|dr|prof)\b\.?/g, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/**
 * Jaro-Winkler likeness of two texts, 0 to 1. Kind to swapped letters and to the same beginning,
 * which is how names are mistyped.
 */
export function nameLikeness(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1
  const jaro = jaroLikeness(one, other)
  let prefix = 0
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroLikeness(one: string, other: string): number {
  if (one === '' || other === '') return 0
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken = new Set<number>()
  const inOne: string[] = []
  for (const [at, letter] of [...one].entries()) {
    const found = findFree(other, letter, { from: at - reach, to: at + reach, taken })
    if (found === -1) continue
    taken.add(found)
    inOne.push(letter)
  }
  const inOther = [...taken].sort((a, b) => a - b).map((at) => other[at])
  const matches = inOne.length
  if (matches === 0) return 0
  const swaps = inOne.filter((letter, at) => letter !== inOther[at]).length / 2
  return (matches / one.length + matches / other.length + (matches - swaps) / matches) / 3
}

function findFree(text: string, letter: string, window: { from: number; to: number; taken: ReadonlySet<number> }): number {
  for (let at = Math.max(0, window.from); at <= Math.min(text.length - 1, window.to); at += 1) {
    if (text[at] === letter && !window.taken.has(at)) return at
  }
  return -1
}
