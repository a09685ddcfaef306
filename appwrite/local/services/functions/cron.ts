/** The minutes a schedule fires in: five fields, UTC. */
export type Cron = { minutes: ReadonlySet<number>; hours: ReadonlySet<number>; days: ReadonlySet<number>; months: ReadonlySet<number>; weekdays: ReadonlySet<number>; anyDay: boolean; anyWeekday: boolean }

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const FURTHEST_DAYS = 366 * 8
const MINUTE = 60_000
const DAY = 86_400_000

/** Reads `0 3 * * 1-5`; null when it is no schedule. Lists, ranges, steps and names of months and weekdays are known. */
export function parseCron(text: string): Cron | null {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 5) return null
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields.map((field) => (field === '?' ? '*' : field))
  const minutes = parseField(minute, { min: 0, max: 59 })
  const hours = parseField(hour, { min: 0, max: 23 })
  const days = parseField(day, { min: 1, max: 31 })
  const months = parseField(named(month, MONTHS, 1), { min: 1, max: 12 })
  const weekdays = parseField(named(weekday, WEEKDAYS, 0), { min: 0, max: 7 })
  if (!minutes || !hours || !days || !months || !weekdays) return null
  if (weekdays.delete(7)) weekdays.add(0)
  return { minutes, hours, days, months, weekdays, anyDay: day.startsWith('*'), anyWeekday: weekday.startsWith('*') }
}

/** The first minute after `afterMs` in which the schedule fires, or null when it never does (30 February). */
export function nextRun(cron: Cron, afterMs: number): number | null {
  let at = Math.floor(afterMs / MINUTE) * MINUTE + MINUTE
  const furthest = at + FURTHEST_DAYS * DAY
  while (at < furthest) {
    const time = new Date(at)
    if (!firesOn(cron, time)) at = Math.floor(at / DAY) * DAY + DAY
    else if (!cron.hours.has(time.getUTCHours())) at = Math.floor(at / 3_600_000) * 3_600_000 + 3_600_000
    else if (!cron.minutes.has(time.getUTCMinutes())) at += MINUTE
    else return at
  }
  return null
}

/** When both the day and the weekday are limited, either is enough. */
function firesOn(cron: Cron, time: Date): boolean {
  if (!cron.months.has(time.getUTCMonth() + 1)) return false
  const day = cron.days.has(time.getUTCDate())
  const weekday = cron.weekdays.has(time.getUTCDay())
  return cron.anyDay || cron.anyWeekday ? day && weekday : day || weekday
}

function named(field: string, names: readonly string[], first: number): string {
  return field.toUpperCase().replace(/[A-Z]{3}/g, (name) => {
    const at = names.indexOf(name)
    return at < 0 ? name : String(at + first)
  })
}

function parseField(field: string, { min, max }: { min: number; max: number }): Set<number> | null {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part)
    if (match === null) return null
    const step = match[4] === undefined ? 1 : Number(match[4])
    const from = match[1] === '*' ? min : Number(match[2])
    const to = match[1] === '*' ? max : match[3] !== undefined ? Number(match[3]) : match[4] !== undefined ? max : from
    if (step === 0 || from < min || to > max || from > to) return null
    for (let value = from; value <= to; value += step) values.add(value)
  }
  return values
}
