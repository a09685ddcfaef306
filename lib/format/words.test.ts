import { describe, expect, it } from 'vitest'
import { areLookAlikes } from '@/lib/domain/pharmacy/tall-man.table'
import { formatDrugName, plainDrugName } from './drug-names'
import { formatConcentration, formatDose, formatDoseNumber, safeDoseUnit } from './doses'
import { formatDeadline, formatDuration, formatWait, minutesBetween } from './durations'
import { bareIdentifier, formatIdentifier, splitSpecimenNumber } from './identifiers'
import { formatGreetingName, formatNameWithBirth, formatRecordName } from './person-names'
import { formatRange, formatTimeRange } from './ranges'
import { formatChange, formatResultNumber, formatResultValue } from './results'
import { displayUnit, withUnit } from './units'

describe('names', () => {
  it.each([
    [{ familyName: 'Okonkwo', givenName: 'Adaeze', title: 'Mrs' }, 'OKONKWO, Adaeze (Mrs)'],
    [{ familyName: 'O’Brien', givenName: 'Siobhán' }, 'O’BRIEN, Siobhán'],
    [{ familyName: 'McDonald', givenName: 'Iain', title: null }, 'McDONALD, Iain'],
    [{ familyName: 'Nguyễn', givenName: 'Thị' }, 'NGUYỄN, Thị'],
    [{ familyName: 'Machin', givenName: 'Eva' }, 'MACHIN, Eva'],
    [{ familyName: 'Suharto', givenName: '' }, 'SUHARTO'],
  ])('%o is %s', (name, text) => expect(formatRecordName(name)).toBe(text))

  it('speaks to the patient and names them fully in dialogs', () => {
    const name = { familyName: 'Okonkwo', givenName: 'Adaeze', title: 'Mrs' }
    expect(formatGreetingName(name)).toBe('Adaeze Okonkwo')
    expect(formatNameWithBirth(name, '14-Jul-1958')).toBe('OKONKWO, Adaeze, born 14-Jul-1958')
  })
})

describe('identifiers', () => {
  it.each([
    ['4183002761', 'MRN', '4183\u00a00027\u00a061'],
    ['943 476 5919', 'NHS number', '943\u00a0476\u00a05919'],
    ['12345', 'MRN', '12345'],
    ['MT-26-004183', undefined, 'MT-26-004183'],
  ])('%s (%s) is %s', (value, type, text) => expect(formatIdentifier(value, type)).toBe(text))
  it('copies without spaces', () => expect(bareIdentifier(formatIdentifier('4183002761'))).toBe('4183002761'))
  it('splits a specimen number', () => expect(splitSpecimenNumber('MT-26-004183')).toEqual({ prefix: 'MT-26-', number: '004183' }))
})

describe('doses', () => {
  it.each([
    [0.5, '0.5'],
    [5, '5'],
    [2.5, '2.5'],
    [0.125, '0.125'],
    [0.0000625 * 1000, '0.0625'],
    [0.1 + 0.2, '0.3'],
    [1000, '1,000'],
    [10000, '10,000'],
    [150000, '150,000'],
    [1_000_000, '1 million'],
    [2_400_000, '2.4 million'],
    [1_234_567, '1,234,567'],
    [0, '0'],
  ])('%d is %s', (value, text) => expect(formatDoseNumber(value)).toBe(text))
  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('refuses %d', (value) => expect(() => formatDoseNumber(value)).toThrow(RangeError))
  it.each([['mcg', 'micrograms'], ['µg', 'micrograms'], ['IU', 'units'], ['U', 'units'], ['cc', 'mL'], ['mg', 'mg'], ['ng', 'nanograms'], ['puffs', 'puffs']])('unit %s is %s', (unit, text) => expect(safeDoseUnit(unit)).toBe(text))
  it('keeps value and unit together', () => {
    expect(formatDose(500, 'mg')).toBe('500\u00a0mg')
    expect(formatConcentration({ value: 50, unit: 'mg' }, { value: 5, unit: 'ml' })).toBe('50\u00a0mg in 5\u00a0mL')
    expect(formatConcentration({ value: 100, unit: 'IU' }, { value: 1, unit: 'ml' })).toBe('100\u00a0units per mL')
  })
})

describe('results', () => {
  it('keeps the precision of the method', () => {
    expect(formatResultNumber(6, 1)).toBe('6.0')
    expect(formatResultNumber(11, 1)).toBe('11.0')
    expect(formatResultNumber(-0.04, 1)).toBe('0.0')
    expect(formatResultNumber(-2.5, 1)).toBe('\u22122.5')
  })
  it('puts comparators in words', () => {
    expect(formatResultValue(0.5, 1, '<')).toBe('less than 0.5')
    expect(formatResultValue(60, 0, '>=')).toBe('at least 60')
    expect(formatResultValue(90, 0, '>')).toBe('more than 90')
    expect(formatResultValue(4.2, 1)).toBe('4.2')
  })
  it.each([
    [6.8, 5.1, 1, '+1.7'],
    [131, 135, 0, '\u22124'],
    [5.1, 5.1, 1, '0.0'],
    [5.04, 5.06, 1, '0.0'],
  ])('%d after %d changes by %s', (now, before, decimals, text) => expect(formatChange(now, before, decimals as number)).toBe(text))
})

describe('ranges', () => {
  it.each([
    [{ low: 3.5, high: 5.3 }, 1, '3.5 to 5.3'],
    [{ low: 60, high: null }, 0, '60 or more'],
    [{ low: null, high: 5, highInclusive: false }, 0, 'less than 5'],
    [{ low: null, high: 5 }, 0, '5 or less'],
    [{ low: 4, high: null, lowInclusive: false }, 0, 'more than 4'],
    [{ low: 0.27, high: 4.2 }, 1, '0.27 to 4.2'],
    [{ low: -2, high: 3 }, 0, '\u22122 to 3'],
    [{ low: null, high: null }, 1, 'No range'],
  ])('%o is %s', (limits, decimals, text) => expect(formatRange(limits, decimals as number)).toBe(text))
  it('writes times with from and to', () => expect(formatTimeRange('08:00', '12:00')).toBe('From 08:00 to 12:00'))
})

describe('units', () => {
  it.each([
    ['umol/L', 'micromol/L'],
    ['mmol/L', 'mmol/L'],
    ['10*9/L', '×10⁹/L'],
    ['10*3/uL', '×10³/microL'],
    ['ug/L', 'microgram/L'],
    ['m[IU]/L', 'milliunits/L'],
    ['u[IU]/mL', 'microunits/mL'],
    ['U/L', 'units/L'],
    ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
    ['', ''],
    [null, ''],
  ])('%s is shown as %s', (ucum, text) => expect(displayUnit(ucum)).toBe(text))
  it('joins value and unit', () => {
    expect(withUnit('6.8', 'mmol/L')).toBe('6.8\u202fmmol/L')
    expect(withUnit('98', '%')).toBe('98%')
    expect(withUnit('3', null)).toBe('3')
  })
})

describe('durations', () => {
  it.each([[0, '0min'], [18, '18min'], [272, '4hr 32min'], [120, '2hr'], [1500, '1d 1hr'], [-5, '0min']])('%d minutes are %s', (minutes, text) => expect(formatDuration(minutes)).toBe(text))
  it('has spaces in sentences', () => expect(formatWait(185)).toBe('3 hr 5 min'))
  it.each([[12, '12 min left'], [-9, '9 min overdue'], [0.4, 'due now']])('%d left is %s', (minutes, text) => expect(formatDeadline(minutes)).toBe(text))
  it('counts over a change of clocks by elapsed time', () => expect(minutesBetween('2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z')).toBe(60))
  it('knows what it cannot count', () => expect(minutesBetween('x', 'y')).toBeNull())
})

describe('drug names', () => {
  it.each([
    ['Prednisolone', 'prednisoLONE'],
    ['HYDRALAZINE', 'hydrALAZINE'],
    ['amoxicillin', 'amoxicillin'],
    ['metformin hydrochloride', 'metFORMIN hydrochloride'],
    ['co-amoxiclav', 'co-amoxiclav'],
  ])('%s is printed %s', (name, text) => expect(formatDrugName(name)).toBe(text))
  it('is plain for readers and sorting', () => expect(plainDrugName('prednisoLONE ')).toBe('prednisolone'))
  it('knows names that are taken for each other', () => {
    expect(areLookAlikes('prednisone', 'Prednisolone')).toBe(true)
    expect(areLookAlikes('prednisone', 'prednisone')).toBe(false)
    expect(areLookAlikes('amoxicillin', 'prednisone')).toBe(false)
  })
})
