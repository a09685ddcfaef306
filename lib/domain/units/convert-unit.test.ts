import { describe, expect, it } from 'vitest'
import { labTests } from '@/lib/domain/lab/catalogue.table'
import { convertResult } from '@/lib/domain/lab/result.units'
import { getLabTest } from '@/lib/domain/lab/catalogue'
import { celsiusFromFahrenheit, factorBetween, fahrenheitFromCelsius, findUnit, roundTo, shownUnit } from '@/lib/domain/units/convert-unit'
import { units, unitSpellings } from '@/lib/domain/units/units.table'
import { vitals } from '@/lib/domain/vitals/vital.table'

it('knows every unit the tables use', () => {
  const used = [...labTests.flatMap((test) => [test.ucum, test.siUcum]), ...vitals.flatMap((vital) => vital.ucum ?? [])]
  expect(used.filter((unit) => findUnit(unit)?.ucum !== unit)).toEqual([])
})

it('writes every spelling as a unit it knows, and lists each unit once', () => {
  expect(Object.keys(unitSpellings).filter((spelling) => findUnit(spelling) === null)).toEqual([])
  expect(new Set(units.map((unit) => unit.ucum)).size).toBe(units.length)
})

it.each([['ng/mL', 'ug/L', 1], ['ug/mL', 'mg/L', 1], ['pg/mL', 'ng/L', 1], ['g/dL', 'g/L', 10], ['10*3/uL', '10*9/L', 1], ['mmol/L', 'umol/L', 1000], ['u[IU]/mL', 'm[IU]/L', 1]])('%s is %s times %f', (from, to, factor) => {
  expect(factorBetween(from, to)).toBeCloseTo(factor, 10)
})

it.each([['mg/dL', 'mmol/L'], ['U/L', '[IU]/L'], ['ng/mL', 'ng/mL{FEU}'], ['mmol/L', 'mEq/L'], ['banana', 'mg/dL'], ['mg/dL', 'banana'], ['MG/DL', 'mg/dL']])('does not turn %s into %s by a factor', (from, to) => {
  expect(factorBetween(from, to)).toBeNull()
})

describe('results convert there and back', () => {
  it.each(labTests.map((test) => [test.key, test] as const))('%s', (_key, test) => {
    const value = (test.reportableLow + test.reportableHigh) / 2
    const si = convertResult(test, { value, from: test.ucum, to: test.siUcum })
    expect(si).not.toBeNull()
    expect(convertResult(test, { value: si as number, from: test.siUcum, to: test.ucum })).toBeCloseTo(value, 6)
  })

  it.each([
    ['GLU', 100, 'mg/dL', 'mmol/L', 5.551], ['CREA', 1, 'mg/dL', 'umol/L', 88.4], ['A1C', 6.5, '%', 'mmol/mol', 47.545], ['HGB', 14, 'g/dL', 'g/L', 140], ['CHOL', 200, 'mg/dL', 'mmol/L', 5.172],
    ['BUN', 14, 'mg/dL', 'mmol/L', 4.998], ['PCO2', 40, 'mmHg', 'kPa', 5.332], ['CREA', 10, 'mg/L', 'umol/L', 88.4], ['B12', 500, 'ng/L', 'pmol/L', 369],
  ])('%s %f %s in %s', (key, value, from, to, expected) => {
    expect(convertResult(getLabTest(key), { value, from, to })).toBeCloseTo(expected, 3)
  })

  it.each([['CA', 'mEq/L'], ['MG', 'mEq/L'], ['K', 'mg/dL'], ['TSH', 'ng/mL']])('%s in %s is not converted', (key, from) => {
    expect(convertResult(getLabTest(key), { value: 2, from, to: getLabTest(key).ucum })).toBeNull()
  })
})

it.each([[98.6, 37], [32, 0], [104, 40], [-40, -40]])('%f °F is %f °C', (fahrenheit, celsius) => {
  expect(celsiusFromFahrenheit(fahrenheit)).toBe(celsius)
  expect(fahrenheitFromCelsius(celsius)).toBe(fahrenheit)
})

it.each([[1.005, 2, 1.01], [2.5, 0, 3], [-2.5, 0, -3], [0.1 + 0.2, 1, 0.3], [-0.04, 1, 0], [1e-7, 2, 0], [35.05, 1, 35.1], [1234567.891, 1, 1234567.9]])('%f to %i places is %f', (value, decimals, rounded) => {
  expect(Object.is(roundTo(value, decimals), rounded)).toBe(true)
})

it.each([['10*3/uL', '×10³/microL'], ['K/uL', '×10³/microL'], ['mm[Hg]', 'mmHg'], ['strange', 'strange']])('shows %s as %s', (unit, shown) => {
  expect(shownUnit(unit)).toBe(shown)
})
