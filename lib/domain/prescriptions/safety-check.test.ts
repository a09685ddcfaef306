import { describe, expect, it } from 'vitest'
import type { RecordedAllergy } from '@/lib/domain/allergies/allergy.check'
import { adultMan, adultWoman, coded, patientFacts, product } from '@/lib/testing/medicines'
import type { CheckedMedicine } from './checked-medicine'
import { cockcroftGault, kidneyFunction } from './creatinine-clearance'
import { checkDuplicates } from './duplicate-therapy'
import { checkLookAlikes } from './look-alike.check'
import { checkOlderAge } from './older-age.check'
import { checkOpioids, sumMme } from './opioid.check'
import type { PatientFacts } from './patient-facts'
import { checkPregnancy } from './pregnancy.check'
import { checkRenal } from './renal.check'
import { type SafetyInput, checkSafety } from './safety-check'
import { type Decisions, allergyStateOverrideId, signBlockers, toSafetySnapshot } from './sign-blockers'

const amoxicillin = product('amoxicillin-cap-500mg', 1, { perDay: 3 })
const base: SafetyInput = { items: [amoxicillin], active: [], allergies: { state: 'none-known' }, facts: adultMan, site: { labelRegion: 'uk', approvedReviewRules: 'all' } }
const penicillinAllergy: RecordedAllergy = { id: 'a', agent: 'penicillin', agentCode: 'penicillins', reactions: ['anaphylaxis'], severity: 'anaphylaxis', certainty: 'confirmed', status: 'active' }
const decisions: Decisions = { overrides: [], signerId: 'dr-1', secondPrescriberId: null, requireSecondPrescriber: true }
const override = (findingId: string, changes: Partial<Decisions['overrides'][number]> = {}) =>
  ({ findingId, ruleId: 'x', severity: 'C', summary: 's', reason: 'benefit-outweighs-risk', words: '', by: 'dr-1', byName: 'Dr One', at: '2026-03-05T10:00:00Z', ...changes }) as const
const tiers = (input: SafetyInput) => {
  const { toResolve, toAcknowledge, forInformation } = checkSafety(input)
  return [toResolve.length, toAcknowledge.length, forInformation.length]
}

describe('the one safety check', () => {
  it('finds nothing in a plain prescription and names what it checked', () => {
    const summary = checkSafety(base)
    expect(tiers(base)).toEqual([0, 0, 0])
    expect(summary.notChecked.filter((each) => each.check !== 'dose')).toEqual([])
    expect(summary.checkedWhat).toContain('allergies')
    expect(Object.keys(summary.tableVersions)).toEqual(['allergies', 'interactions', 'dose', 'renal', 'pregnancy', 'opioids'])
  })

  it('stops on a recorded allergy, and lets go when the entry is removed', () => {
    const allergic = { ...base, allergies: { state: 'known', allergies: [penicillinAllergy] } as const }
    expect(checkSafety(allergic).toResolve).toHaveLength(1)
    expect(checkSafety(base).toResolve).toHaveLength(0)
  })

  it('does not take the line being dispensed for a second medicine', () => {
    expect(tiers({ ...base, active: [amoxicillin] })).toEqual([0, 0, 0])
  })

  it('does not claim to have checked allergies nobody recorded', () => {
    const summary = checkSafety({ ...base, allergies: { state: 'not-recorded' } })
    expect(summary.checkedWhat).not.toContain('allergies')
    expect(summary.notChecked[0]?.reason).toBe('allergies-not-recorded')
  })

  it('does not say "same class" where an interaction already speaks', () => {
    const input = { ...base, items: [product('ibuprofen-tab-400mg', 1, { perDay: 3 })], active: [product('naproxen-tab-250mg', 1, { perDay: 2 })] }
    expect(checkSafety(input).toAcknowledge.map((each) => each.ruleId)).toEqual(['D119'])
    expect(checkSafety(input).forInformation.map((each) => each.ruleId)).not.toContain('D90')
  })

  it('gives every finding an id that fits the record and changes with the dose', () => {
    const with3 = checkSafety({ ...base, items: [product('ibuprofen-tab-400mg', 1, { perDay: 3 })], active: [coded('warfarin', 'B01AA03')] }).toAcknowledge[0]
    const with2 = checkSafety({ ...base, items: [product('ibuprofen-tab-400mg', 1, { perDay: 2 })], active: [coded('warfarin', 'B01AA03')] }).toAcknowledge[0]
    expect(with3?.id.length).toBeLessThanOrEqual(120)
    expect(with3?.ruleId).toBe(with2?.ruleId)
    expect(with3?.id).not.toBe(with2?.id)
  })

  it('keeps what was checked in the shape of the record', () => {
    const snapshot = toSafetySnapshot(checkSafety({ ...base, active: [coded('methotrexate', 'L04AX03')] }), '2026-03-05T10:00:00Z')
    expect(snapshot.findings[0]).toMatchObject({ ruleId: 'D43', kind: 'interactions', severity: 'M', tier: 3 })
    expect(snapshot.tableVersions.interactions).toBe('interactions-1')
  })
})

describe('what keeps a prescription from being signed', () => {
  const stop = checkSafety({ ...base, allergies: { state: 'known', allergies: [penicillinAllergy] } })
  const id = stop.toResolve[0]?.id ?? ''
  const codes = (given: Partial<Decisions>, summary = stop) => signBlockers(summary, { ...decisions, ...given }).map((each) => each.code)

  it('an open tier 1 finding', () => expect(codes({})).toEqual(['finding-unresolved']))
  it('a reason without a second prescriber', () => expect(codes({ overrides: [override(id)] })).toEqual(['second-prescriber-missing']))
  it('the signer is not their own second prescriber', () => expect(codes({ overrides: [override(id)], secondPrescriberId: 'dr-1' })).toEqual(['second-prescriber-missing']))
  it('nothing, with a reason and a second prescriber', () => expect(codes({ overrides: [override(id)], secondPrescriberId: 'dr-2' })).toEqual([]))
  it('nothing, where the site has one prescriber and a reason is given', () => expect(codes({ overrides: [override(id)], requireSecondPrescriber: false })).toEqual([]))
  it('"other" with 19 characters', () => expect(codes({ overrides: [override(id, { reason: 'other', words: 'x'.repeat(19) })], secondPrescriberId: 'dr-2' })).toEqual(['reason-too-short']))
  it('not "other" with 20 characters', () => expect(codes({ overrides: [override(id, { reason: 'other', words: 'x'.repeat(20) })], secondPrescriberId: 'dr-2' })).toEqual([]))
  it('an override of another finding does not help', () => expect(codes({ overrides: [override('other')], secondPrescriberId: 'dr-2' })).toEqual(['finding-unresolved']))

  it('a tier 2 finding needs a reason, but no second prescriber', () => {
    const warned = checkSafety({ ...base, items: [product('ibuprofen-tab-400mg', 1, { perDay: 3 })], active: [coded('warfarin', 'B01AA03')] })
    expect(codes({}, warned)).toEqual(['reason-missing'])
    expect(codes({ overrides: [override(warned.toAcknowledge[0]?.id ?? '')] }, warned)).toEqual([])
  })

  it('an absolute finding stays whatever the reason', () => {
    const daily = { ...product('methotrexate-tab', 4, { perDay: 1 }), dosing: { dose: { amount: 4, unit: 'tablet' as const }, maxPerDay: 1, perWeek: null, once: false, asNeeded: false, durationDays: null } }
    const summary = checkSafety({ ...base, items: [daily] })
    const all = [...summary.toResolve, ...summary.toAcknowledge].map((each) => override(each.id))
    expect(codes({ overrides: all, secondPrescriberId: 'dr-2' }, summary)).toContain('finding-absolute')
  })

  it('allergies that are not recorded, until recorded or answered for', () => {
    const summary = checkSafety({ ...base, allergies: { state: 'not-recorded' } })
    expect(codes({}, summary)).toEqual(['allergies-not-recorded'])
    expect(codes({ overrides: [override(allergyStateOverrideId)] }, summary)).toEqual([])
    expect(codes({}, checkSafety({ ...base, allergies: { state: 'unavailable', reason: 'offline' } }))).toEqual(['allergies-unavailable'])
  })
})

describe('kidneys', () => {
  it('calculates clearance as published', () => {
    // 60 years, 72 kg, creatinine 1.0 mg/dL: 80 mL/min; a woman 85 % of it.
    expect(cockcroftGault({ ageYears: 60, weightKg: 72, isFemale: false, creatinineUmolPerL: 88.4 })).toBeCloseTo(80, 5)
    expect(cockcroftGault({ ageYears: 60, weightKg: 72, isFemale: true, creatinineUmolPerL: 88.4 })).toBeCloseTo(68, 5)
  })

  it('falls back to a fresh eGFR and otherwise says what is missing', () => {
    expect(kidneyFunction({ ...adultMan, egfr: { value: 40, on: '2026-03-01' } })).toMatchObject({ by: 'egfr', mlPerMin: 40 })
    expect(kidneyFunction({ ...adultMan, egfr: { value: 40, on: '2025-12-01' } })).toHaveProperty('missing')
    expect(kidneyFunction({ ...adultMan, creatinineUmolPerL: { value: 88.4, on: '2026-03-01' } })).toMatchObject({ by: 'cockcroft-gault' })
  })

  const egfr = (value: number): PatientFacts => ({ ...adultMan, egfr: { value, on: '2026-03-01' } })
  it.each([
    ['metformin', 'A10BA02', 29, 'RENAL-METFORMIN', 1],
    ['metformin', 'A10BA02', 30, 'RENAL-METFORMIN', 2],
    ['metformin', 'A10BA02', 44, 'RENAL-METFORMIN', 2],
    ['metformin', 'A10BA02', 45, null, null],
    ['nitrofurantoin', 'J01XE01', 44, 'RENAL-NITROFURANTOIN', 2],
    ['nitrofurantoin', 'J01XE01', 45, null, null],
    ['ibuprofen', 'M01AE01', 29, 'RENAL-NSAID', 2],
    ['ibuprofen', 'M01AE01', 30, null, null],
    ['dabigatran', 'B01AE07', 29, 'RENAL-DABIGATRAN', 1],
    ['dabigatran', 'B01AE07', 30, null, null],
    ['rivaroxaban', 'B01AF01', 14, 'RENAL-RIVAROXABAN', 1],
    ['rivaroxaban', 'B01AF01', 15, 'RENAL-RIVAROXABAN', 2],
    ['rivaroxaban', 'B01AF01', 49, 'RENAL-RIVAROXABAN', 2],
    ['rivaroxaban', 'B01AF01', 50, null, null],
    ['edoxaban', 'B01AF03', 50, 'RENAL-EDOXABAN', 2],
    ['edoxaban', 'B01AF03', 51, null, null],
    ['edoxaban', 'B01AF03', 96, 'RENAL-EDOXABAN', 3],
    ['enoxaparin', 'B01AB05', 29, 'RENAL-ENOXAPARIN', 2],
    ['enoxaparin', 'B01AB05', 30, null, null],
    ['methotrexate', 'L04AX03', 29, 'RENAL-METHOTREXATE', 1],
    ['morphine', 'N02AA01', 59, 'RENAL-MORPHINE', 2],
    ['morphine', 'N02AA01', 60, null, null],
    ['amlodipine', 'C08CA01', 10, null, null],
  ])('%s (%s) at %s: %s', (name, code, value, rule, tier) => {
    const [found] = checkRenal({ items: [coded(name, code)], active: [], facts: egfr(value) }).findings
    expect([found?.ruleId ?? null, found?.tier ?? null]).toEqual([rule, tier])
  })

  it('warns of an NSAID with an ACE inhibitor below 60, both sides', () => {
    const look = (value: number) => checkRenal({ items: [coded('ibuprofen', 'M01AE01')], active: [coded('ramipril', 'C09AA05')], facts: egfr(value) }).findings.map((each) => each.ruleId)
    expect(look(59)).toEqual(['RENAL-NSAID-PARTNER'])
    expect(look(60)).toEqual([])
  })

  it('warns of the pair whichever of the two is written now, and once when both are', () => {
    const [ibuprofen, ramipril] = [coded('ibuprofen', 'M01AE01'), coded('ramipril', 'C09AA05')]
    const look = (items: CheckedMedicine[], active: CheckedMedicine[]) => checkRenal({ items, active, facts: egfr(59) }).findings.map((each) => [each.ruleId, ...each.medicines.map((medicine) => medicine.name)])
    const told = ['RENAL-NSAID-PARTNER', 'ibuprofen', 'ramipril']
    expect(look([ramipril], [ibuprofen])).toEqual([told])
    expect(look([ibuprofen, ramipril], [])).toEqual([told])
    expect(look([ramipril], [{ ...ibuprofen, stoppedOn: '2026-03-01' }])).toEqual([])
    expect(look([ramipril], [{ ...ibuprofen, localUse: true }])).toEqual([])
  })

  it.each([[60, 60, true], [60.1, 60, false], [60, 30, false], [60, null, true]])('edoxaban at %f kg, %s mg a day: warned %s', (kg, mgPerDay, isWarned) => {
    const dosing = mgPerDay === null ? null : { dose: { amount: mgPerDay, unit: 'mg' as const }, maxPerDay: 1, perWeek: null, once: false, asNeeded: false, durationDays: null }
    const { findings, notChecked } = checkRenal({ items: [coded('edoxaban', 'B01AF03', { dosing })], active: [], facts: { ...egfr(80), weightKg: { value: kg, on: '2026-03-01' } } })
    expect(findings.some((each) => each.ruleId === 'RENAL-EDOXABAN-WEIGHT')).toBe(isWarned)
    expect(notChecked).toEqual([])
  })

  it('says when the weight that edoxaban depends on is not known', () => {
    expect(checkRenal({ items: [coded('edoxaban', 'B01AF03')], active: [], facts: { ...egfr(80), weightKg: null } }).notChecked).toMatchObject([{ reason: 'patient-fact-missing' }])
  })

  it('reduces apixaban when two of three are met', () => {
    const facts = (years: number, kg: number, creatinine: number): PatientFacts => ({ ...adultMan, bornOn: `${2026 - years}-01-01`, weightKg: { value: kg, on: '2026-03-01' }, creatinineUmolPerL: { value: creatinine, on: '2026-03-01' }, history: { 'atrial-fibrillation': true } })
    const look = (given: PatientFacts) => checkRenal({ items: [coded('apixaban', 'B01AF02')], active: [], facts: given }).findings.some((each) => each.ruleId === 'RENAL-APIXABAN-AF')
    expect(look(facts(80, 60, 90))).toBe(true)
    expect(look(facts(79, 60, 90))).toBe(false)
    expect(look(facts(79, 60, 133))).toBe(true)
    expect(look(facts(79, 61, 133))).toBe(false)
  })

  it('says when kidney function is not known for a medicine that needs it', () => {
    expect(checkRenal({ items: [coded('metformin', 'A10BA02')], active: [], facts: adultMan }).notChecked).toMatchObject([{ reason: 'patient-fact-missing' }])
    expect(checkRenal({ items: [coded('amlodipine', 'C08CA01')], active: [], facts: adultMan }).notChecked).toEqual([])
  })
})

describe('pregnancy and breastfeeding', () => {
  const pregnant = (weeks: number | null): PatientFacts => ({ ...adultWoman, pregnancy: 'pregnant', pregnancyWeeks: weeks })
  const look = (code: string, facts: PatientFacts, changes: Partial<CheckedMedicine> = {}) => {
    const [found] = checkPregnancy([coded('x', code, changes)], facts).findings
    return found ? [found.ruleId, found.tier] : null
  }
  it.each([
    ['isotretinoin', 'D10BA01', null, ['PREG-RETINOID', 1]],
    ['lisinopril', 'C09AA03', 10, ['PREG-RAAS', 1]],
    ['simvastatin', 'C10AA01', 10, ['PREG-STATIN', 2]],
    ['ibuprofen in week 19', 'M01AE01', 19, null],
    ['ibuprofen in week 20', 'M01AE01', 20, ['PREG-NSAID-20', 2]],
    ['ibuprofen in week 27', 'M01AE01', 27, ['PREG-NSAID-20', 2]],
    ['ibuprofen in week 28', 'M01AE01', 28, ['PREG-NSAID-28', 1]],
    ['ibuprofen, week not known', 'M01AE01', null, ['PREG-NSAID-28', 1]],
    ['low-dose aspirin in week 30', 'B01AC06', 30, null],
    ['warfarin in week 10', 'B01AA03', 10, ['PREG-WARFARIN-EARLY', 1]],
    ['warfarin in week 20', 'B01AA03', 20, ['PREG-WARFARIN-MIDDLE', 2]],
    ['warfarin in week 37', 'B01AA03', 37, ['PREG-WARFARIN-LATE', 1]],
    ['trimethoprim in week 13', 'J01EA01', 13, ['PREG-TRIMETHOPRIM', 1]],
    ['trimethoprim in week 14', 'J01EA01', 14, null],
    ['paracetamol', 'N02BE01', 10, null],
  ] as [string, string, number | null, [string, number] | null][])('%s (%s)', (_says, code, weeks, expected) => {
    expect(look(code, pregnant(weeks))).toEqual(expected)
  })

  it('asks whoever could be pregnant, and only them', () => {
    const asked = (bornOn: string, sex: PatientFacts['sex']) => look('C09AA03', patientFacts({ bornOn, sex }))
    expect(asked('1990-01-01', 'female')).toEqual(['PREG-RAAS', 2])
    expect(asked('2014-03-05', 'female')).toEqual(['PREG-RAAS', 2])
    expect(asked('2014-03-06', 'female')).toBeNull()
    expect(asked('1970-03-06', 'female')).toEqual(['PREG-RAAS', 2])
    expect(asked('1970-03-05', 'female')).toBeNull()
    expect(asked('1990-01-01', 'male')).toBeNull()
    expect(asked('1990-01-01', null)).toEqual(['PREG-RAAS', 2])
    expect(look('C09AA03', adultWoman)).toBeNull()
    expect(checkPregnancy([coded('lisinopril', 'C09AA03')], patientFacts({ bornOn: '1990-01-01', sex: 'female' })).notChecked).toHaveLength(1)
  })

  it('warns of codeine while breastfeeding', () => {
    expect(look('R05DA04', { ...adultWoman, breastfeeding: true })).toEqual(['LACT-CODEINE', 2])
    expect(look('R05DA04', adultWoman)).toBeNull()
  })
})

describe('opioids', () => {
  const oral = (id: string, pieces: number, perDay: number) => product(id, pieces, { perDay })
  it('counts morphine equivalents with the factors of 2022', () => {
    expect(sumMme([oral('morphine-pr-tab-30mg', 1, 2)]).mmePerDay).toBe(60)
    expect(sumMme([oral('oxycodone-cap-10mg', 1, 4)]).mmePerDay).toBe(60)
    expect(sumMme([oral('tramadol-cap-50mg', 2, 4)]).mmePerDay).toBe(80)
    expect(sumMme([product('fentanyl-patch-25ug', 1, { perDay: 1 })]).mmePerDay).toBe(60)
    expect(sumMme([product('paracetamol-codeine-tab-500mg-30mg', 2, { perDay: 4 })]).mmePerDay).toBe(36)
  })
  it('never counts buprenorphine or an injected opioid, and says so', () => {
    const sum = sumMme([product('buprenorphine-sl-tab-8mg', 1), product('morphine-inj', 1, { perDay: 6 })])
    expect(sum.mmePerDay).toBe(0)
    expect(sum.notCounted).toHaveLength(2)
  })
  it('says beside a new opioid that one taken already cannot be counted, and is silent where nothing new is an opioid', () => {
    const atHome = coded('morphine', 'N02AA01', { lineId: 'home' })
    const codeine = product('codeine-tab-15mg', 1, { perDay: 2 })
    expect(checkOpioids({ items: [codeine], active: [atHome], facts: adultMan }).notChecked).toMatchObject([{ lineIds: [codeine.lineId], says: expect.stringContaining('morphine is not counted') as string }])
    expect(checkOpioids({ items: [coded('amlodipine', 'C08CA01')], active: [atHome], facts: adultMan }).notChecked).toEqual([])
  })
  const rule = (items: CheckedMedicine[], facts: PatientFacts = adultMan, active: CheckedMedicine[] = []) => checkOpioids({ items, active, facts }).findings[0]?.ruleId ?? null
  it('warns from 50 and again from 90', () => {
    const mg = (amount: number) => coded('morphine', 'N02AA01', { dosing: { dose: { amount, unit: 'mg' }, maxPerDay: 1, perWeek: null, once: false, asNeeded: false, durationDays: null } })
    expect([rule([mg(49.9)]), rule([mg(50)]), rule([mg(89.9)]), rule([mg(90)])]).toEqual([null, 'MME-50', 'MME-50', 'MME-90'])
  })
  it('warns at any dose with a known added risk, not in palliative care', () => {
    const little = product('codeine-tab-15mg', 1, { perDay: 2 })
    expect(rule([little])).toBeNull()
    expect(rule([little], adultMan, [coded('diazepam', 'N05BA01')])).toBe('MME-RISK')
    expect(rule([little], { ...adultMan, bornOn: '1961-03-05' })).toBe('MME-RISK')
    expect(rule([little], { ...adultMan, bornOn: '1961-03-06' })).toBeNull()
    expect(rule([little], { ...adultMan, history: { palliative: true, 'sleep-apnoea': true } })).toBeNull()
  })
})

describe('duplicates, older age and look-alikes', () => {
  const rules = (one: CheckedMedicine, other: CheckedMedicine) => checkDuplicates([one], [other]).map((each) => [each.ruleId, each.tier])
  it('finds paracetamol in two products', () => {
    expect(rules(product('paracetamol-tab', 2), product('paracetamol-codeine-tab', 2))).toEqual([['D89', 2]])
  })
  it('finds one substance twice, and lets strengths build a dose', () => {
    expect(rules(product('bisoprolol-tab-5mg', 1), product('bisoprolol-tab-2_5mg', 1))).toEqual([['SAME-SUBSTANCE', 2]])
    expect(checkDuplicates([product('warfarin-tab-1mg', 1), product('warfarin-tab-3mg', 1)], []).map((each) => each.tier)).toEqual([3])
  })
  it('notes a class pair, but not intended ones', () => {
    expect(rules(product('lisinopril-tab-5mg', 1), product('ramipril-cap-5mg', 1))).toEqual([['D90', 3]])
    expect(rules(product('insulin-glargine', 1), product('insulin-aspart', 1))).toEqual([])
    expect(rules(product('aspirin-gr-tab', 1), product('clopidogrel-tab', 1))).toEqual([])
    expect(rules(product('lamotrigine-tab-25mg', 1), product('topiramate-tab-25mg', 1))).toEqual([])
    expect(rules(product('hydrocortisone-cream', 1), product('hydrocortisone-tab-10mg', 1))).toEqual([['SAME-SUBSTANCE', 3]])
  })
  it('shows the list for older patients from 65', () => {
    const at = (bornOn: string) => checkOlderAge({ items: [coded('zopiclone', 'N05CF01')], active: [], facts: patientFacts({ bornOn }) }).map((each) => each.ruleId)
    expect(at('1961-03-05')).toEqual(['AGE-Z-DRUG'])
    expect(at('1961-03-06')).toEqual([])
  })
  it('adds anticholinergic burden from 3 in two medicines', () => {
    const at = (codes: string[]) => checkOlderAge({ items: codes.map((code) => coded(code, code)), active: [], facts: patientFacts({ bornOn: '1950-01-01' }) }).map((each) => each.ruleId)
    expect(at(['C01AA05', 'C03CA01'])).not.toContain('AGE-ANTICHOLINERGIC')
    expect(at(['N04BB01', 'C03CA01'])).toContain('AGE-ANTICHOLINERGIC')
    expect(at(['G04BD04'])).not.toContain('AGE-ANTICHOLINERGIC')
  })
  it('notes look-alike names once', () => {
    expect(checkLookAlikes([product('hydralazine-tab-25mg', 1)], [product('hydroxyzine-tab-25mg', 1)]).map((each) => each.title)).toEqual(['hydrALAZINE and hydrOXYzine look alike'])
    expect(checkLookAlikes([product('prednisone-tab-5mg', 1), product('prednisolone-tab-5mg', 1)], [])).toHaveLength(1)
    expect(checkLookAlikes([product('amoxicillin-cap-500mg', 1)], [product('hydroxyzine-tab-25mg', 1)])).toEqual([])
  })
})
