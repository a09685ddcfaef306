import { describe, expect, it } from 'vitest'
import { checkedLine, checkedReport } from '@/lib/domain/prescriptions/checked-line'
import { toDosing } from '@/lib/domain/prescriptions/dosing'
import { frequencyOf } from '@/lib/domain/prescriptions/frequency.table'
import { controlledClassOf } from './controlled.rules'
import { needsDoubleCheck } from './high-alert.table'
import { checkable, findMedicine, medicines, readStrengths } from './medicine'
import { hitLabel, searchMedicines } from './medicine.search'
import { areLookAlikes, tallMan } from './tall-man.table'

const everything = { stockedIds: null, limit: 20 }
const names = (query: string, limit = 20) => searchMedicines(query, { ...everything, limit }).map((hit) => hit.medicine.name)

describe('the formulary', () => {
  it('holds at least 220 medicines with codes of their own that fit the record', () => {
    expect(new Set(medicines.map((each) => each.name)).size).toBeGreaterThanOrEqual(220)
    expect(new Set(medicines.map((each) => each.id)).size).toBe(medicines.length)
    for (const each of medicines) expect([each.id, each.id.length <= 60, /^[a-z0-9._-]+$/.test(each.id)]).toEqual([each.id, true, true])
  })
  it('gives every medicine an ATC code, a substance, a pack and a sig that can be read', () => {
    for (const each of medicines) {
      expect([each.id, each.atc.every((code) => /^[A-Z]\d\d[A-Z]{1,2}(\d\d)?$/.test(code)), each.ingredients.length > 0, each.packSizes.length > 0, each.sigs.length > 0]).toEqual([each.id, true, true, true, true])
      for (const sig of each.sigs) expect([each.id, frequencyOf(sig.frequency) !== null, toDosing(sig, each.form) !== null]).toEqual([each.id, true, true])
    }
  })
  it('reads strengths of combinations and liquids', () => {
    expect(readStrengths('250 mg + 62.5 mg in 5 mL', 'oral suspension')).toEqual([{ amount: 250, unit: 'mg', perAmount: 5, perUnit: 'mL' }, { amount: 62.5, unit: 'mg', perAmount: 5, perUnit: 'mL' }])
    expect(readStrengths('100,000 units in 1 mL', 'oral suspension')).toEqual([{ amount: 100000, unit: 'units', perAmount: 1, perUnit: 'mL' }])
    expect(readStrengths('1 %', 'cream')).toEqual([null])
  })
  it('marks high-alert and controlled medicines', () => {
    expect(findMedicine('insulin-glargine-pen-100units-in-1ml')?.highAlerts).toContain('Insulin')
    expect(medicines.filter((each) => each.name === 'morphine').every((each) => each.controlledClass === 'S2')).toBe(true)
    expect(medicines.find((each) => each.name === 'diazepam')?.controlledClass).toBe('S4')
    expect(medicines.find((each) => each.name === 'amoxicillin')?.controlledClass).toBeNull()
    expect(controlledClassOf(['N02AJ06'])).toBe('S5')
    const morphine = medicines.find((each) => each.id.startsWith('morphine-inj'))
    expect(morphine && needsDoubleCheck({ ...checkable(morphine), route: 'intravenous' })).toBe(true)
    expect(morphine && needsDoubleCheck({ ...checkable(morphine), route: 'subcutaneous' })).toBe(false)
  })
})

describe('search', () => {
  it('finds by beginning, brand, other name, accents and order of words', () => {
    expect(names('amoxi')[0]).toBe('amoxicillin')
    expect(names('AUGMENTIN')).toEqual(Array(4).fill('amoxicillin with clavulanic acid'))
    expect(names('co-amoxiclav')[0]).toBe('amoxicillin with clavulanic acid')
    expect(names('acetaminophen')[0]).toBe('paracetamol')
    expect(names('Amoxícillin')[0]).toBe('amoxicillin')
    expect(names('500 amoxicillin')[0]).toBe('amoxicillin')
    expect(names('nothing at all')).toEqual([])
    expect(names('  ')).toEqual([])
  })
  it('puts the substance before combinations that hold it, and stock first among equals', () => {
    expect(names('paracetamol', 50).slice(0, 3)).toEqual(['paracetamol', 'paracetamol', 'paracetamol'])
    const stocked = medicines.find((each) => each.id === 'amoxicillin-susp-250mg-in-5ml')
    expect(stocked).toBeDefined()
    expect(searchMedicines('amoxicillin', { stockedIds: new Set(['amoxicillin-susp-250mg-in-5ml']), limit: 5 })[0]?.medicine).toBe(stocked)
  })
  it('never shows a look-alike by name alone', () => {
    const hits = searchMedicines('hydr', { ...everything, limit: 60 })
    const hydralazine = hits.find((hit) => hit.medicine.name === 'hydralazine')
    expect(hydralazine?.lookAlikeOf).toContain('hydroxyzine')
    for (const hit of hits) expect(hitLabel(hit)).toContain(`${hit.medicine.strength} ${hit.medicine.form}`)
  })
})

describe('Tall Man letters', () => {
  it('are published spellings, and only those', () => {
    expect(tallMan('Hydroxyzine')).toBe('hydrOXYzine')
    expect(tallMan('amoxicillin')).toBe('amoxicillin')
  })
  it('know look-alikes under both names of a substance', () => {
    expect(areLookAlikes('prednisone', 'prednisolone')).toBe(true)
    expect(areLookAlikes('glibenclamide', 'glipizide')).toBe(true)
    expect(areLookAlikes('adrenaline', 'ephedrine')).toBe(true)
    expect(areLookAlikes('prednisone', 'prednisone')).toBe(false)
    expect(areLookAlikes('amoxicillin', 'ampicillin')).toBe(false)
  })
})

describe('lines and reports as the checks see them', () => {
  const dose = { amount: 500, unit: 'mg', formUnits: 1, route: 'oral', frequency: 'three-times-daily', asNeeded: false, asNeededFor: null, maxPerDay: null, durationDays: 5, extra: '' }
  const item = { id: 'i1', medicineCode: 'amoxicillin-cap-500mg', name: 'amoxicillin', form: 'capsule', atc: ['J01CA04'], dose, startedOn: null, endsOn: null }
  const context = { prescribedBy: 'Dr One', stoppedOn: null }
  it('takes substances from the formulary and the dose from the line', () => {
    expect(checkedLine(item, context)).toMatchObject({ lineId: 'i1', medicineId: 'amoxicillin-cap-500mg', route: 'oral', dosing: { maxPerDay: 3 }, ingredients: [{ strength: { amount: 500 } }] })
  })
  it('keeps a line outside the formulary by its codes, and without codes uncheckable', () => {
    expect(checkedLine({ ...item, medicineCode: 'unknown-thing' }, context)).toMatchObject({ medicineId: null, atc: ['J01CA04'] })
    expect(checkedLine({ ...item, medicineCode: 'unknown-thing', atc: [] }, context).ingredients).toEqual([])
  })
  it('reads eye and ear routes, and does not call a swallowed product local', () => {
    expect(checkedLine({ ...item, medicineCode: 'timolol-eye-drops-0.5', dose: { ...dose, route: 'both eyes' } }, context).route).toBe('eye')
    const gel = medicines.find((each) => each.id.startsWith('ibuprofen-gel'))
    expect(checkedLine({ ...item, medicineCode: gel?.id ?? '', dose: { ...dose, route: 'topical' } }, context).localUse).toBe(true)
    expect(checkedLine({ ...item, medicineCode: gel?.id ?? '', dose: { ...dose, route: 'oral' } }, context).localUse).toBe(false)
  })
  it('takes a reported medicine without inventing a dose', () => {
    expect(checkedReport({ id: 'r', medicineCode: null, name: 'tea of the aunt', atc: [], startedOn: null, stoppedOn: null })).toMatchObject({ dosing: null, atc: [], ingredients: [] })
    expect(checkedReport({ id: 'r', medicineCode: 'warfarin-tab-5mg', name: 'Coumadin', atc: [], startedOn: null, stoppedOn: '2026-03-01' })).toMatchObject({ atc: ['B01AA03'], dosing: null, stoppedOn: '2026-03-01' })
  })
})
