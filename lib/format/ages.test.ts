import { describe, expect, it } from 'vitest'
import { formatAge, formatAgeAtDeath } from './ages'

const at = '2026-03-05T14:00:00Z'
const age = (bornOn: string | null, bornAt?: string) => formatAge({ bornOn, bornAt, at, zone: 'Europe/London' })

describe('age in the patient banner', () => {
  it.each([
    ['2026-03-05', '2026-03-05T12:01:00Z', '119min'],
    ['2026-03-05', '2026-03-05T12:00:00Z', '2hr'],
    ['2026-03-03', '2026-03-03T14:01:00Z', '47hr'],
    ['2026-03-03', '2026-03-03T14:00:00Z', '2d'],
  ])('a newborn of %s %s is %s', (day, instant, text) => expect(age(day, instant)).toBe(text))

  it.each([
    ['2026-03-05', '0d'],
    ['2026-02-06', '27d'],
    ['2026-02-05', '4w'],
    ['2026-02-04', '4w 1d'],
    ['2025-03-06', '52w'],
    ['2025-03-05', '12m'],
    ['2025-01-31', '13m 5d'],
    ['2024-03-06', '23m 27d'],
    ['2024-03-05', '2y'],
    ['2010-08-05', '15y 7m'],
    ['2008-03-06', '17y 11m'],
    ['2008-03-05', '18y'],
    ['1958-07-14', '67y'],
    ['1920-03-05', '106y'],
    ['1958', 'about 68y'],
    ['1958-07', 'about 68y'],
    ['2030-01-01', 'age not known'],
    ['1958-02-30', 'age not known'],
    [null, 'age not known'],
  ])('born %s is %s', (day, text) => expect(age(day)).toBe(text))

  it('counts days in the clinic zone, not in UTC', () => {
    expect(formatAge({ bornOn: '2026-03-01', at: '2026-03-05T13:00:00Z', zone: 'Pacific/Auckland' })).toBe('5d')
    expect(formatAge({ bornOn: '2026-03-01', at: '2026-03-05T13:00:00Z', zone: 'America/New_York' })).toBe('4d')
  })

  it('gives the age at death', () => expect(formatAgeAtDeath('1958-07-14', '2020-07-13')).toBe('61y'))
})
