import { refuse } from '@/lib/errors/refusal'
import { checkCharacter } from '@/lib/domain/units/check-digit'

const form = /^(\d{5})-(\d{4,6})-(\d)$/

export interface AccessionParts {
  /** Calendar day of the place, `YYYY-MM-DD`. */
  day: string
  /** Running number of that day, from 1. */
  sequence: number
}

/** The number of an order's specimens and report: year and day of the year, running number, check digit. `26064-0001-7` */
export function accessionNumber({ day, sequence }: AccessionParts): string {
  const body = `${yearAndDay(day)}-${String(sequence).padStart(4, '0')}`
  return `${body}-${checkCharacter(body)}`
}

/** Whether a number can be an accession number: one wrong digit or two swapped neighbours are noticed. */
export function isAccessionNumber(written: string): boolean {
  const number = tidy(written)
  const match = form.exec(number)
  return match !== null && checkCharacter(number.slice(0, -2)) === match[3]
}

/** The accession number as scanned or typed, tidied. @throws Refusal `specimen.number-not-valid` */
export function readAccessionNumber(written: string): string {
  return isAccessionNumber(written) ? tidy(written) : refuse('specimen.number-not-valid', { field: 'accession' })
}

/** Scanners add spaces, people leave the dashes out. */
function tidy(written: string): string {
  const compact = written.trim().replaceAll(/\s/g, '')
  const bare = /^(\d{5})(\d{4,6})(\d)$/.exec(compact)
  return bare ? `${bare[1]}-${bare[2]}-${bare[3]}` : compact
}

function yearAndDay(day: string): string {
  const year = day.slice(0, 4)
  const dayOfYear = Math.round((Date.parse(`${day}T00:00:00.000Z`) - Date.parse(`${year}-01-01T00:00:00.000Z`)) / 86_400_000) + 1
  return `${year.slice(2)}${String(dayOfYear).padStart(3, '0')}`
}
