import { formatDay, formatDayForPatient, formatShortDay, notRecorded } from '@/lib/format/dates'

/** An IANA zone such as `Europe/London`: the clinic's, never the viewer's. */
export type Zone = string

type Clock = { day: string; time: string; seconds: string }
const clocks = new Map<Zone, Intl.DateTimeFormat>()

/** `05-Mar-2026 13:20` in the clinic's zone; a missing or unreadable instant gives "Not recorded". */
export function formatInstant(instant: string | null | undefined, zone: Zone): string {
  const at = clockAt(instant, zone)
  return at ? `${formatDay(at.day)} ${at.time}` : notRecorded
}

/** `14:05`, 24 hours; midnight is 00:00 of the day that begins. */
export function formatTime(instant: string | null | undefined, zone: Zone): string {
  return clockAt(instant, zone)?.time ?? notRecorded
}

/** `14:23:08`, for "saved" and "synced". */
export function formatTimeWithSeconds(instant: string | null | undefined, zone: Zone): string {
  return clockAt(instant, zone)?.seconds ?? notRecorded
}

/** `14:05` on the same clinic day, otherwise `26-Feb 14:05`, or with the year when that differs too. */
export function formatInstantNear(instant: string | null | undefined, now: string, zone: Zone): string {
  const at = clockAt(instant, zone)
  const today = clockAt(now, zone)
  if (!at) return notRecorded
  if (at.day === today?.day) return at.time
  return at.day.slice(0, 4) === today?.day.slice(0, 4) ? `${formatShortDay(at.day)} ${at.time}` : `${formatDay(at.day)} ${at.time}`
}

/** For patients: `5 March 2026 at 13:20`. */
export function formatInstantForPatient(instant: string | null | undefined, zone: Zone): string {
  const at = clockAt(instant, zone)
  return at ? `${formatDayForPatient(at.day)} at ${at.time}` : notRecorded
}

/** The clinic's civil day (ISO) of an instant, or null when it cannot be read. */
export function dayOfInstant(instant: string | null | undefined, zone: Zone): string | null {
  return clockAt(instant, zone)?.day ?? null
}

/**
 * `GMT+1` and the like: printed where the viewer's zone differs from the clinic's.
 * @throws RangeError for an unknown zone
 */
export function zoneOffsetText(instant: string, zone: Zone): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(new Date(instant))
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}

// Numbers only are taken from Intl: month names differ between engines ("Sep", "Sept") and locales.
function clockAt(instant: string | null | undefined, zone: Zone): Clock | null {
  const time = instant ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(time)) return null
  const part = Object.fromEntries(formatterFor(zone).formatToParts(time).map(({ type, value }) => [type, value]))
  const clock = `${part.hour}:${part.minute}`
  return { day: `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`, time: clock, seconds: `${clock}:${part.second}` }
}

function formatterFor(zone: Zone): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  clocks.set(zone, made)
  return made
}
