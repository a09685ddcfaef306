import { describe, expect, it } from 'vitest'
import type { Schedule } from '@/lib/domain/appointments/appointment.schema'
import { freeSeats, freeSlots, generateSlots, nearestFree, occupies, openingsOn, overlaps } from '@/lib/domain/appointments/slots'
import { instantAt, isKnownZone, wallTimeAt, weekdayOf } from '@/lib/domain/appointments/zoned-time'

const schedule = (changes: Partial<Schedule> = {}): Schedule => ({
  id: 'schedule-1', organisationId: 'org-1', version: 1, createdAt: '', updatedAt: '', practitionerUserId: 'doctor-1', practitionerName: 'Dr Grace Lindqvist', timeZone: 'Europe/London',
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '09:00', to: '10:00' })), exceptions: null, slotMinutes: 20, seats: 1, validFrom: '2020-01-01T00:00:00.000Z', validUntil: null, ...changes,
})
const starts = (changes: Partial<Schedule>, fromDay: string, days = 1) => generateSlots(schedule(changes), { fromDay, days }).map((slot) => slot.startAt)

describe('a nine o’clock slot is at nine on the wall, whatever the season', () => {
  it.each([
    ['Europe/London', '2026-03-28', '2026-03-28T09:00:00.000Z'], ['Europe/London', '2026-03-29', '2026-03-29T08:00:00.000Z'],
    ['Europe/London', '2026-10-24', '2026-10-24T08:00:00.000Z'], ['Europe/London', '2026-10-25', '2026-10-25T09:00:00.000Z'],
    ['America/New_York', '2026-03-07', '2026-03-07T14:00:00.000Z'], ['America/New_York', '2026-03-08', '2026-03-08T13:00:00.000Z'],
    ['America/New_York', '2026-10-31', '2026-10-31T13:00:00.000Z'], ['America/New_York', '2026-11-01', '2026-11-01T14:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-04', '2026-04-03T22:00:00.000Z'], ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T22:30:00.000Z'],
    ['Asia/Kolkata', '2026-03-29', '2026-03-29T03:30:00.000Z'], ['Asia/Kolkata', '2026-10-25', '2026-10-25T03:30:00.000Z'],
    ['Pacific/Auckland', '2026-09-26', '2026-09-25T21:00:00.000Z'], ['Pacific/Auckland', '2026-09-27', '2026-09-26T20:00:00.000Z'],
  ])('%s on %s', (timeZone, day, instant) => {
    expect(starts({ timeZone }, day)[0]).toBe(instant)
    expect(wallTimeAt(instant, timeZone)).toMatchObject({ day, time: '09:00' })
  })

  it.each([
    ['an hour is skipped', 'Europe/London', '2026-03-29', 3],
    ['an hour comes twice', 'Europe/London', '2026-10-25', 9],
    ['an ordinary night', 'Europe/London', '2026-10-26', 6],
    ['half an hour is skipped', 'Australia/Lord_Howe', '2026-10-04', 4],
    ['New York skips its hour', 'America/New_York', '2026-03-08', 3],
  ])('a night clinic from 01:00 to 03:00 when %s', (_name, timeZone, fromDay, count) => {
    const weekly = [{ weekday: weekdayOf(fromDay), from: '01:00', to: '03:00' }]
    const slots = generateSlots(schedule({ timeZone, weekly }), { fromDay, days: 1 })
    expect(slots).toHaveLength(count)
    expect(new Set(slots.map((slot) => slot.startAt)).size).toBe(slots.length)
    for (const [index, slot] of slots.entries()) {
      expect(Date.parse(slot.endAt) - Date.parse(slot.startAt)).toBe(20 * 60_000)
      if (index > 0) expect(slot.startAt).toBe(slots[index - 1]?.endAt)
    }
  })

  it('steps out of a gap and takes the first of a doubled hour', () => {
    expect(instantAt('2026-03-29', '01:30', 'Europe/London')).toBe('2026-03-29T01:00:00.000Z')
    expect(instantAt('2026-10-25', '01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z')
    expect(instantAt('2026-03-08', '02:15', 'America/New_York')).toBe('2026-03-08T07:00:00.000Z')
    expect(instantAt('2026-03-05', '24:00', 'Asia/Kolkata')).toBe('2026-03-05T18:30:00.000Z')
  })

  it('knows its zones', () => {
    expect([isKnownZone('Africa/Lagos'), isKnownZone('Mars/Olympus')]).toEqual([true, false])
  })
})

describe('hours and their exceptions', () => {
  const day = '2026-03-10'
  const weekly = [{ weekday: 2, from: '09:00', to: '12:00' }, { weekday: 2, from: '13:00', to: '17:00' }]
  it.each([
    ['no exception', null, [['09:00', '12:00'], ['13:00', '17:00']]],
    ['closed all day', [{ on: day, from: null, to: null, open: false, reason: 'holiday' }], []],
    ['a meeting in the middle', [{ on: day, from: '10:00', to: '11:00', open: false, reason: 'meeting' }], [['09:00', '10:00'], ['11:00', '12:00'], ['13:00', '17:00']]],
    ['a meeting across the break', [{ on: day, from: '11:00', to: '14:00', open: false, reason: 'meeting' }], [['09:00', '11:00'], ['14:00', '17:00']]],
    ['an extra evening', [{ on: day, from: '18:00', to: '19:00', open: true, reason: 'flu clinic' }], [['09:00', '12:00'], ['13:00', '17:00'], ['18:00', '19:00']]],
    ['extra hours that close the break', [{ on: day, from: '11:30', to: '13:00', open: true, reason: 'flu clinic' }], [['09:00', '17:00']]],
    ['another day', [{ on: '2026-03-11', from: null, to: null, open: false, reason: 'holiday' }], [['09:00', '12:00'], ['13:00', '17:00']]],
  ])('%s', (_name, exceptions, expected) => {
    expect(openingsOn({ weekly, exceptions }, day).map(({ from, to }) => [from, to])).toEqual(expected)
  })

  it('leaves out the rest of an hour that holds no whole slot', () => {
    expect(starts({ slotMinutes: 25 }, '2026-03-10')).toHaveLength(2)
  })

  it('offers nothing outside the time the schedule is valid', () => {
    expect(starts({ validFrom: '2026-03-10T09:20:00.000Z', validUntil: '2026-03-10T09:40:00.000Z' }, '2026-03-10')).toEqual(['2026-03-10T09:20:00.000Z'])
  })

  it('covers a span of days', () => {
    expect(starts({}, '2026-03-09', 7)).toHaveLength(21)
  })
})

describe('seats, holds and overlap', () => {
  const slot = { startAt: '2026-03-10T09:00:00.000Z', endAt: '2026-03-10T09:20:00.000Z', seats: 2 }
  const now = '2026-03-10T08:00:00.000Z'
  it.each([
    ['nobody', [], [1, 2]],
    ['one booked', [{ startAt: slot.startAt, seat: 1, state: 'busy' as const, expiresAt: null }], [2]],
    ['a running hold', [{ startAt: slot.startAt, seat: 2, state: 'busy-tentative' as const, expiresAt: '2026-03-10T08:00:01.000Z' }], [1]],
    ['a hold that has just run out', [{ startAt: slot.startAt, seat: 2, state: 'busy-tentative' as const, expiresAt: now }], [1, 2]],
    ['another slot', [{ startAt: slot.endAt, seat: 1, state: 'busy' as const, expiresAt: null }], [1, 2]],
  ])('free seats with %s', (_name, claims, seats) => {
    expect(freeSeats(slot, claims, now)).toEqual(seats)
  })

  it('does not offer a slot that has begun', () => {
    expect(freeSlots([slot], [], slot.startAt)).toEqual([])
    expect(freeSlots([slot], [], now)).toEqual([slot])
  })

  it.each([
    ['end meets start', '09:20', '09:40', false], ['start meets end', '08:40', '09:00', false], ['one minute in', '09:19', '09:40', true], ['inside', '09:05', '09:10', true], ['around', '08:00', '10:00', true], ['the same', '09:00', '09:20', true],
  ])('overlap: %s', (_name, from, to, expected) => {
    expect(overlaps(slot, { startAt: `2026-03-10T${from}:00.000Z`, endAt: `2026-03-10T${to}:00.000Z` })).toBe(expected)
  })

  it.each([['booked', null, true], ['pending', '2026-03-10T08:00:01.000Z', true], ['pending', now, false], ['pending', null, false], ['cancelled', null, false], ['noshow', null, false], ['proposed', null, false], ['fulfilled', null, true]] as const)('%s (hold %s) occupies its time: %s', (status, holdExpiresAt, expected) => {
    expect(occupies({ status, holdExpiresAt }, now)).toBe(expected)
  })

  it('offers the three nearest times to the loser of a race', () => {
    const free = generateSlots(schedule({ weekly: [{ weekday: 2, from: '08:00', to: '12:00' }] }), { fromDay: '2026-03-10', days: 1 }).filter((one) => one.startAt !== slot.startAt)
    expect(nearestFree(free, slot.startAt).map((one) => one.startAt.slice(11, 16))).toEqual(['08:40', '09:20', '08:20'])
  })
})
