import { describe, expect, it } from 'vitest'
import { clinicDay } from './clinic-day'

describe('the day at the clinic', () => {
  it.each([
    ['Europe/London', '2026-03-29T12:00:00Z', { on: '2026-03-29', from: '2026-03-29T00:00:00.000Z', until: '2026-03-29T23:00:00.000Z' }],
    ['Europe/London', '2026-10-25T12:00:00Z', { on: '2026-10-25', from: '2026-10-24T23:00:00.000Z', until: '2026-10-26T00:00:00.000Z' }],
    ['Pacific/Auckland', '2026-11-20T20:00:00Z', { on: '2026-11-21', from: '2026-11-20T11:00:00.000Z', until: '2026-11-21T11:00:00.000Z' }],
    ['America/New_York', '2026-11-20T03:00:00Z', { on: '2026-11-19', from: '2026-11-19T05:00:00.000Z', until: '2026-11-20T05:00:00.000Z' }],
  ])('in %s at %s', (zone, at, day) => expect(clinicDay(zone, new Date(at))).toEqual(day))
})
