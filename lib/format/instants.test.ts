import { describe, expect, it } from 'vitest'
import { dayOfInstant, formatInstant, formatInstantForPatient, formatInstantNear, formatTime, formatTimeWithSeconds, zoneOffsetText } from './instants'

describe('an instant in the clinic zone', () => {
  it.each([
    ['2026-03-05T13:20:00Z', 'Europe/London', '05-Mar-2026 13:20'],
    ['2026-03-05T13:20:00Z', 'America/New_York', '05-Mar-2026 08:20'],
    ['2026-03-05T13:20:00Z', 'Asia/Kolkata', '05-Mar-2026 18:50'],
    ['2026-03-05T13:20:00Z', 'Pacific/Auckland', '06-Mar-2026 02:20'],
    ['2026-03-05T13:20:00+02:00', 'Europe/London', '05-Mar-2026 11:20'],
    // Midnight belongs to the day that begins.
    ['2026-03-06T00:00:00Z', 'Europe/London', '06-Mar-2026 00:00'],
    // Summer time begins in London on 29-Mar-2026 at 01:00 UTC, and ends on 25-Oct-2026.
    ['2026-03-29T00:59:00Z', 'Europe/London', '29-Mar-2026 00:59'],
    ['2026-03-29T01:00:00Z', 'Europe/London', '29-Mar-2026 02:00'],
    ['2026-10-25T00:30:00Z', 'Europe/London', '25-Oct-2026 01:30'],
    ['2026-10-25T01:30:00Z', 'Europe/London', '25-Oct-2026 01:30'],
    // New York springs forward on 08-Mar-2026 at 07:00 UTC; Auckland falls back on 05-Apr-2026.
    ['2026-03-08T06:59:00Z', 'America/New_York', '08-Mar-2026 01:59'],
    ['2026-03-08T07:00:00Z', 'America/New_York', '08-Mar-2026 03:00'],
    ['2026-04-04T13:59:00Z', 'Pacific/Auckland', '05-Apr-2026 02:59'],
    ['2026-04-04T14:00:00Z', 'Pacific/Auckland', '05-Apr-2026 02:00'],
  ])('%s in %s is %s', (instant, zone, text) => expect(formatInstant(instant, zone)).toBe(text))

  it('is never blank', () => {
    expect(formatInstant(null, 'UTC')).toBe('Not recorded')
    expect(formatTime('yesterday', 'UTC')).toBe('Not recorded')
    expect(dayOfInstant(null, 'UTC')).toBeNull()
  })

  it('gives time, seconds and the civil day', () => {
    expect(formatTime('2026-03-05T14:05:09Z', 'UTC')).toBe('14:05')
    expect(formatTimeWithSeconds('2026-03-05T14:23:08Z', 'UTC')).toBe('14:23:08')
    expect(dayOfInstant('2026-03-05T13:20:00Z', 'Pacific/Auckland')).toBe('2026-03-06')
    expect(formatInstantForPatient('2026-03-05T13:20:00Z', 'Europe/London')).toBe('5 March 2026 at 13:20')
  })

  it('leaves out what today makes plain', () => {
    const now = '2026-03-05T15:00:00Z'
    expect(formatInstantNear('2026-03-05T14:05:00Z', now, 'Europe/London')).toBe('14:05')
    expect(formatInstantNear('2026-02-26T14:05:00Z', now, 'Europe/London')).toBe('26-Feb 14:05')
    expect(formatInstantNear('2025-12-31T23:30:00Z', now, 'Asia/Kolkata')).toBe('01-Jan 05:00')
    expect(formatInstantNear('2025-02-26T14:05:00Z', now, 'Europe/London')).toBe('26-Feb-2025 14:05')
  })

  it('names the offset for viewers elsewhere', () => {
    expect(zoneOffsetText('2026-07-01T00:00:00Z', 'Europe/London')).toBe('GMT+1')
  })
})
