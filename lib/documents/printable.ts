import type { Coverage } from './font-coverage'

const kept = new Set([0x0a])

/**
 * Text as the fonts can print it. A character without a picture would vanish from the paper without a trace, which on
 * a name or a dose is dangerous: it is printed as its code in square brackets instead.
 */
export function printable(text: string, covers: Coverage): string {
  return Array.from(text.normalize('NFC'), (character) => {
    const code = character.codePointAt(0)!
    return kept.has(code) || covers(code) ? character : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
  }).join('')
}

/** The same for every text inside a value. */
export function printableDeep<Value>(value: Value, covers: Coverage): Value {
  if (typeof value === 'string') return printable(value, covers) as Value
  if (Array.isArray(value)) return value.map((item: unknown) => printableDeep(item, covers)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, printableDeep<unknown>(item, covers)])) as Value
}
