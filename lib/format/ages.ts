import { dayOfInstant, type Zone } from '@/lib/format/instants'
import { ageInDays, ageInYears } from '@/lib/domain/patients/age'

export type AgeQuestion = {
  /** Civil day of birth, `1958-07-14`; `1958-07` or `1958` when only that is known. */
  bornOn: string | null
  /** Instant of birth, when recorded: only newborns need it. */
  bornAt?: string | null
  /** The moment for which the age is asked, an ISO instant. */
  at: string
  zone: Zone
}

/**
 * Age as the patient banner writes it (NHS CUI patient banner guidance): min under 2 hours, hr under 2 days,
 * d under 4 weeks, w and d under 1 year, m and d under 2 years, y and m under 18 years, then y.
 * An unknown birth gives "age not known"; a year alone gives "about 67y".
 */
export function formatAge({ bornOn, bornAt, at, zone }: AgeQuestion): string {
  const today = dayOfInstant(at, zone)
  if (!bornOn || !today) return 'age not known'
  if (/^\d{4}(-\d{2})?$/.test(bornOn)) return aboutYears(bornOn, today)
  const days = ageInDays(bornOn, today)
  const years = ageInYears(bornOn, today)
  if (days === null || years === null) return 'age not known'
  const minutes = bornAt ? Math.floor((Date.parse(at) - Date.parse(bornAt)) / 60_000) : Number.NaN
  if (minutes >= 0 && minutes < 120) return `${minutes}min`
  if (minutes >= 0 && minutes < 2880) return `${Math.floor(minutes / 60)}hr`
  if (days < 28) return `${days}d`
  if (years < 1) return pair(`${Math.floor(days / 7)}w`, days % 7, 'd')
  const { months, rest } = monthsAndDays(bornOn, today)
  if (years < 2) return pair(`${months}m`, rest, 'd')
  return years < 18 ? pair(`${years}y`, months % 12, 'm') : `${years}y`
}

/** Age at death in the same words; `diedOn` is a civil day. */
export function formatAgeAtDeath(bornOn: string | null, diedOn: string): string {
  return formatAge({ bornOn, at: `${diedOn}T12:00:00Z`, zone: 'UTC' })
}

function aboutYears(bornOn: string, today: string): string {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return years < 0 ? 'age not known' : `about ${years}y`
}

function pair(large: string, small: number, unit: string): string {
  return small === 0 ? large : `${large} ${small}${unit}`
}

function monthsAndDays(bornOn: string, today: string): { months: number; rest: number } {
  const born = split(bornOn)
  const now = split(today)
  const months = (now.year - born.year) * 12 + now.month - born.month - (now.day < born.day ? 1 : 0)
  const total = born.month - 1 + months
  const lastDay = daysIn(born.year + Math.floor(total / 12), total % 12)
  const anchor = Date.UTC(born.year + Math.floor(total / 12), total % 12, Math.min(born.day, lastDay))
  return { months, rest: Math.round((Date.UTC(now.year, now.month - 1, now.day) - anchor) / 86_400_000) }
}

function split(day: string) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, day: date }
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
}
