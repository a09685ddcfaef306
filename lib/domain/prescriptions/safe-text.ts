import { refuse } from '@/lib/errors/refusal'

/** Abbreviations and number styles that were misread with harm (ISMP and Joint Commission lists). */
const unsafe: readonly { pattern: RegExp; name: string }[] = [
  { pattern: /\d\.0+(?!\d)/, name: 'trailing zero' },
  { pattern: /(?<![\d.])\.\d/, name: 'missing leading zero' },
  { pattern: /\d\s*(?:IU|U)\b/, name: 'U or IU' },
  { pattern: /\b(?:Q\.?D|Q\.?O\.?D)\b\.?/i, name: 'QD or QOD' },
  { pattern: /\b(?:MSO4|MgSO4|MS)\b/, name: 'MS, MSO4 or MgSO4' },
  { pattern: /(?:µg|μg|\bmcg\b)/i, name: 'microgram sign' },
  { pattern: /\d\s*cc\b/i, name: 'cc' },
]

/** Names of the unsafe ways of writing found in a text; empty means it may be printed. */
export function findUnsafeText(text: string): string[] {
  return unsafe.filter((each) => each.pattern.test(text)).map((each) => each.name)
}

/** @throws Refusal `prescription.dose-not-safe-to-write` */
export function requireSafeText(text: string): void {
  const found = findUnsafeText(text)
  if (found.length > 0) refuse('prescription.dose-not-safe-to-write', { values: { found: found.join(', ') } })
}

/** `5`, `0.5`, `2.5`, `10,000`: no trailing zero, a leading zero, commas from 1,000. Three decimals at most. */
export function doseNumber(value: number): string {
  if (!Number.isFinite(value)) return 'not known'
  if (value >= 1_000_000 && value % 100_000 === 0) return `${doseNumber(value / 1_000_000)} million`
  const [whole = '0', fraction = ''] = trimmed(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === '' ? grouped : `${grouped}.${fraction}`
}

/** Small paediatric doses keep their digits: 0.0625 must not become 0.063. */
function trimmed(value: number): string {
  return value.toFixed(4).replace(/0+$/, '').replace(/\.$/, '')
}
