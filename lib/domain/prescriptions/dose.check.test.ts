import { describe, expect, it } from 'vitest'
import { adultMan as man, adultWoman, coded, patientFacts, product } from '@/lib/testing/medicines'
import type { CheckedMedicine } from './checked-medicine'
import { convertMass, massOfDose } from './dose-amount'
import { checkDoses } from './dose.check'
import { doseRows } from './dose.table'
import type { PatientFacts } from './patient-facts'

/** Nothing about him is unknown that a limit could hang on. */
const adultMan = { ...man, egfr: { value: 90, on: '2026-03-01' }, history: { 'alcohol-excess': false, 'hepatic-impairment': false } } as const

function worst(items: CheckedMedicine[], facts: PatientFacts = adultMan, active: CheckedMedicine[] = []): [string, number] | null {
  const [found] = [...checkDoses({ items, active, facts }).findings].sort((one, other) => one.tier - other.tier)
  return found ? [found.ruleId, found.tier] : null
}
const child = (bornOn: string, kg: number | null, on = '2026-03-01') => patientFacts({ bornOn, sex: 'male', weightKg: kg === null ? null : { value: kg, on } })
/** A pure substance with a dose in milligrams: for limits the tablets do not hit. */
const mg = (name: string, atc: string, amount: number, perDay: number, changes: Partial<CheckedMedicine> = {}): CheckedMedicine =>
  coded(name, atc, { dosing: { dose: { amount, unit: 'mg' }, maxPerDay: perDay, perWeek: null, once: false, asNeeded: false, durationDays: null }, ...changes })

describe('amounts', () => {
  it('converts mass only where mass converts', () => {
    expect(convertMass(1, 'g', 'mg')).toBe(1000)
    expect(convertMass(62.5, 'micrograms', 'mg')).toBe(0.0625)
    expect(convertMass(10, 'units', 'mg')).toBeNull()
    expect(convertMass(10, 'mmol', 'mg')).toBeNull()
  })
  it('counts pieces through the strength, never across units', () => {
    const strength = { amount: 250, unit: 'mg', perAmount: 5, perUnit: 'mL' } as const
    expect(massOfDose({ amount: 7.5, unit: 'mL' }, strength, 'mg')).toBe(375)
    expect(massOfDose({ amount: 1, unit: 'tablet' }, strength, 'mg')).toBeNull()
    expect(massOfDose({ amount: 5, unit: 'mL' }, null, 'mg')).toBeNull()
  })
})

describe('adult limits, both sides', () => {
  const cases: [string, CheckedMedicine, [string, number] | null][] = [
    ['paracetamol 1 g four times', mg('paracetamol', 'N02BE01', 1000, 4), null],
    ['paracetamol 1 g five times', mg('paracetamol', 'N02BE01', 1000, 5), ['DOSE-HARD', 1]],
    ['paracetamol 1,001 mg', mg('paracetamol', 'N02BE01', 1001, 1), ['DOSE-SOFT', 2]],
    ['ibuprofen 800 mg three times', mg('ibuprofen', 'M01AE01', 800, 3), null],
    ['ibuprofen 800 mg four times', mg('ibuprofen', 'M01AE01', 800, 4), ['DOSE-SOFT', 2]],
    ['ibuprofen 801 mg four times', mg('ibuprofen', 'M01AE01', 801, 4), ['DOSE-HARD', 1]],
    ['amoxicillin 1 g three times', mg('amoxicillin', 'J01CA04', 1000, 3), null],
    ['amoxicillin 1 g six times', mg('amoxicillin', 'J01CA04', 1000, 6), ['DOSE-SOFT', 2]],
    ['amoxicillin 1 g seven times', mg('amoxicillin', 'J01CA04', 1000, 7), ['DOSE-HARD', 1]],
    ['lisinopril 40 mg', mg('lisinopril', 'C09AA03', 40, 1), null],
    ['lisinopril 40 mg twice', mg('lisinopril', 'C09AA03', 40, 2), null],
    ['lisinopril 41 mg twice', mg('lisinopril', 'C09AA03', 41, 2), ['DOSE-HARD', 1]],
    ['digoxin 250 micrograms', mg('digoxin', 'C01AA05', 0.25, 1), null],
    ['digoxin 251 micrograms', mg('digoxin', 'C01AA05', 0.251, 1), ['DOSE-SOFT', 2]],
    ['digoxin 501 micrograms', mg('digoxin', 'C01AA05', 0.501, 1), ['DOSE-HARD', 1]],
    ['digoxin with mg for micrograms', mg('digoxin', 'C01AA05', 125, 1), ['DOSE-HARD', 1]],
    ['warfarin 10 mg', mg('warfarin', 'B01AA03', 10, 1), null],
    ['warfarin 11 mg', mg('warfarin', 'B01AA03', 11, 1), ['DOSE-SOFT', 2]],
    ['warfarin 16 mg', mg('warfarin', 'B01AA03', 16, 1), ['DOSE-HARD', 1]],
    ['simvastatin 80 mg', mg('simvastatin', 'C10AA01', 80, 1), ['DOSE-SOFT', 2]],
    ['simvastatin 81 mg', mg('simvastatin', 'C10AA01', 81, 1), ['DOSE-HARD', 1]],
    ['ondansetron 16 mg into a vein', mg('ondansetron', 'A04AA01', 16, 1, { route: 'intravenous' }), null],
    ['ondansetron 17 mg into a vein', mg('ondansetron', 'A04AA01', 17, 1, { route: 'intravenous' }), ['DOSE-HARD', 1]],
    ['ondansetron 17 mg by mouth', mg('ondansetron', 'A04AA01', 17, 1), null],
    ['sertraline 200 mg', mg('sertraline', 'N06AB06', 200, 1), null],
    ['sertraline 250 mg', mg('sertraline', 'N06AB06', 250, 1), ['DOSE-SOFT', 2]],
    ['sertraline 2,000 mg, a ten-fold slip', mg('sertraline', 'N06AB06', 2000, 1), ['DOSE-HARD', 1]],
  ]
  it.each(cases)('%s', (_says, item, expected) => {
    expect(worst([item])).toEqual(expected)
  })

  it('blocks every row far above its limit', () => {
    for (const row of doseRows) {
      const route = row.routes?.[0] ?? 'oral'
      const limit = row.daily.hard ?? row.daily.soft ?? row.weekly?.hard ?? row.weekly?.soft ?? 0
      const item = coded(row.ingredient, row.atc[0] ?? '', { route, dosing: { dose: { amount: limit * 10, unit: row.unit }, maxPerDay: 1, perWeek: row.weekly ? 1 : null, once: false, asNeeded: false, durationDays: null } })
      expect([row.ingredient, worst([item])?.[1]]).toEqual([row.ingredient, 1])
    }
  })

  it('allows a larger single dose where the row has one', () => {
    const once = (amount: number): CheckedMedicine => ({ ...mg('azithromycin', 'J01FA10', amount, 1), dosing: { dose: { amount, unit: 'mg' }, maxPerDay: 1, perWeek: null, once: true, asNeeded: false, durationDays: null } })
    expect(worst([once(2000)])).toBeNull()
    expect(worst([once(2001)])).toEqual(['DOSE-SOFT', 2])
    expect(worst([mg('azithromycin', 'J01FA10', 2000, 1)])?.[1]).toBe(1)
  })

  it('counts puffs of salbutamol', () => {
    expect(worst([product('salbutamol-mdi', 10, { perDay: 1 })])).toBeNull()
    expect(worst([product('salbutamol-mdi', 11, { perDay: 1 })])).toEqual(['DOSE-SOFT', 2])
    expect(worst([product('salbutamol-mdi', 4, { perDay: 4 })])).toBeNull()
    expect(worst([product('salbutamol-mdi', 6, { perDay: 3 })])).toEqual(['DOSE-SOFT', 2])
  })
})

describe('sums over products', () => {
  it('adds the same substance of other products', () => {
    const tablets = product('paracetamol-tab-500mg', 2, { perDay: 4 })
    expect(worst([tablets])).toBeNull()
    expect(worst([tablets], adultMan, [product('paracetamol-codeine-tab-500mg-8mg', 1, { perDay: 1 })])).toEqual(['DOSE-HARD', 1])
  })

  it('does not add a gel to tablets', () => {
    expect(worst([product('ibuprofen-tab-400mg', 2, { perDay: 3 })], adultMan, [product('ibuprofen-gel', 1, { perDay: 3 })])).toBeNull()
  })

  it('says so when another product cannot be summed', () => {
    const answer = checkDoses({ items: [product('paracetamol-tab-500mg', 2, { perDay: 4 })], active: [product('paracetamol-codeine-tab-500mg-8mg', null)], facts: adultMan })
    expect(answer.notChecked).toContainEqual(expect.objectContaining({ reason: 'dose-not-known' }))
  })

  it('stops what is too much by itself even when another product cannot be summed', () => {
    const atHome = product('paracetamol-codeine-tab-500mg-8mg', null, { lineId: 'home' })
    const asked = (perDay: number) => checkDoses({ items: [mg('paracetamol', 'N02BE01', 1000, perDay)], active: [atHome], facts: adultMan })
    expect(asked(4).findings.filter((each) => each.ruleId.startsWith('DOSE-'))).toEqual([])
    expect(asked(5).findings.map((each) => each.ruleId)).toContain('DOSE-HARD')
    for (const perDay of [4, 5]) expect(asked(perDay).notChecked.map((each) => each.says)).toEqual([expect.stringContaining('cannot be summed')])
  })
  it('says so when a combination is written as one mass', () => {
    const item = { ...product('amoxicillin-clavulanic-acid-tab-500mg', 1), dosing: { dose: { amount: 625, unit: 'mg' as const }, maxPerDay: 3, perWeek: null, once: false, asNeeded: false, durationDays: null } }
    expect(checkDoses({ items: [item], active: [], facts: adultMan }).notChecked).toContainEqual(expect.objectContaining({ reason: 'dose-not-known' }))
  })

  it('stops five times the usual dose', () => {
    const usual = mg('metformin', 'A10BA02', 250, 1, { lineId: 'old' })
    expect(worst([mg('metformin', 'A10BA02', 1249, 1)], adultMan, [usual])?.[0]).not.toBe('DOSE-TENFOLD')
    const found = checkDoses({ items: [mg('metformin', 'A10BA02', 1250, 1)], active: [usual], facts: adultMan }).findings
    expect(found.map((each) => [each.ruleId, each.tier])).toContainEqual(['DOSE-TENFOLD', 1])
  })
})

describe('lowered limits', () => {
  const facts = (changes: Partial<PatientFacts>) => ({ ...adultMan, ...changes })
  const egfr = (value: number) => ({ egfr: { value, on: '2026-03-01' } })
  const cases: [string, CheckedMedicine, PatientFacts, [string, number] | null][] = [
    ['paracetamol 4 g at 50 kg', mg('paracetamol', 'N02BE01', 1000, 4), facts({ weightKg: { value: 50, on: '2026-03-01' }, history: { 'alcohol-excess': false } }), null],
    ['paracetamol 4 g at 49.9 kg', mg('paracetamol', 'N02BE01', 1000, 4), facts({ weightKg: { value: 49.9, on: '2026-03-01' } }), ['DOSE-SOFT', 2]],
    ['paracetamol 3 g at 49.9 kg', mg('paracetamol', 'N02BE01', 1000, 3), facts({ weightKg: { value: 49.9, on: '2026-03-01' } }), null],
    ['paracetamol 4 g at 65 years', mg('paracetamol', 'N02BE01', 1000, 4), facts({ bornOn: '1961-03-05' }), ['DOSE-SOFT', 2]],
    ['citalopram 40 mg at 60 years', mg('citalopram', 'N06AB04', 40, 1), facts({ bornOn: '1966-03-05', history: { 'hepatic-impairment': false } }), null],
    ['citalopram 40 mg at 61 years', mg('citalopram', 'N06AB04', 40, 1), facts({ bornOn: '1965-03-05' }), ['DOSE-SOFT', 2]],
    ['escitalopram 20 mg at 65 years', mg('escitalopram', 'N06AB10', 20, 1), facts({ bornOn: '1961-03-05' }), null],
    ['escitalopram 20 mg at 66 years', mg('escitalopram', 'N06AB10', 20, 1), facts({ bornOn: '1960-03-05' }), ['DOSE-SOFT', 2]],
    ['zolpidem 10 mg for a man', mg('zolpidem', 'N05CF02', 10, 1), adultMan, null],
    ['zolpidem 10 mg for a woman', mg('zolpidem', 'N05CF02', 10, 1), adultWoman, ['DOSE-SOFT', 2]],
    ['metformin 1 g twice at eGFR 45', mg('metformin', 'A10BA02', 1000, 2), facts(egfr(45)), null],
    ['metformin 1 g twice at eGFR 44', mg('metformin', 'A10BA02', 1000, 2), facts(egfr(44)), ['DOSE-SOFT', 2]],
    ['tramadol 400 mg at 75 years', mg('tramadol', 'N02AX02', 100, 4), facts({ bornOn: '1951-03-05' }), null],
    ['tramadol 400 mg at 76 years', mg('tramadol', 'N02AX02', 100, 4), facts({ bornOn: '1950-03-05' }), ['DOSE-SOFT', 2]],
    ['digoxin 250 micrograms at eGFR 49', mg('digoxin', 'C01AA05', 0.25, 1), facts(egfr(49)), ['DOSE-SOFT', 2]],
    ['digoxin 250 micrograms at eGFR 50', mg('digoxin', 'C01AA05', 0.25, 1), facts(egfr(50)), null],
    ['ondansetron 9 mg into a vein at 75 years', mg('ondansetron', 'A04AA01', 9, 1, { route: 'intravenous' }), facts({ bornOn: '1951-03-05' }), ['DOSE-HARD', 1]],
  ]
  it.each(cases)('%s', (_says, item, given, expected) => {
    expect(worst([item], given)).toEqual(expected)
  })

  it('lowers citalopram beside omeprazole', () => {
    const noLiver = { ...adultMan, history: { 'hepatic-impairment': false } }
    expect(worst([mg('citalopram', 'N06AB04', 40, 1)], noLiver, [coded('omeprazole', 'A02BC01')])).toEqual(['DOSE-SOFT', 2])
    expect(worst([mg('citalopram', 'N06AB04', 40, 1)], noLiver, [coded('pantoprazole', 'A02BC02')])).toBeNull()
  })

  it('shows what is missing when a lower limit may apply', () => {
    const [found] = checkDoses({ items: [mg('paracetamol', 'N02BE01', 1000, 4)], active: [], facts: patientFacts({ bornOn: '1981-03-05' }) }).findings
    expect(found).toMatchObject({ ruleId: 'DOSE-LOWER-LIMIT-OPEN', tier: 3 })
    expect(found?.missing).toContain('recent weight')
  })
})

describe('children', () => {
  const cases: [string, CheckedMedicine, PatientFacts, [string, number] | null][] = [
    ['paracetamol 15 mg/kg four times, 20 kg', mg('paracetamol', 'N02BE01', 300, 4), child('2020-03-05', 20), null],
    ['paracetamol 301 mg, 20 kg', mg('paracetamol', 'N02BE01', 301, 3), child('2020-03-05', 20), ['DOSE-SOFT', 2]],
    ['paracetamol 76 mg/kg a day, 20 kg', mg('paracetamol', 'N02BE01', 304, 5), child('2020-03-05', 20), ['DOSE-HARD', 1]],
    ['paracetamol twice the single limit is blocked above 600 mg', mg('paracetamol', 'N02BE01', 601, 1), child('2020-03-05', 20), ['DOSE-HARD', 1]],
    ['a 55 kg 8-year-old stays under the adult cap', mg('ibuprofen', 'M01AE01', 550, 3), child('2018-03-05', 55), null],
    ['a 100 kg 11-year-old does not exceed the adult single dose', mg('ibuprofen', 'M01AE01', 801, 1), child('2015-03-05', 100), ['DOSE-SOFT', 2]],
    ['12 years and 49 kg is by weight', mg('ibuprofen', 'M01AE01', 491, 3), child('2014-03-05', 49), ['DOSE-SOFT', 2]],
    ['12 years and 50 kg is adult', mg('ibuprofen', 'M01AE01', 501, 3), child('2014-03-05', 50), null],
    ['11 years and 50 kg is by weight', mg('ibuprofen', 'M01AE01', 501, 3), child('2014-03-06', 50), ['DOSE-SOFT', 2]],
    ['weight of 31 days ago does not count', mg('paracetamol', 'N02BE01', 200, 3), child('2020-03-05', 20, '2026-02-02'), ['DOSE-CHILD-WEIGHT', 1]],
    ['weight of 30 days ago counts', mg('paracetamol', 'N02BE01', 200, 3), child('2020-03-05', 20, '2026-02-03'), null],
    ['27 days old needs the pharmacist', mg('paracetamol', 'N02BE01', 40, 3), child('2026-02-06', 4), ['DOSE-NEWBORN', 2]],
    ['28 days old is by weight', mg('paracetamol', 'N02BE01', 40, 3), child('2026-02-05', 4), null],
    ['ibuprofen at 90 days', mg('ibuprofen', 'M01AE01', 40, 3), child('2025-12-05', 6), ['DOSE-TOO-YOUNG', 1]],
    ['ibuprofen at 91 days', mg('ibuprofen', 'M01AE01', 40, 3), child('2025-12-04', 6), null],
    ['ibuprofen at 4.9 kg', mg('ibuprofen', 'M01AE01', 40, 3), child('2025-10-04', 4.9), ['DOSE-TOO-YOUNG', 1]],
    ['codeine at 11 years', mg('codeine', 'R05DA04', 15, 3), child('2014-03-06', 40), ['DOSE-TOO-YOUNG', 1]],
    ['codeine at 12 years, 60 kg', mg('codeine', 'R05DA04', 15, 3), child('2014-03-05', 60), null],
    ['codeine at 15 years after tonsillectomy', mg('codeine', 'R05DA04', 15, 3, { notes: { 'acute-pain-after-tonsillectomy': true } }), child('2011-03-05', 60), ['DOSE-TOO-YOUNG', 1]],
    ['doxycycline at 7 years', mg('doxycycline', 'J01AA02', 50, 1), child('2018-03-06', 25), ['DOSE-TOO-YOUNG', 1]],
    ['no child limit is a warning, not a pass', mg('bisoprolol', 'C07AB07', 1.25, 1), child('2018-03-05', 25), ['DOSE-NO-CHILD-LIMIT', 2]],
    ['a medicine outside the table is a warning for a child', mg('flecainide', 'C01BC04', 50, 1), child('2018-03-05', 25), ['DOSE-NO-CHILD-LIMIT', 2]],
  ]
  it.each(cases)('%s', (_says, item, given, expected) => {
    expect(worst([item], given)).toEqual(expected)
  })

  it('reads the suspension by its strength', () => {
    expect(worst([product('amoxicillin-susp-250mg', 5, { perDay: 3 })], child('2022-03-05', 16))).toBeNull()
    expect(worst([product('amoxicillin-susp-250mg', 10, { perDay: 3 })], child('2022-03-05', 16))).toEqual(['DOSE-SOFT', 2])
  })
})

describe('weekly methotrexate', () => {
  const weekly = (amount: number): CheckedMedicine => ({ ...mg('methotrexate', 'L04AX03', amount, 1), dosing: { dose: { amount, unit: 'mg' }, maxPerDay: 1, perWeek: 1, once: false, asNeeded: false, durationDays: null } })
  it.each([[25, null], [25.5, ['DOSE-SOFT', 2]], [30, ['DOSE-SOFT', 2]], [30.5, ['DOSE-HARD', 1]]])('%s mg a week', (amount, expected) => {
    expect(worst([weekly(amount)])).toEqual(expected)
  })
})

describe('what could not be checked', () => {
  it('names a substance without a limit', () => {
    expect(checkDoses({ items: [mg('flecainide', 'C01BC04', 50, 1)], active: [], facts: adultMan }).notChecked).toMatchObject([{ reason: 'no-limit-known' }])
  })
  it('names an unknown age', () => {
    expect(checkDoses({ items: [mg('sertraline', 'N06AB06', 50, 1)], active: [], facts: patientFacts() }).notChecked).toMatchObject([{ reason: 'patient-fact-missing' }])
  })
})
