/** Wall-clock time at a place of care. Instants are stored in UTC with the zone's IANA name; days and hours are always local. */
export interface WallTime {
  /** `YYYY-MM-DD` */
  day: string
  /** `HH:MM` */
  time: string
  /** 1 is Monday, 7 is Sunday. */
  weekday: number
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** What the clock on the wall shows at an instant. @throws RangeError for an unknown zone */
export function wallTimeAt(instant: string | number, timeZone: string): WallTime {
  const parts = new Map(formatterFor(timeZone).formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  return { day, time: `${parts.get('hour')}:${parts.get('minute')}`, weekday: weekdayOf(day) }
}

/**
 * The instant a wall clock shows a time on a day. A time the clock skips in spring becomes the first moment after the
 * gap; a time it shows twice in autumn means the first of the two.
 */
export function instantAt(day: string, time: string, timeZone: string): string {
  if (time === '24:00') return instantAt(shiftDay(day, 1), '00:00', timeZone)
  const asUtc = Date.parse(`${day}T${time}:00.000Z`)
  const candidates = [...new Set([-day36h, 0, day36h].map((shift) => asUtc - offsetMs(asUtc + shift, timeZone)))].sort((a, b) => a - b)
  const shown = candidates.find((candidate) => isShown(candidate, { day, time }, timeZone))
  return new Date(shown ?? afterGap(asUtc, timeZone)).toISOString()
}

const day36h = 36 * 3_600_000

/** Inside a gap the later offset lands before it and the earlier one behind it by the same distance; step to the edge. */
function afterGap(asUtc: number, timeZone: string): number {
  const before = offsetMs(asUtc - day36h, timeZone)
  const after = offsetMs(asUtc + day36h, timeZone)
  let low = asUtc - Math.max(before, after)
  let high = asUtc - Math.min(before, after)
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2)
    if (offsetMs(middle, timeZone) === before) low = middle
    else high = middle
  }
  return Math.round(high / 60_000) * 60_000
}

const isShown = (candidate: number, { day, time }: { day: string; time: string }, timeZone: string): boolean => {
  const shown = wallTimeAt(candidate, timeZone)
  return shown.day === day && shown.time === time
}

function offsetMs(instant: number, timeZone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000
  const { day, time } = wallTimeAt(minute, timeZone)
  return Date.parse(`${day}T${time}:00.000Z`) - minute
}

/** Monday is 1, Sunday is 7. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7) + 1

/** A day later or earlier, as a calendar counts. */
export const shiftDay = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Whether the program knows a zone by this name. */
export function isKnownZone(timeZone: string): boolean {
  try {
    formatterFor(timeZone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
  formatters.set(timeZone, made)
  return made
}
