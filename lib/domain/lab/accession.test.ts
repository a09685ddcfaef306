import { describe, expect, it } from 'vitest'
import { accessionNumber, isAccessionNumber, readAccessionNumber } from '@/lib/domain/lab/accession'
import { checkCharacter, hasValidCheckDigit } from '@/lib/domain/units/check-digit'
import { refusalCode } from '@/lib/testing/refusal-code'

it('computes the published example of the check digit', () => {
  expect(checkCharacter('572')).toBe('4')
})

it.each([['2026-01-01', 1, '26001-0001'], ['2026-03-05', 17, '26064-0017'], ['2028-12-31', 9999, '28366-9999'], ['2026-12-31', 10_000, '26365-10000']])('%s, number %i', (day, sequence, body) => {
  const number = accessionNumber({ day, sequence })
  expect(number.slice(0, -2)).toBe(body)
  expect(isAccessionNumber(number)).toBe(true)
  expect(readAccessionNumber(` ${number.replaceAll('-', '')} `)).toBe(number)
})

describe.each([[accessionNumber({ day: '2026-03-05', sequence: 1234 }), isAccessionNumber], ['5724', hasValidCheckDigit]] as const)('%s', (number, isValid) => {
  const digits = [...number].flatMap((character, index) => (character === '-' ? [] : [index]))
  it('notices every single wrong digit', () => {
    for (const index of digits) {
      for (const digit of '0123456789') {
        const wrong = number.slice(0, index) + digit + number.slice(index + 1)
        expect(isValid(wrong)).toBe(wrong === number)
      }
    }
  })

  it('notices every swap of two neighbours', () => {
    for (let n = 1; n < digits.length; n += 1) {
      const characters = [...number]
      const [a, b] = [digits[n - 1] as number, digits[n] as number]
      ;[characters[a], characters[b]] = [characters[b] as string, characters[a] as string]
      const swapped = characters.join('')
      expect(isValid(swapped)).toBe(swapped === number)
    }
  })
})

it.each([[''], ['26064'], ['26064-0001'], ['ABC'], ['26064-0001-77']])('refuses %s', (written) => {
  expect(refusalCode(() => readAccessionNumber(written))).toBe('specimen.number-not-valid')
  expect(isAccessionNumber(written)).toBe(false)
})
