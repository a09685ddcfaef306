import { describe, expect, it } from 'vitest'
import { formatDay, formatDayForPatient, formatDayWithWeekday, formatShortDay } from './dates'

describe('a civil day', () => {
  it.each([
    ['2026-03-05', '05-Mar-2026'],
    ['1958-07-14', '14-Jul-1958'],
    ['2026-09-30', '30-Sep-2026'],
    ['2024-02-29', '29-Feb-2024'],
    ['2026-03', 'Mar-2026'],
    ['2026', '2026'],
    ['2023-02-29', 'Not recorded'],
    ['2026-13-01', 'Not recorded'],
    ['05/03/2026', 'Not recorded'],
    ['', 'Not recorded'],
    [null, 'Not recorded'],
    [undefined, 'Not recorded'],
  ])('%s is written %s', (day, text) => expect(formatDay(day)).toBe(text))

  it('has a weekday when it is whole', () => {
    expect(formatDayWithWeekday('2026-03-05')).toBe('Thu 05-Mar-2026')
    expect(formatDayWithWeekday('2026-03')).toBe('Mar-2026')
    expect(formatDayWithWeekday(null)).toBe('Not recorded')
  })

  it('is short in tight columns and long for patients', () => {
    expect(formatShortDay('2026-02-26')).toBe('26-Feb')
    expect(formatShortDay('2026')).toBe('2026')
    expect(formatDayForPatient('2026-03-05')).toBe('5 March 2026')
    expect(formatDayForPatient('2026-03')).toBe('March 2026')
    expect(formatDayForPatient(null)).toBe('Not recorded')
  })
})
