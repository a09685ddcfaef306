export interface Icd10Entry {
  /** With its dot: `E11.9`. */
  code: string
  title: string
  shortTitle: string
  /** A heading is not billable and cannot be recorded as a diagnosis. */
  isBillable: boolean
}

export interface Icd10Import {
  entries: Icd10Entry[]
  /** Lines that could not be read, by number from 1. Nothing of such a line is taken over. */
  problems: { line: number; reason: 'too-short' | 'order-not-a-number' | 'code-not-valid' | 'flag-not-valid' | 'title-missing' | 'code-twice' }[]
}

// The official order file has fixed columns: order 1-5, code 7-13, billable flag 15, short title 17-76, long title from 78.
const columns = { order: [0, 5], code: [6, 13], flag: [14, 15], shortTitle: [16, 76], title: [77] } as const

/** Reads the official ICD-10-CM order file. Bad lines are reported, never guessed; good ones are kept in their order. */
export function parseIcd10OrderFile(text: string): Icd10Import {
  const seen = new Set<string>()
  const result: Icd10Import = { entries: [], problems: [] }
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue
    const read = readLine(raw)
    const isTwice = typeof read !== 'string' && seen.has(read.code)
    if (typeof read === 'string' || isTwice) {
      result.problems.push({ line: index + 1, reason: typeof read === 'string' ? read : 'code-twice' })
      continue
    }
    seen.add(read.code)
    result.entries.push(read)
  }
  return result
}

function readLine(raw: string): Icd10Entry | Icd10Import['problems'][number]['reason'] {
  if (raw.length < 17) return 'too-short'
  const cut = (from: number, to?: number) => raw.slice(from, to).trim()
  if (!/^\d{5}$/.test(raw.slice(...columns.order))) return 'order-not-a-number'
  const code = cut(...columns.code)
  if (!/^[A-Z]\d[0-9A-Z]{1,5}$/.test(code)) return 'code-not-valid'
  const flag = cut(...columns.flag)
  if (flag !== '0' && flag !== '1') return 'flag-not-valid'
  const title = cut(...columns.title)
  return title === '' ? 'title-missing' : { code: withDot(code), title, shortTitle: cut(...columns.shortTitle), isBillable: flag === '1' }
}

/** `E119` as people write it: `E11.9`. */
export const withDot = (code: string): string => (code.length > 3 && !code.includes('.') ? `${code.slice(0, 3)}.${code.slice(3)}` : code)

/** The rows the search works on: billable codes only. */
export const searchableRows = ({ entries }: Icd10Import): [code: string, title: string][] => entries.filter((entry) => entry.isBillable).map(({ code, title }) => [code, title])
