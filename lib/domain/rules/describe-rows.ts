/** One row of a clinical table as a person reads it: what it is about, what it says, and why somebody has to decide. */
export type DescribedRow = { title: string; review: string | null; facts: { label: string; says: string }[] }

const titleFields = ['name', 'title', 'label', 'display', 'ingredient', 'drug', 'code', 'id', 'key', 'says']
const hidden = new Set(['confidence', 'reviewReason', 'review'])
/** Said only when it is not so: limits belong to a range unless a row says otherwise. */
const usuallyTrue = new Set(['lowInclusive', 'highInclusive'])

/** Puts the rows of any table into words: `criticalLow: 2.8` reads "Critical low: 2.8". Nothing that a row holds is left out but what is empty. */
export function describeRows(content: unknown): DescribedRow[] {
  if (Array.isArray(content)) return content.map((row, at) => describeRow(row, `Row ${at + 1}`))
  return Object.entries(content as object).map(([key, row]) => describeRow(row, inWords(key), true))
}

function describeRow(row: unknown, fallback: string, isNamed = false): DescribedRow {
  if (!isPlain(row)) return { title: fallback, review: null, facts: [{ label: 'Value', says: sentenceOf(row) }] }
  const titleField = isNamed ? undefined : titleFields.find((field) => typeof row[field] === 'string' && row[field] !== '')
  const facts = Object.entries(row)
    .filter(([field, value]) => field !== titleField && !hidden.has(field) && !isEmpty(value))
    .map(([field, value]) => ({ label: inWords(field), says: sentenceOf(value) }))
  const isToReview = row.confidence === 'review'
  return { title: titleField ? String(row[titleField]) : fallback, review: isToReview ? (typeof row.reviewReason === 'string' ? row.reviewReason : 'a clinician decides') : null, facts }
}

/** `criticalLow` → "Critical low"; codes such as `5-HT3` or `NA` stay as they are. */
function inWords(field: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(field)) return field
  const words = field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/\b(atc|loinc|ucum|si|id|news)\b/g, (short) => short.toUpperCase())
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** As a word inside a sentence: "Age min days" → "age min days", "LOINC" stays. */
const inside = (words: string): string => (/^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1))

function sentenceOf(value: unknown): string {
  if (value === null) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.filter((part) => !isEmpty(part)).map(sentenceOf).join(value.some(isPlain) ? '; ' : ', ')
  if (isPlain(value)) return Object.entries(value).filter(([field, part]) => !isEmpty(part) && !(part === true && usuallyTrue.has(field))).map(([field, part]) => `${inside(inWords(field))} ${sentenceOf(part)}`).join(', ')
  if (value instanceof Set) return sentenceOf([...value])
  if (value instanceof RegExp) return value.source
  // A row may carry a rule in code; that there is one has to be seen.
  return typeof value === 'function' ? 'decided by a rule of its own' : String(value)
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Set) && !(value instanceof RegExp)
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.every(isEmpty)) || (isPlain(value) && Object.values(value).every(isEmpty))
