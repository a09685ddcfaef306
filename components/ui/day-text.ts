export type DayParts = { day: string; month: string; year: string }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Three typed parts to an ISO day. A month may be 3, 03, mar or March; a year needs four digits.
 * Gives '' when nothing was typed, and the raw text (which no schema accepts) when it is no real day.
 */
export function readDay({ day, month, year }: DayParts): string {
  const raw = [day, month, year].map((part) => part.trim())
  if (raw.every((part) => part === '')) return ''
  const monthNumber = readMonth(month.trim())
  const dayNumber = Number(day.trim())
  const unread = raw.join(' ')
  if (!monthNumber || !/^\d{1,2}$/.test(day.trim()) || !/^\d{4}$/.test(year.trim())) return unread
  const date = new Date(Date.UTC(2000, monthNumber - 1, dayNumber))
  date.setUTCFullYear(Number(year), monthNumber - 1, dayNumber)
  const isReal = date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === dayNumber
  return isReal ? `${year.trim()}-${pad(monthNumber)}-${pad(dayNumber)}` : unread
}

function readMonth(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) {
    const number = Number(text)
    return number >= 1 && number <= 12 ? number : null
  }
  const at = text.length < 3 ? -1 : months.indexOf(text.slice(0, 3).toLowerCase())
  return at < 0 ? null : at + 1
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
