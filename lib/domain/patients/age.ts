const msPerDay = 86_400_000

/**
 * Whole days between two civil dates (ISO `YYYY-MM-DD`; a longer timestamp is cut to its day).
 * Null when either is not a real date.
 */
export function daysBetween(from: string, to: string): number | null {
  const start = civilDay(from)
  const end = civilDay(to)
  return start === null || end === null ? null : Math.round((end - start) / msPerDay)
}

/** Age in whole days on `on`; null for an unreadable date or a birth after `on`. */
export function ageInDays(bornOn: string, on: string): number | null {
  const days = daysBetween(bornOn, on)
  return days === null || days < 0 ? null : days
}

/**
 * Completed years by the calendar: the birthday itself counts. Born on 29 February, the year
 * is completed on 1 March of a common year.
 */
export function ageInYears(bornOn: string, on: string): number | null {
  const days = ageInDays(bornOn, on)
  if (days === null) return null
  const [bornYear, bornMonth, bornDay] = parts(bornOn)
  const [year, month, day] = parts(on)
  const hadBirthday = month > bornMonth || (month === bornMonth && day >= bornDay)
  return year - bornYear - (hadBirthday ? 0 : 1)
}

/** `67y`, `4y 2m`, `7m`, `4w 1d`, `6d`: the short age of the patient banner. */
export function shortAge(bornOn: string, on: string): string | null {
  const days = ageInDays(bornOn, on)
  const years = ageInYears(bornOn, on)
  if (days === null || years === null) return null
  if (days < 14) return `${days}d`
  if (days < 120) return days % 7 === 0 ? `${days / 7}w` : `${Math.floor(days / 7)}w ${days % 7}d`
  const months = completedMonths(bornOn, on)
  if (years < 2) return `${months}m`
  if (years < 18) return months % 12 === 0 ? `${years}y` : `${years}y ${months % 12}m`
  return `${years}y`
}

/** Adds days to a civil date; null for an unreadable date. */
export function addDays(date: string, days: number): string | null {
  const start = civilDay(date)
  return start === null ? null : new Date(start + days * msPerDay).toISOString().slice(0, 10)
}

function completedMonths(bornOn: string, on: string): number {
  const [bornYear, bornMonth, bornDay] = parts(bornOn)
  const [year, month, day] = parts(on)
  return (year - bornYear) * 12 + month - bornMonth - (day < bornDay ? 1 : 0)
}

function parts(date: string): [number, number, number] {
  const [year = 0, month = 0, day = 0] = date.slice(0, 10).split('-').map(Number)
  return [year, month, day]
}

function civilDay(date: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(date)
  if (!match) return null
  const day = date.slice(0, 10)
  const time = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(time)) return null
  // 31 February parses as 3 March in some engines: insist on the same day back.
  return new Date(time).toISOString().slice(0, 10) === day ? time : null
}
