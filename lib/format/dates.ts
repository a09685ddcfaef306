export const notRecorded = 'Not recorded'

const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const longMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

type CivilDay = { year: number; month: number; day: number | null }

/**
 * A civil day in the clinical form: `2026-03-05` gives `05-Mar-2026`, the partial `2026-03` gives `Mar-2026`, `2026` stays.
 * A missing or unreadable day gives "Not recorded": blank is never shown, and a day is never guessed.
 */
export function formatDay(day: string | null | undefined): string {
  if (/^\d{4}$/.test(day ?? '')) return day as string
  const parts = readDay(day)
  if (!parts) return notRecorded
  return parts.day === null ? `${short(parts)}-${year(parts)}` : `${pad(parts.day)}-${short(parts)}-${year(parts)}`
}

/** `Thu 05-Mar-2026`. A partial day has no weekday. */
export function formatDayWithWeekday(day: string | null | undefined): string {
  const parts = readDay(day)
  if (!parts || parts.day === null) return formatDay(day)
  const date = new Date(0)
  date.setUTCFullYear(parts.year, parts.month - 1, parts.day)
  return `${weekdays[date.getUTCDay()]} ${formatDay(day)}`
}

/** `26-Feb`: for tight columns, where the year is plain from the context. */
export function formatShortDay(day: string | null | undefined): string {
  const parts = readDay(day)
  return parts && parts.day !== null ? `${pad(parts.day)}-${short(parts)}` : formatDay(day)
}

/** For patients: `5 March 2026`, `March 2026`. */
export function formatDayForPatient(day: string | null | undefined): string {
  const parts = readDay(day)
  if (!parts) return formatDay(day)
  const month = `${longMonths[parts.month - 1]} ${year(parts)}`
  return parts.day === null ? month : `${parts.day} ${month}`
}

function readDay(text: string | null | undefined): CivilDay | null {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text ?? '')
  if (!match) return null
  const parts = { year: Number(match[1]), month: Number(match[2]), day: match[3] === undefined ? null : Number(match[3]) }
  return isReal(parts) ? parts : null
}

// 31 February must not become 3 March.
function isReal({ year, month, day }: CivilDay): boolean {
  if (month < 1 || month > 12) return false
  if (day === null) return true
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const short = ({ month }: CivilDay): string => shortMonths[month - 1] ?? ''
const year = (parts: CivilDay): string => String(parts.year).padStart(4, '0')
const pad = (value: number): string => String(value).padStart(2, '0')
