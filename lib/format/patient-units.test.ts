import { expect, it } from 'vitest'
import { labCatalogue } from '@/lib/domain/lab/catalogue'
import { unitForPatient } from './patient-units'

it('says every unit of the catalogue in whole words', () => {
  const units = [...new Set(labCatalogue.tests.flatMap((test) => [test.ucum, test.siUcum]).filter((unit) => unit !== null))]
  expect(units.length).toBeGreaterThan(20)
  expect(units.filter((unit) => /[/*[\]{}µ⁰¹²³]/.test(unitForPatient(unit)))).toEqual([])
})

it.each([['10*3/uL', 'thousand per microlitre'], ['mmol/L', 'millimoles per litre'], ['{INR}', ''], [null, ''], ['10*9/L', 'billion per litre'], ['mmol/kg', 'mmol/kg']])('%s is %s', (ucum, words) => expect(unitForPatient(ucum)).toBe(words))
