import { z } from 'zod'
import { foldForSearch } from '@/lib/domain/patients/search-text'

export const searchPatientsInput = z.object({ words: z.string().trim().max(120, 'Use fewer words') })
export type SearchPatientsInput = z.output<typeof searchPatientsInput>

/** What somebody typed into the patient search, understood. */
export interface PatientSearch {
  /** Ten digits, without spaces. */
  mrn: string | null
  /** ISO day. */
  bornOn: string | null
  /** Folded words of a name. */
  words: string[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const isoDay = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/
const namedDay = /\b(\d{1,2})[ .-]([a-z]{3,9})[ .-](\d{4})\b/i
const numberedDay = /\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/

/** Reads a search as people type it: a number with or without spaces, a day of birth, names, or names with a day. */
export function readPatientSearch(typed: string): PatientSearch {
  const digits = typed.replace(/\s/g, '')
  if (/^\d{10}$/.test(digits)) return { mrn: digits, bornOn: null, words: [] }
  const day = findDay(typed)
  const rest = day ? typed.replace(day.text, ' ') : typed
  const words = foldForSearch(rest).split(' ').filter((word) => word.length > 0)
  return { mrn: null, bornOn: day?.iso ?? null, words }
}

/** Whether each word begins one of the person's words. */
export const matchesWords = (searchText: string, words: readonly string[]): boolean => {
  const own = searchText.split(' ')
  return words.every((word) => own.some((candidate) => candidate.startsWith(word)))
}

function findDay(typed: string): { text: string; iso: string } | null {
  const iso = isoDay.exec(typed)
  if (iso) return realDay(iso[0], [Number(iso[1]), Number(iso[2]), Number(iso[3])])
  const named = namedDay.exec(typed)
  if (named) return realDay(named[0], [Number(named[3]), months.indexOf(named[2]!.slice(0, 3).toLowerCase()) + 1, Number(named[1])])
  const numbered = numberedDay.exec(typed)
  // Day before month, as everywhere in the program.
  return numbered ? realDay(numbered[0], [Number(numbered[3]), Number(numbered[2]), Number(numbered[1])]) : null
}

function realDay(text: string, [year, month, day]: [number, number, number]): { text: string; iso: string } | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? { text, iso: date.toISOString().slice(0, 10) } : null
}
