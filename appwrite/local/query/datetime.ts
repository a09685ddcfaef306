const FORM = /^(-?\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `2024-05-06T07:08:09.123+02:00` → `2024-05-06T05:08:09.123+00:00`; null when it is no date between the years 1000 and 9999. */
export function normaliseDatetime(text: string): string | null {
  const match = FORM.exec(text.trim())
  if (match === null) return null
  const part = (i: number) => Number(match[i] ?? 0)
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)]
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) return null
  const ms = Number((match[7] ?? '0').padEnd(3, '0').slice(0, 3))
  const time = Date.UTC(year, month - 1, day, hour, minute, second, ms) - offsetMs(match[8])
  if (Number.isNaN(time)) return null
  return `${new Date(time).toISOString().slice(0, 23)}+00:00`
}

function isDay(year: number, month: number, day: number): boolean {
  const days = month === 2 && !isLeap(year) ? 28 : (DAYS[month - 1] ?? 0)
  return year >= 1000 && day >= 1 && day <= days
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0
  const digits = zone.replace(/[^0-9]/g, '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}
