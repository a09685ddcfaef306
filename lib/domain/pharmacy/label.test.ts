import { describe, expect, it } from 'vitest'
import { Refusal } from '@/lib/errors/refusals'
import { product } from '@/lib/testing/medicines'
import { type LabelInput, buildLabel, layOutLabels, warningsFor } from './label'

const input: LabelInput = {
  medicine: product('doxycycline-cap-100mg', 1), drugLine: 'doxycycline 100 mg capsule', form: 'capsule', directions: 'Take 1 capsule twice a day for 7 days.', purpose: 'chest infection', patientMayShowPurpose: true,
  patientName: 'OKONKWO, Adaeze', prescriptionNumber: 'RX-1', prescriberName: 'Dr One', pharmacy: { name: 'Harbour Pharmacy', address: '3 Quay Road', phone: '+44 20 7946 0000' }, dispensedOn: '05-Mar-2026', quantity: 14, owing: 0,
  lots: [{ lotNumber: 'A1', expiresOn: '01-Jan-2027' }], refillsLeft: 0, refillUntil: null, checkedBy: 'AB', controlledClass: null, profile: 'generic',
}
const textOf = (kind: string, changes: Partial<LabelInput> = {}) => buildLabel({ ...input, ...changes }).lines.filter((line) => line.kind === kind).map((line) => line.text)

describe('the label', () => {
  it('carries every item of the superset', () => {
    expect(new Set(buildLabel(input).lines.map((line) => line.kind))).toEqual(new Set(['drug', 'directions', 'quantity', 'purpose', 'warning', 'children', 'patient', 'date', 'number', 'prescriber', 'lot', 'refills', 'checker', 'pharmacy']))
  })
  it('shows the purpose only if the patient allows', () => expect(textOf('purpose', { patientMayShowPurpose: false })).toEqual([]))
  it('says what is owed and what is left', () => {
    expect(textOf('quantity')).toEqual(['14 capsules'])
    expect(textOf('quantity', { quantity: 1 })).toEqual(['1 capsule'])
    expect(textOf('quantity', { quantity: 10, owing: 4 })).toEqual(['10 of 14 capsules, 4 owing'])
    expect(textOf('refills', { refillsLeft: 1, refillUntil: '05-Sep-2026' })).toEqual(['1 refill left until 05-Sep-2026'])
  })
  it('names every lot of a split supply', () => expect(textOf('lot', { lots: [{ lotNumber: 'A1', expiresOn: 'x' }, { lotNumber: 'B2', expiresOn: 'y' }] })).toHaveLength(2))
  it('prints the transfer caution only where it is law', () => {
    expect(textOf('legal', { profile: 'us', controlledClass: 'S2' })).toHaveLength(1)
    expect(textOf('legal', { profile: 'us', controlledClass: 'S5' })).toEqual([])
    expect(textOf('legal', { profile: 'uk', controlledClass: 'S2' })).toEqual([])
  })
  it('refuses unsafe words', () => {
    expect(() => buildLabel({ ...input, directions: 'Inject 10 IU at night.' })).toThrow(Refusal)
    expect(() => buildLabel({ ...input, drugLine: 'warfarin 5.0 mg' })).toThrow(Refusal)
  })
  it.each([
    ['doxycycline-cap-100mg', ['finish-course', 'spacing-antacid', 'sunlight']], ['methotrexate-tab', ['weekly', 'pregnancy']], ['timolol', ['discard-eye']], ['budesonide-dpi', ['rinse-mouth']], ['hydrocortisone-cream', ['external']],
    ['insulin-glargine', ['fridge']], ['levothyroxine-tab', ['spacing-thyroid']], ['diclofenac-gel', ['external']],
  ])('%s carries %j', (id, codes) => expect(warningsFor(product(id, 1)).map((each) => each.code)).toEqual(codes))
  it('runs on to a second label instead of cutting', () => {
    const label = buildLabel(input)
    const sheets = layOutLabels(label, { charactersPerLine: 32, linesPerLabel: 8 })
    expect(sheets.length).toBeGreaterThan(1)
    expect(sheets.flat().join(' ')).toBe(label.lines.map((line) => line.text).join(' '))
  })
})
