import type { Appointment, Schedule, SlotClaim } from '@/lib/domain/appointments/appointment.schema'
import { instantAt, shiftDay, weekdayOf } from '@/lib/domain/appointments/zoned-time'

export interface Slot {
  startAt: string
  endAt: string
  seats: number
}

export interface SlotSpan {
  /** First local day, `YYYY-MM-DD`. */
  fromDay: string
  days: number
}

type OpeningRules = Pick<Schedule, 'timeZone' | 'weekly' | 'exceptions' | 'slotMinutes' | 'seats' | 'validFrom' | 'validUntil'>

interface Opening {
  from: string
  to: string
}

/**
 * The slots a schedule offers, in order. Hours are wall-clock hours of the place of care; a slot lasts its real minutes,
 * so a night the clock changes has more or fewer of them and never two at one instant.
 */
export function generateSlots(schedule: OpeningRules, { fromDay, days }: SlotSpan): Slot[] {
  const all = Array.from({ length: days }, (_, index) => shiftDay(fromDay, index)).flatMap((day) => slotsOfDay(schedule, day))
  const from = Date.parse(schedule.validFrom)
  const until = schedule.validUntil === null ? Number.POSITIVE_INFINITY : Date.parse(schedule.validUntil)
  return all.filter((slot) => Date.parse(slot.startAt) >= from && Date.parse(slot.endAt) <= until)
}

function slotsOfDay(schedule: OpeningRules, day: string): Slot[] {
  const length = schedule.slotMinutes * 60_000
  return openingsOn(schedule, day).flatMap(({ from, to }) => {
    const opens = Date.parse(instantAt(day, from, schedule.timeZone))
    const closes = Date.parse(instantAt(day, to, schedule.timeZone))
    const count = Math.max(0, Math.floor((closes - opens) / length))
    return Array.from({ length: count }, (_, index) => ({
      startAt: new Date(opens + index * length).toISOString(),
      endAt: new Date(opens + (index + 1) * length).toISOString(),
      seats: schedule.seats,
    }))
  })
}

/** The weekly hours of a day with its exceptions applied: closed days, cut-out hours, extra hours. */
export function openingsOn({ weekly, exceptions }: Pick<OpeningRules, 'weekly' | 'exceptions'>, day: string): Opening[] {
  const usual: Opening[] = weekly.filter((hours) => hours.weekday === weekdayOf(day)).map(({ from, to }) => ({ from, to }))
  const ofDay = (exceptions ?? []).filter((exception) => exception.on === day)
  const openings = ofDay.reduce((open, exception) => {
    const window = { from: exception.from ?? '00:00', to: exception.to ?? '24:00' }
    if (!exception.open) return open.flatMap((opening) => without(opening, window))
    return exception.from === null || exception.to === null ? open : merged([...open, window])
  }, usual)
  return merged(openings)
}

function without(opening: Opening, closed: Opening): Opening[] {
  const before = { from: opening.from, to: closed.from < opening.to ? closed.from : opening.to }
  const after = { from: closed.to > opening.from ? closed.to : opening.from, to: opening.to }
  return closed.from >= opening.to || closed.to <= opening.from ? [opening] : [before, after].filter((part) => part.from < part.to)
}

/** Hours that touch or overlap become one, so that no slot is offered twice. */
function merged(openings: readonly Opening[]): Opening[] {
  const sorted = openings.filter((opening) => opening.from < opening.to).sort((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.reduce<Opening[]>((done, opening) => {
    const last = done.at(-1)
    if (!last || opening.from > last.to) return [...done, { ...opening }]
    return [...done.slice(0, -1), { from: last.from, to: opening.to > last.to ? opening.to : last.to }]
  }, [])
}

interface Span {
  startAt: string
  endAt: string
}

/** Whether two spans share a moment. One that ends when the other begins does not. */
export const overlaps = (a: Span, b: Span): boolean => Date.parse(a.startAt) < Date.parse(b.endAt) && Date.parse(b.startAt) < Date.parse(a.endAt)

/** Whether an appointment takes up its time at a moment: an expired hold, a cancelled or missed one does not. */
export function occupies(appointment: Pick<Appointment, 'status' | 'holdExpiresAt'>, at: string): boolean {
  if (appointment.status === 'pending') return appointment.holdExpiresAt !== null && Date.parse(appointment.holdExpiresAt) > Date.parse(at)
  return ['booked', 'arrived', 'checked-in', 'fulfilled'].includes(appointment.status)
}

type Claim = Pick<SlotClaim, 'startAt' | 'seat' | 'state' | 'expiresAt'>

const holds = (claim: Claim, at: string): boolean => claim.state === 'busy' || (claim.expiresAt !== null && Date.parse(claim.expiresAt) > Date.parse(at))

/** The seat numbers of a slot nobody holds at a moment, lowest first. Seats count from 1. */
export function freeSeats(slot: Slot, claims: readonly Claim[], at: string): number[] {
  const start = Date.parse(slot.startAt)
  const taken = new Set(claims.filter((claim) => Date.parse(claim.startAt) === start && holds(claim, at)).map((claim) => claim.seat))
  return Array.from({ length: slot.seats }, (_, index) => index + 1).filter((seat) => !taken.has(seat))
}

/** Slots with a free seat that have not begun. */
export const freeSlots = (slots: readonly Slot[], claims: readonly Claim[], at: string): Slot[] =>
  slots.filter((slot) => Date.parse(slot.startAt) > Date.parse(at) && freeSeats(slot, claims, at).length > 0)

/** The free slots nearest to the one that was lost, for the loser of a race. */
export function nearestFree(free: readonly Slot[], wantedAt: string, count = 3): Slot[] {
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.startAt) - Date.parse(wantedAt))
  return [...free].sort((a, b) => distance(a) - distance(b) || Date.parse(a.startAt) - Date.parse(b.startAt)).slice(0, count)
}
