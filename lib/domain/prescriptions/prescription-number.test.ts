import { describe, expect, it } from 'vitest'
import { hasValidCheckDigit } from '@/lib/domain/units/check-digit'
import { prescriptionNumber, prescriptionNumberPrefix, sequenceOf } from './prescription-number'

describe('the number of a prescription', () => {
  it.each([
    ['2026-01-01', 1, 'RX-26001-0001-'],
    ['2026-03-05', 42, 'RX-26064-0042-'],
    ['2028-12-31', 9999, 'RX-28366-9999-'],
    ['2026-03-05', 12345, 'RX-26064-12345-'],
  ])('of %s, the %i. of the day', (day, sequence, begins) => {
    const number = prescriptionNumber({ day, sequence })
    expect(number.startsWith(begins)).toBe(true)
    expect(number.startsWith(prescriptionNumberPrefix(day))).toBe(true)
    expect(sequenceOf(number)).toBe(sequence)
    expect(hasValidCheckDigit(number)).toBe(true)
    expect(number.length).toBeLessThanOrEqual(20)
  })

  it('notices a wrong digit and knows no sequence in a foreign number', () => {
    const number = prescriptionNumber({ day: '2026-03-05', sequence: 1 })
    expect(hasValidCheckDigit(number.replace('0001', '0002'))).toBe(false)
    expect(sequenceOf('RX-2603-0001')).toBe(0)
  })
})
