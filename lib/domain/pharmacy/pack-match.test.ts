import { describe, expect, it } from 'vitest'
import { product } from '@/lib/testing/medicines'
import { Refusal, wordsFor } from '@/lib/errors/refusals'
import { requireDoubleCheck } from './double-check'
import { packDifferences, requireMatchingPack } from './pack-match'

const ordered = { medicineCode: 'prednisolone-tab-5mg', name: 'prednisolone', brand: null, form: 'tablet', strength: '5 mg', atc: ['H02AB06'], isSubstitutionAllowed: true }
const pack = { code: 'prednisolone-tab-5mg', name: 'prednisolone', brand: 'Deltacortril', form: 'Tablet', strength: '5  mg', atc: ['H02AB06'], status: 'active' as const }
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('the scanned pack', () => {
  it.each([
    ['the same', {}, {}, []],
    ['another maker of the same code', { code: 'other' }, {}, []],
    ['a look-alike', { code: 'prednisone-tab-5mg', name: 'prednisone', atc: ['H02AB07'] }, {}, ['medicine']],
    ['another strength', { strength: '25 mg' }, {}, ['strength']],
    ['another form', { form: 'gastro-resistant tablet' }, {}, ['form']],
    ['no code at all', { code: '', atc: [] }, { atc: [] }, ['medicine']],
    ['another brand where none may replace it', { brand: 'Other' }, { brand: 'Deltacortril', isSubstitutionAllowed: false }, ['brand']],
  ])('%s', (_says, packChanges, orderChanges, expected) => expect(packDifferences({ ...pack, ...packChanges }, { ...ordered, ...orderChanges })).toEqual(expected))
  it('names both on a mismatch', () => {
    try {
      requireMatchingPack({ ...pack, code: 'x', name: 'prednisone', atc: ['H02AB07'], strength: '5 mg', form: 'tablet' }, ordered)
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      expect(wordsFor(error.code, error.detail).says).toContain('scanned predniSONE 5 mg tablet, ordered prednisoLONE 5 mg tablet')
    }
  })
})

describe('giving a high-alert medicine', () => {
  const insulin = product('insulin-aspart', 0.06)
  const give = (changes: object) => codeOf(() => requireDoubleCheck({ medicine: insulin, givenBy: 'n-1', checkedBy: null, emergencyReason: '', ...changes }))
  it('needs another person', () => {
    expect(give({})).toBe('administration.second-person')
    expect(give({ checkedBy: 'n-1' })).toBe('administration.same-person')
    expect(give({ checkedBy: 'n-2' })).toBe('allowed')
  })
  it('goes on in an emergency and is reviewed', () => expect(requireDoubleCheck({ medicine: insulin, givenBy: 'n-1', checkedBy: null, emergencyReason: 'ketoacidosis, alone on ward' })).toEqual({ needsReview: true }))
  it('asks nothing for other medicines', () => expect(give({ medicine: product('amoxicillin-cap-500mg', 1) })).toBe('allowed'))
})
