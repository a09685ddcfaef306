import { describe, expect, it } from 'vitest'
import { labCatalogue } from '@/lib/domain/lab/catalogue'
import { flagResult } from '@/lib/domain/lab/result.flags'
import type { FlagInput } from '@/lib/domain/lab/result.flags'

const adult = 40 * 365.25
const base = { sex: 'F', ageDays: Math.floor(adult), pregnancy: 'none', tableVersion: labCatalogue.version } as const
const judge = (input: Partial<FlagInput> & Pick<FlagInput, 'test' | 'value' | 'unit'>) => flagResult({ ...base, ...input })

describe('flags on both sides of every kind of limit', () => {
  it.each([
    ['potassium just above critical low', 'K', 2.5, 'mmol/L', 'L'],
    ['potassium below critical low', 'K', 2.49, 'mmol/L', 'LL'],
    ['potassium just below the interval', 'K', 3.49, 'mmol/L', 'L'],
    ['potassium on the lower limit', 'K', 3.5, 'mmol/L', 'N'],
    ['potassium on the upper limit', 'K', 5.0, 'mmol/L', 'N'],
    ['potassium just above the interval', 'K', 5.01, 'mmol/L', 'H'],
    ['potassium on critical high', 'K', 6.5, 'mmol/L', 'H'],
    ['potassium above critical high', 'K', 6.51, 'mmol/L', 'HH'],
    ['CRP on a limit that is not included', 'CRP', 5, 'mg/L', 'H'],
    ['CRP below a limit that is not included', 'CRP', 4.9, 'mg/L', 'N'],
    ['folate on a lower limit that is not included', 'FOL', 4, 'ng/mL', 'L'],
    ['folate above a lower limit that is not included', 'FOL', 4.1, 'ng/mL', 'N'],
    ['eGFR on a lower limit that is included', 'EGFR', 60, 'mL/min/{1.73_m2}', 'N'],
    ['eGFR below', 'EGFR', 59.9, 'mL/min/{1.73_m2}', 'L'],
    ['HDL 50 in a woman', 'HDL', 50, 'mg/dL', 'N'],
    ['HDL 49 in a woman', 'HDL', 49, 'mg/dL', 'L'],
    ['base excess below zero inside', 'ABE', -2, 'mmol/L', 'N'],
    ['base excess below the interval', 'ABE', -2.1, 'mmol/L', 'L'],
    ['base excess on critical low', 'ABE', -10, 'mmol/L', 'L'],
    ['base excess below critical low', 'ABE', -10.1, 'mmol/L', 'LL'],
    ['lithium 1.5', 'LI', 1.5, 'mmol/L', 'H'],
    ['lithium 1.51', 'LI', 1.51, 'mmol/L', 'HH'],
    ['paracetamol inside the therapeutic interval still opens the loop', 'APAP', 11, 'ug/mL', 'HH'],
    ['paracetamol 10', 'APAP', 10, 'ug/mL', 'N'],
    ['pH on critical low', 'APH', 7.2, '[pH]', 'L'],
    ['pH below critical low', 'APH', 7.19, '[pH]', 'LL'],
  ])('%s', (_name, test, value, unit, flag) => {
    expect(judge({ test, value, unit }).flag).toBe(flag)
  })

  it('walks every limit of every row of the catalogue: on the limit and one step to each side', () => {
    for (const test of labCatalogue.tests) {
      for (const row of test.ranges) {
        const person = { sex: row.sex ?? 'F', ageDays: row.ageMinDays, pregnancy: row.pregnancy ?? 'none' } as const
        const step = 10 ** -(test.decimals + 2)
        const at = (value: number) => judge({ test: test.key, value, unit: test.ucum, ...person }).flag
        const name = `${test.key} from day ${row.ageMinDays} ${row.sex ?? ''}${row.pregnancy ?? ''}`
        if (row.low !== null) {
          expect(['L', 'LL'], `${name} below low`).toContain(at(row.low - step))
          expect(['L', 'LL'].includes(at(row.low)), `${name} on low`).toBe(!row.lowInclusive)
        }
        if (row.high !== null) {
          expect(['H', 'HH'], `${name} above high`).toContain(at(row.high + step))
          expect(['H', 'HH'].includes(at(row.high)), `${name} on high`).toBe(!row.highInclusive || test.key === 'APAP')
        }
      }
    }
  })

  it('walks every critical limit: on it is not critical, past it is', () => {
    for (const test of labCatalogue.tests) {
      for (const row of test.critical) {
        const person = { sex: row.sex ?? 'F', ageDays: row.ageMinDays, pregnancy: 'none' } as const
        const step = 10 ** -(test.decimals + 2)
        const at = (value: number) => judge({ test: test.key, value, unit: test.ucum, ...person }).critical
        for (const [limit, past, direction] of [[row.low, -step, 'low'], [row.high, step, 'high']] as const) {
          if (limit === null) continue
          expect(at(limit), `${test.key} on ${direction} ${limit}`).toBeNull()
          expect(at(limit + past), `${test.key} past ${direction} ${limit}`).toMatchObject({ direction, limit, tier: row.tier })
        }
      }
    }
  })
})

describe('what cannot be judged is unknown, never normal', () => {
  it.each([
    ['an unknown test', { test: 'NOPE', value: 4, unit: 'mmol/L' }, 'test-unknown'],
    ['limits of another version', { test: 'K', value: 4, unit: 'mmol/L', tableVersion: 'older' }, 'table-version-unknown'],
    ['no unit', { test: 'K', value: 4, unit: null }, 'unit-unknown'],
    ['a unit of another quantity', { test: 'K', value: 4, unit: 'mg/dL' }, 'unit-unknown'],
    ['milliequivalents of an ion with two charges', { test: 'ICA', value: 2.4, unit: 'mEq/L' }, 'unit-unknown'],
    ['a unit in the wrong case', { test: 'GLU', value: 90, unit: 'MG/DL' }, 'unit-unknown'],
    ['no age', { test: 'K', value: 4, unit: 'mmol/L', ageDays: null }, 'age-unknown'],
    ['a child where only adult rows exist', { test: 'AMY', value: 50, unit: 'U/L', ageDays: 1000 }, 'no-row'],
    ['PSA of a recorded female', { test: 'PSA', value: 1, unit: 'ng/mL' }, 'no-row'],
    ['a value that is not a number', { test: 'K', value: Number.NaN, unit: 'mmol/L' }, 'not-a-number'],
    ['words', { test: 'K', value: 'haemolysed', unit: 'mmol/L' }, 'text-not-judged'],
    ['the word negative', { test: 'K', value: 'negative', unit: null }, 'text-not-judged'],
    ['a newborn bilirubin without an hour chart', { test: 'BILT', value: 5, unit: 'mg/dL', ageDays: 0 }, 'no-row'],
    ['below 10 when the range starts at 3.5', { test: 'K', value: 10, comparator: '<', unit: 'mmol/L' }, 'comparator-spans-limits'],
    ['a row nobody approved', { test: 'K', value: 4, unit: 'mmol/L', approvedTests: new Set<string>() }, 'row-not-approved'],
  ] as const)('%s', (_name, input, reason) => {
    expect(judge(input as Parameters<typeof judge>[0])).toMatchObject({ flag: 'unknown', reason })
  })

  it('still raises the critical call from a row nobody approved', () => {
    expect(judge({ test: 'K', value: 7, unit: 'mmol/L', approvedTests: new Set() }).flag).toBe('HH')
  })

  it('judges an approved review row and a row that needs no approval', () => {
    expect(judge({ test: 'K', value: 4, unit: 'mmol/L', approvedTests: new Set(['K']) }).flag).toBe('N')
    expect(judge({ test: 'NA', value: 140, unit: 'mmol/L', approvedTests: new Set() }).flag).toBe('N')
  })

  it('flags an abnormal word', () => {
    expect(judge({ test: 'HCG', value: ' Positive ', unit: null }).flag).toBe('A')
  })
})

describe('sex, age and pregnancy', () => {
  it.each([
    ['certainly low for both sexes', 11.9, 'L'],
    ['low for a man only', 12.5, 'unknown'],
    ['normal for both', 14, 'N'],
    ['high for a woman only', 17, 'unknown'],
    ['high for both', 17.6, 'H'],
  ])('with no recorded sex, haemoglobin is judged only where both sexes agree: %s', (_name, value, flag) => {
    const judged = judge({ test: 'HGB', value, unit: 'g/dL', sex: null })
    expect(judged.flag).toBe(flag)
    expect(judged.range).toMatchObject({ low: 12, high: 17.5, isSexNeutral: true })
  })

  it('uses the strictest critical limit when no sex is recorded', () => {
    expect(judge({ test: 'HSTNI', value: 17, unit: 'ng/L', sex: null })).toMatchObject({ flag: 'HH', critical: { limit: 16 } })
    expect(judge({ test: 'HSTNI', value: 17, unit: 'ng/L', sex: 'M' }).flag).toBe('N')
  })

  it.each([
    [27, 6.9, 'H'], [27, 7.1, 'HH'], [28, 6.5, 'H'], [28, 6.6, 'HH'],
  ])('potassium changes its critical limit at 28 days: day %i, %f is %s', (ageDays, value, flag) => {
    expect(judge({ test: 'K', value, unit: 'mmol/L', ageDays }).flag).toBe(flag)
  })

  it.each([
    ['none', 11.5, 'L'], ['T1', 11, 'N'], ['T1', 10.9, 'L'], ['T2', 10.5, 'N'], ['T2', 10.4, 'L'], ['T3', 10.9, 'L'],
    ['any', 10.7, 'unknown'], ['any', 11, 'N'], ['any', 10.4, 'L'],
  ] as const)('pregnancy %s, haemoglobin %f is %s', (pregnancy, value, flag) => {
    expect(judge({ test: 'HGB', value, unit: 'g/dL', pregnancy, sex: 'F' }).flag).toBe(flag)
  })

  it.each([
    ['T3', 'ALP', 'U/L', 240, 'N'], ['T3', 'ALP', 'U/L', 241, 'H'], ['any', 'ALP', 'U/L', 120, 'N'], ['any', 'ALP', 'U/L', 121, 'unknown'], ['any', 'ALP', 'U/L', 240, 'unknown'], ['any', 'ALP', 'U/L', 241, 'H'],
    ['T1', 'TSH', 'm[IU]/L', 0.1, 'N'], ['any', 'TSH', 'm[IU]/L', 0.4, 'N'], ['any', 'TSH', 'm[IU]/L', 0.399, 'unknown'], ['any', 'TSH', 'm[IU]/L', 0.1, 'unknown'], ['any', 'TSH', 'm[IU]/L', 0.099, 'L'], ['any', 'TSH', 'm[IU]/L', 4.001, 'H'],
  ] as const)('pregnancy %s: a limit held for one trimester says nothing while the trimester is unknown: %s %s %f is %s', (pregnancy, test, unit, value, flag) => {
    expect(judge({ test, value, unit, pregnancy, sex: 'F' }).flag).toBe(flag)
  })

  it('says so when pregnancy was never recorded and would change the limits', () => {
    expect(judge({ test: 'CREA', value: 0.9, unit: 'mg/dL', pregnancy: null }).conditions).toContain('Pregnancy is not recorded; other limits apply in pregnancy.')
    expect(judge({ test: 'CREA', value: 0.9, unit: 'mg/dL', pregnancy: null, sex: 'M' }).conditions).toEqual([])
    expect(judge({ test: 'CREA', value: 0.9, unit: 'mg/dL', pregnancy: 'T2' }).flag).toBe('H')
  })

  it('says so when no pregnancy interval is held', () => {
    expect(judge({ test: 'ALP', value: 100, unit: 'U/L', pregnancy: 'T1' }).conditions[0]).toMatch(/No interval for this stage/)
  })
})

describe('units', () => {
  it('judges in SI and prints the limits it used', () => {
    const judged = judge({ test: 'GLUF', value: 5.6, unit: 'mmol/L' })
    expect(judged).toMatchObject({ flag: 'H', range: { low: 3.9, high: 5.5, unit: 'mmol/L', text: '3.9 to 5.5 mmol/L' } })
    expect(judge({ test: 'GLUF', value: 5.5, unit: 'mmol/L' }).flag).toBe('N')
  })

  it.each([
    ['HGB', 7.0, 'g/dL', 'L'], ['HGB', 70, 'g/L', 'L'], ['HGB', 69.9, 'g/L', 'LL'],
    ['GLU', 27.7, 'mmol/L', 'H'], ['GLU', 27.8, 'mmol/L', 'HH'], ['GLU', 2.8, 'mmol/L', 'L'], ['GLU', 2.7, 'mmol/L', 'LL'],
    ['PLT', 20, '10*9/L', 'L'], ['PLT', 19, 'K/uL', 'LL'], ['NA', 140, 'mEq/L', 'N'], ['TSH', 2, 'uIU/mL', 'N'],
    ['A1C', 38, 'mmol/mol', 'N'], ['A1C', 39, 'mmol/mol', 'H'], ['PCO2', 5.3, 'kPa', 'N'], ['FER', 20, 'ug/L', 'N'], ['CREA', 6.1, 'mg/dL', 'HH'], ['CREA', 540, 'µmol/L', 'HH'],
  ])('%s %f %s is %s', (test, value, unit, flag) => {
    expect(judge({ test, value, unit }).flag).toBe(flag)
  })

  it.each([
    ['K', '3.5 to 5.0 mmol/L'], ['CRP', 'less than 5.0 mg/L'], ['EGFR', '60 mL/min/1.73 m² or more'], ['FOL', 'more than 4.0 ng/mL'], ['WBC', '4.0 to 11.0 ×10³/microL'], ['APH', '7.35 to 7.45 pH'],
  ])('prints the range of %s as %s', (test, text) => {
    const row = labCatalogue.tests.find((one) => one.key === test)
    expect(judge({ test, value: 1, unit: row?.ucum ?? '' }).range?.text).toBe(text)
  })
})

describe('beyond what the analyser measures', () => {
  it.each([
    ['CRP', 5, '<', 'N'], ['HSTNT', 3, '<', 'N'], ['GLU', 500, '>', 'HH'], ['GLU', 400, '>', 'HH'], ['K', 2.5, '<', 'LL'], ['K', 3, '<', 'LL'],
    ['K', 4, '<', 'unknown'], ['K', 4, '>', 'unknown'], ['K', 6, '>', 'HH'], ['EOS', 0.1, '<', 'N'], ['EGFR', 90, '>', 'N'], ['CRP', 5, '<=', 'unknown'], ['TSH', 0.005, '<', 'L'],
  ] as const)('%s %f with %s is %s', (test, value, comparator, flag) => {
    const row = labCatalogue.tests.find((one) => one.key === test)
    expect(judge({ test, value, comparator: comparator as '<', unit: row?.ucum ?? '' }).flag).toBe(flag)
  })

  it('says which side of the reportable range a value lies on', () => {
    expect(judge({ test: 'K', value: 0.9, unit: 'mmol/L' }).reportable).toBe('below')
    expect(judge({ test: 'K', value: 1, unit: 'mmol/L' }).reportable).toBe('inside')
    expect(judge({ test: 'K', value: 12, unit: 'mmol/L' }).reportable).toBe('inside')
    expect(judge({ test: 'K', value: 12.1, unit: 'mmol/L' }).reportable).toBe('above')
  })
})

describe('tiers', () => {
  it('gives a significant value its tier without opening the call loop', () => {
    expect(judge({ test: 'ALT', value: 1001, unit: 'U/L' })).toMatchObject({ flag: 'H', critical: { tier: 'significant', mustCall: false } })
  })

  it('calls a first-only limit once in an episode', () => {
    expect(judge({ test: 'CREA', value: 7, unit: 'mg/dL' }).critical?.mustCall).toBe(true)
    expect(judge({ test: 'CREA', value: 7, unit: 'mg/dL', isRepeatInEpisode: true })).toMatchObject({ flag: 'HH', critical: { mustCall: false } })
    expect(judge({ test: 'K', value: 7, unit: 'mmol/L', isRepeatInEpisode: true }).critical?.mustCall).toBe(true)
  })

  it('surfaces a condition the program cannot know', () => {
    expect(judge({ test: 'MG', value: 5, unit: 'mg/dL' })).toMatchObject({ flag: 'HH', conditions: [expect.stringContaining('intravenous magnesium')] })
  })
})
