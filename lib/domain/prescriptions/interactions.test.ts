import { describe, expect, it } from 'vitest'
import { coded, patientFacts, product, today } from '@/lib/testing/medicines'
import type { CheckedMedicine } from './checked-medicine'
import { drugLists } from './drug-lists.table'
import { codesOfSide } from './interaction.match'
import { interactionRules } from './interaction.table'
import { type InteractionSite, checkInteractions } from './interactions'
import type { PatientFacts } from './patient-facts'

const site: InteractionSite = { labelRegion: 'uk', approvedReviewRules: 'all' }

function check(items: CheckedMedicine[], active: CheckedMedicine[] = [], facts: PatientFacts = patientFacts(), at: InteractionSite = site) {
  return checkInteractions({ items, active, facts, site: at })
}
const first = (items: CheckedMedicine[], active: CheckedMedicine[] = [], facts?: PatientFacts) => check(items, active, facts).findings[0]

const warfarin = coded('warfarin', 'B01AA03')
const ibuprofen = coded('ibuprofen', 'M01AE01')
const omeprazole = coded('omeprazole', 'A02BC01')

describe('the table', () => {
  it('holds 128 rules with ids of their own', () => {
    expect(interactionRules).toHaveLength(128)
    expect(new Set(interactionRules.map((rule) => rule.id)).size).toBe(128)
  })

  it('says why, what to do and where it comes from in every row', () => {
    for (const rule of interactionRules) {
      expect([rule.id, rule.why.length > 10, rule.management.length > 5, rule.source.length > 3]).toEqual([rule.id, true, true, true])
      expect([rule.id, rule.confidence === 'review', rule.reviewReason !== null]).toEqual([rule.id, rule.confidence === 'review', rule.confidence === 'review'])
    }
  })

  it('uses only ATC codes, and codes on both sides of every pair', () => {
    const atc = /^[A-Z](\d\d([A-Z]([A-Z](\d\d)?)?)?)?$/
    for (const rule of interactionRules) {
      for (const code of [...codesOfSide(rule.a), ...codesOfSide(rule.b)]) expect([rule.id, code, atc.test(code)]).toEqual([rule.id, code, true])
      if (rule.kind === 'pair') expect([rule.id, codesOfSide(rule.a).length > 0, codesOfSide(rule.b).length > 0]).toEqual([rule.id, true, true])
    }
    for (const list of Object.values(drugLists)) expect(list.members.length).toBeGreaterThan(2)
  })

  it('fires every pair rule in both directions with a medicine of each side, at least once', () => {
    const silent = interactionRules.filter((rule) => rule.kind === 'pair').filter((rule) => {
      const side = (codes: string[], name: string) => codes.map((code) => coded(`${name} ${code}`, code.length === 7 ? code : code.padEnd(5, 'A').padEnd(7, '9'), { localUse: false }))
      const [as, bs] = [side(codesOfSide(rule.a), 'a'), side(codesOfSide(rule.b), 'b')]
      return !as.some((a) => bs.some((b) => {
        const hit = (one: CheckedMedicine, other: CheckedMedicine) => check([one], [other]).findings.some((each) => each.ruleId === rule.id || each.alsoMatched.includes(rule.id))
        return hit(a, b) && hit(b, a)
      }))
    })
    expect(silent.map((rule) => rule.id)).toEqual([])
  })
})

describe('high-priority pairs are stopped in both orders', () => {
  const pairs: [string, string, string, string, string][] = [
    ['D01', 'dexamfetamine', 'N06BA02', 'tranylcypromine', 'N06AF04'],
    ['D01', 'pseudoephedrine', 'R01BA02', 'phenelzine', 'N06AF03'],
    ['D02', 'atazanavir', 'J05AE08', 'omeprazole', 'A02BC01'],
    ['D03', 'azathioprine', 'L04AX01', 'febuxostat', 'M04AA03'],
    ['D04', 'sertraline', 'N06AB06', 'selegiline', 'N04BD01'],
    ['D05', 'irinotecan', 'L01XX19', 'clarithromycin', 'J01FA09'],
    ['D06', 'pethidine', 'N02AB02', 'rasagiline', 'N04BD02'],
    ['D07', 'amitriptyline', 'N06AA09', 'moclobemide', 'N06AG02'],
    ['D09', 'ramelteon', 'N05CH02', 'fluvoxamine', 'N06AB08'],
    ['D10', 'darunavir', 'J05AE10', 'rifampicin', 'J04AB02'],
    ['D11', 'simvastatin', 'C10AA01', 'clarithromycin', 'J01FA09'],
    ['D12', 'ergotamine', 'N02CA02', 'itraconazole', 'J02AC02'],
    ['D13', 'tizanidine', 'M03BX02', 'ciprofloxacin', 'J01MA02'],
    ['D15', 'sumatriptan', 'N02CC01', 'phenelzine', 'N06AF03'],
    ['D16', 'sildenafil', 'G04BE03', 'glyceryl trinitrate', 'C01DA02'],
    ['D42', 'methotrexate', 'L04AX03', 'trimethoprim', 'J01EA01'],
    ['D46', 'ramipril', 'C09AA05', 'sacubitril with valsartan', 'C09DX04'],
    ['D66', 'valproate', 'N03AG01', 'meropenem', 'J01DH02'],
  ]
  it.each(pairs)('%s: %s with %s', (id, nameA, atcA, nameB, atcB) => {
    const [a, b] = [coded(nameA, atcA), coded(nameB, atcB)]
    for (const [one, other] of [[a, b], [b, a]] as const) {
      const found = check([one], [other]).findings[0]
      expect([found?.ruleId, found?.tier]).toEqual([id, 1])
    }
    expect(check([a, b]).findings[0]?.ruleId).toBe(id)
  })
})

describe('what counts as a pair', () => {
  it('says nothing about medicines that do not interact', () => {
    expect(check([coded('paracetamol', 'N02BE01')], [coded('cetirizine', 'R06AE07')]).findings).toEqual([])
  })

  it('never makes one combination product interact with itself', () => {
    expect(check([product('lopinavir-ritonavir', 2)]).findings).toEqual([])
    expect(check([product('rifampicin-isoniazid', 4)]).findings).toEqual([])
  })

  it('finds the substance inside a combination product', () => {
    expect(first([product('rifampicin-isoniazid', 4)], [warfarin])?.ruleId).toBe('D24')
    expect(first([coded('combination known by its code only', 'J04AM02')], [warfarin])?.ruleId).toBe('D24')
  })

  it('does not pair a substance with itself under a QT rule', () => {
    expect(check([coded('methadone', 'N07BC02', { lineId: '1' })], [coded('methadone', 'N07BC02', { lineId: '2' })]).findings).toEqual([])
  })

  it('knows moved codes by their new place', () => {
    expect(first([coded('gabapentin', 'N03AX12')], [coded('morphine', 'N02AA01')])?.ruleId).toBe('D54')
  })

  it('leaves pairs among old medicines alone when neither is touched now', () => {
    expect(check([coded('paracetamol', 'N02BE01')], [warfarin, ibuprofen]).findings).toEqual([])
  })

  it('shows one finding for a pair, the strongest, and names the others', () => {
    const found = check([coded('tramadol', 'N02AX02')], [coded('phenelzine', 'N06AF03')]).findings
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ ruleId: 'D06', severity: 'C', tier: 1 })
  })

  it('clears a finding when the medicine is taken away again', () => {
    expect(check([ibuprofen], [warfarin]).findings).toHaveLength(1)
    expect(check([ibuprofen], []).findings).toEqual([])
  })

  it('names who stands in it, why, and what to do', () => {
    const found = first([ibuprofen], [coded('warfarin', 'B01AA03', { prescribedBy: 'Dr Mensah', startsOn: '2025-11-02' })])
    expect(found?.medicines).toContainEqual({ lineId: 'warfarin', name: 'warfarin', prescribedBy: 'Dr Mensah', startsOn: '2025-11-02', stoppedOn: null })
    expect(found?.why).toContain('bleeding')
    expect(found?.management).toContain('paracetamol')
  })
})

describe('local use', () => {
  it('passes a gel, but not the rules that count local use', () => {
    const local = (name: string, atc: string, route: CheckedMedicine['route']) => coded(name, atc, { localUse: true, route })
    expect(check([local('ciprofloxacin', 'J01MA02', 'eye')], [coded('tizanidine', 'M03BX02')]).findings).toEqual([])
    expect(first([local('miconazole', 'A01AB09', 'oral')], [warfarin])?.ruleId).toBe('D21')
    expect(first([local('timolol', 'S01ED01', 'eye')], [coded('verapamil', 'C08DA01')])?.ruleId).toBe('D50')
    expect(first([local('fluticasone', 'R03BA05', 'inhaled')], [coded('ritonavir', 'J05AE03')])?.ruleId).toBe('D79')
  })

  it('does not take topical diclofenac for a systemic one', () => {
    expect(check([product('diclofenac-gel', 1)], [warfarin]).findings).toEqual([])
    expect(first([product('diclofenac-gr-tab', 1)], [warfarin])?.ruleId).toBe('D18')
  })
})

describe('not checked is never safe', () => {
  it('reports a medicine without a code instead of passing it', () => {
    const answer = check([coded('herbal mixture', [])], [warfarin])
    expect(answer.findings).toEqual([])
    expect(answer.notChecked).toEqual([expect.objectContaining({ check: 'interactions', reason: 'no-code', lineIds: ['herbal mixture'] })])
  })

  it('reports an uncoded medicine the patient already takes', () => {
    expect(check([warfarin], [coded('tea of the aunt', [])]).notChecked).toHaveLength(1)
  })

  it('holds back a rule under review until the site approves it, and says so', () => {
    const pair = [coded('clopidogrel', 'B01AC04'), omeprazole]
    const closed = check(pair, [], patientFacts(), { ...site, approvedReviewRules: new Set() })
    expect(closed.findings).toEqual([])
    expect(closed.notChecked).toEqual([expect.objectContaining({ reason: 'rule-awaiting-approval' })])
    expect(check(pair, [], patientFacts(), { ...site, approvedReviewRules: new Set(['D31']) }).findings[0]?.ruleId).toBe('D31')
  })
})

describe('severity follows known facts only', () => {
  const lisinopril = coded('lisinopril', 'C09AA03')
  const spironolactone = coded('spironolactone', 'C03DA01')
  const withPotassium = (value: number, egfr: number | null, on = '2026-03-01') =>
    patientFacts({ potassiumMmolPerL: { value, on }, egfr: egfr === null ? null : { value: egfr, on } })

  it.each([
    ['potassium 5.5', withPotassium(5.5, 80), 'C'],
    ['potassium 5.4', withPotassium(5.4, 80), 'H'],
    ['potassium 5.0 and eGFR 30', withPotassium(5, 30), 'M'],
    ['potassium 5.1 and eGFR 30', withPotassium(5.1, 30), 'H'],
    ['potassium 5.0 and eGFR 29', withPotassium(5, 29), 'H'],
    ['potassium 5.0, eGFR not known', withPotassium(5, null), 'H'],
    ['potassium 5.0 of 15 days ago', withPotassium(5, 80, '2026-02-18'), 'H'],
    ['potassium 5.0 of 14 days ago', withPotassium(5, 80, '2026-02-19'), 'M'],
    ['nothing known', patientFacts(), 'H'],
  ])('D47 with %s is %s', (_says, facts, severity) => {
    const found = first([lisinopril], [spironolactone], facts as PatientFacts)
    expect([found?.ruleId, found?.severity]).toEqual(['D47', severity])
  })

  it('keeps the base tier and names what is missing', () => {
    const found = first([lisinopril], [spironolactone])
    expect(found?.missing).toContain('recent potassium')
  })

  const noBleeding = { 'gi-bleed': false }
  it.each([
    ['no PPI', [], patientFacts({ bornOn: '1980-01-01', history: noBleeding }), 'H'],
    ['a PPI and no other risk', [omeprazole], patientFacts({ bornOn: '1980-01-01', history: noBleeding }), 'M'],
    ['a PPI, age 65', [omeprazole], patientFacts({ bornOn: '1961-03-05', history: noBleeding }), 'M'],
    ['a PPI, age 66', [omeprazole], patientFacts({ bornOn: '1960-03-05', history: noBleeding }), 'H'],
    ['a PPI and an earlier bleed', [omeprazole], patientFacts({ bornOn: '1980-01-01', history: { 'gi-bleed': true } }), 'H'],
    ['a PPI, bleeding history not asked', [omeprazole], patientFacts({ bornOn: '1980-01-01' }), 'H'],
    ['a PPI and a steroid', [omeprazole, coded('prednisolone', 'H02AB06')], patientFacts({ bornOn: '1980-01-01', history: noBleeding }), 'H'],
    ['a PPI and an SSRI', [omeprazole, coded('sertraline', 'N06AB06')], patientFacts({ bornOn: '1980-01-01', history: noBleeding }), 'H'],
  ])('D18 with %s is %s', (_says, others, facts, severity) => {
    const found = check([ibuprofen], [warfarin, ...(others as CheckedMedicine[])], facts as PatientFacts).findings.find((each) => each.ruleId === 'D18')
    expect(found?.severity).toBe(severity)
  })

  const amiodarone = coded('amiodarone', 'C01BD01')
  const haloperidol = coded('haloperidol', 'N05AD01')
  const calmHeart = { 'cardiac-risk': false, 'heart-failure': false }
  const heart = (qtc: number | null, potassium: number | null, sex: 'male' | 'female' = 'male') => patientFacts({
    sex, history: calmHeart,
    qtcMs: qtc === null ? null : { value: qtc, on: '2026-02-01' },
    potassiumMmolPerL: potassium === null ? null : { value: potassium, on: '2026-03-01' },
  })
  it.each([
    ['QTc 500', heart(500, 4), 'C'],
    ['QTc 499', heart(499, 4), 'H'],
    ['potassium 2.9', heart(440, 2.9), 'C'],
    ['potassium 3.0', heart(440, 3), 'H'],
    ['QTc 469 in a man', heart(469, 4), 'M'],
    ['QTc 470 in a man', heart(470, 4), 'H'],
    ['QTc 479 in a woman', heart(479, 4, 'female'), 'M'],
    ['QTc 480 in a woman', heart(480, 4, 'female'), 'H'],
    ['no ECG', heart(null, 4), 'H'],
  ])('D08 with %s is %s', (_says, facts, severity) => {
    expect(first([amiodarone], [haloperidol], facts as PatientFacts)?.severity).toBe(severity)
  })

  it('D41 keeps silent only with a normal potassium of the last 30 days', () => {
    const digoxin = coded('digoxin', 'C01AA05')
    const furosemide = coded('furosemide', 'C03CA01')
    const potassium = (value: number, on: string) => patientFacts({ potassiumMmolPerL: { value, on } })
    expect(check([digoxin], [furosemide], potassium(3.5, '2026-02-03')).findings).toEqual([])
    expect(first([digoxin], [furosemide], potassium(3.4, '2026-02-03'))?.severity).toBe('M')
    expect(first([digoxin], [furosemide], potassium(3.5, '2026-02-02'))?.severity).toBe('M')
    expect(first([digoxin], [furosemide])?.severity).toBe('M')
  })

  it('D49 needs a diuretic, and an uncoded medicine could be one', () => {
    expect(first([ibuprofen], [lisinopril])?.severity).toBe('M')
    expect(first([ibuprofen], [lisinopril, coded('hydrochlorothiazide', 'C03AA03')])?.severity).toBe('H')
    expect(first([ibuprofen], [lisinopril, coded('water tablet', [])])?.severity).toBe('H')
  })

  it('D87 stops in the first 28 days, keeps silent after, and stops when the age is not known', () => {
    const [ceftriaxone, calcium] = [coded('ceftriaxone', 'J01DD04'), coded('calcium gluconate', 'A12AA03')]
    expect(first([ceftriaxone], [calcium], patientFacts({ bornOn: '2026-02-05' }))?.severity).toBe('C')
    expect(check([ceftriaxone], [calcium], patientFacts({ bornOn: '2026-02-04' })).findings).toEqual([])
    expect(first([ceftriaxone], [calcium])?.severity).toBe('C')
  })

  it('D34 rises above the cap of the partner', () => {
    const simvastatin = (tablets: number) => product('simvastatin-tab-20mg', tablets)
    const amlodipine = coded('amlodipine', 'C08CA01')
    expect(first([simvastatin(1)], [amlodipine])?.severity).toBe('M')
    expect(first([simvastatin(2)], [amlodipine])?.severity).toBe('H')
    expect(checkInteractions({ items: [simvastatin(1)], active: [coded('diltiazem', 'C08DB01')], facts: patientFacts(), site: { ...site, labelRegion: 'us' } }).findings[0]?.severity).toBe('H')
  })

  it('D50 is worse into a vein and milder with an ECG', () => {
    const bisoprolol = coded('bisoprolol', 'C07AB07')
    expect(first([coded('verapamil', 'C08DA01', { route: 'intravenous' })], [bisoprolol])?.severity).toBe('C')
    expect(first([coded('verapamil', 'C08DA01')], [bisoprolol])?.severity).toBe('H')
    expect(first([coded('diltiazem', 'C08DB01')], [bisoprolol], patientFacts({ history: { 'ecg-on-file': true } }))?.severity).toBe('M')
  })

  it('D84 lets a low or short steroid pass, and stops when dose and length are not known', () => {
    const mmr = coded('MMR', 'J07BD52', { route: 'intramuscular' })
    const steroid = (tablets: number | null, days: number | null) => {
      const base = product('prednisolone-tab-5mg', tablets)
      return { ...base, dosing: base.dosing ? { ...base.dosing, durationDays: days } : null }
    }
    const adult = patientFacts({ bornOn: '1980-01-01' })
    expect(check([mmr], [steroid(3, null)], adult).findings).toEqual([])
    expect(first([mmr], [steroid(4, 14)], adult)?.severity).toBe('C')
    expect(check([mmr], [steroid(4, 13)], adult).findings).toEqual([])
    expect(first([mmr], [steroid(null, null)], adult)?.severity).toBe('C')
  })
})

describe('wash-out of stopped medicines', () => {
  const stopped = (on: string) => coded('phenelzine', 'N06AF03', { stoppedOn: on })
  const sertraline = coded('sertraline', 'N06AB06')
  it.each([
    ['yesterday', '2026-03-04', 1],
    ['14 days ago', '2026-02-19', 1],
    ['15 days ago', '2026-02-18', 0],
  ])('an MAO inhibitor stopped %s', (_says, on, count) => {
    expect(check([sertraline], [stopped(on)]).findings).toHaveLength(count)
  })

  it('counts fluoxetine for 5 weeks before an MAO inhibitor, sertraline not', () => {
    const mao = coded('phenelzine', 'N06AF03')
    expect(first([mao], [coded('fluoxetine', 'N06AB03', { stoppedOn: '2026-01-29' })])?.ruleId).toBe('D04')
    expect(check([mao], [coded('fluoxetine', 'N06AB03', { stoppedOn: '2026-01-28' })]).findings).toEqual([])
    expect(check([mao], [coded('sertraline', 'N06AB06', { stoppedOn: '2026-03-01' })]).findings).toEqual([])
  })

  it('forgets other medicines once they are stopped', () => {
    expect(check([ibuprofen], [coded('warfarin', 'B01AA03', { stoppedOn: '2026-03-04' })]).findings).toEqual([])
  })

  it('does not let an unreadable stop date end the wash-out', () => {
    expect(check([sertraline], [stopped('some time')]).findings).toHaveLength(1)
  })
})

describe('counts, duplicates and schedules', () => {
  const [a, b, c] = [coded('mirtazapine', 'N06AX11'), coded('trazodone', 'N06AX05'), coded('buspirone', 'N05BE01')]
  it('notes two serotonergic medicines and warns of three', () => {
    expect(check([a], [b]).findings).toEqual([expect.objectContaining({ ruleId: 'D60', severity: 'M', tier: 3 })])
    expect(check([a], [b, c]).findings).toEqual([expect.objectContaining({ ruleId: 'D60', severity: 'H', tier: 2 })])
  })

  it('keeps the count silent when a stronger serotonin rule speaks', () => {
    expect(check([a], [b, coded('phenelzine', 'N06AF03')]).findings.map((each) => each.ruleId)).not.toContain('D60')
  })

  it('stops two anticoagulants unless the switch is documented', () => {
    const apixaban = coded('apixaban', 'B01AF02', { startsOn: '2026-03-10' })
    expect(first([apixaban], [warfarin])?.ruleId).toBe('D28')
    expect(first([apixaban], [warfarin])?.severity).toBe('C')
    expect(first([apixaban], [coded('warfarin', 'B01AA03', { endsOn: '2026-03-10' })])?.severity).toBe('M')
  })

  it('warns of two NSAIDs and stops ketorolac with another', () => {
    expect(first([ibuprofen], [coded('naproxen', 'M01AE02')])).toMatchObject({ ruleId: 'D119', severity: 'H' })
    expect(first([coded('ketorolac', 'M01AB15')], [ibuprofen])).toMatchObject({ ruleId: 'D119', severity: 'C' })
    expect(first([coded('ibuprofen', 'M01AE01', { lineId: '2' })], [ibuprofen])).toMatchObject({ ruleId: 'D119', severity: 'H' })
  })

  const methotrexate = (perWeek: number | null, perDay = 1) => ({ ...product('methotrexate-tab', 6), dosing: { dose: { amount: 6, unit: 'tablet' as const }, maxPerDay: perDay, perWeek, once: false, asNeeded: false, durationDays: null } })
  it('stops methotrexate that is not weekly, for good', () => {
    expect(check([methotrexate(1)]).findings).toEqual([])
    expect(check([methotrexate(2)]).findings[0]).toMatchObject({ ruleId: 'D44', tier: 1, absolute: true })
    expect(check([methotrexate(null)]).findings[0]?.ruleId).toBe('D44')
    expect(check([{ ...methotrexate(null), notes: { 'oncology-indication': true } }]).findings).toEqual([])
    expect(check([{ ...methotrexate(1), dosing: null }]).notChecked).toHaveLength(1)
  })
})

it('checks twenty medicines together', () => {
  const codes = ['B01AA03', 'M01AE01', 'N06AB06', 'N02AX02', 'C09AA03', 'C03DA01', 'C01BD01', 'N05AD01', 'J01FA09', 'C10AA01', 'A02BC01', 'B01AC04', 'N05AN01', 'L04AX03', 'J01EE01', 'C01AA05', 'N03AF01', 'A10BB09', 'R03DA04', 'N06AX11']
  expect(check(codes.map((code) => coded(code, code))).findings.length).toBeGreaterThan(10)
  expect(today).toBe('2026-03-05')
})
