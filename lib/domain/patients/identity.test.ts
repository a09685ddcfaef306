import { describe, expect, it } from 'vitest'
import { Refusal } from '@/lib/errors/refusals'
import { addDays, ageInDays, ageInYears, daysBetween, shortAge } from './age'
import { type PersonFacts, findPossibleDuplicates, scoreDuplicate } from './duplicate'
import { type KnownIdentity, type OfferedIdentifier, matchIdentity, requireIdentity } from './identity-match'
import { foldPersonName, nameLikeness } from './person-name'

const known: KnownIdentity = { name: 'OKONKWO, Adaeze', bornOn: '1958-07-14', recordNumber: '4183 0027 61', phone: '+44 20 7946 0958', address: '12 Market Street', documentNumber: null }
const match = (...offered: [OfferedIdentifier['kind'], string][]) => matchIdentity(known, offered.map(([kind, value]) => ({ kind, value })))

describe('age', () => {
  it.each([['2026-03-05', '2026-03-05', 0], ['2026-03-04', '2026-03-05', 1], ['2024-02-29', '2026-03-01', 731], ['2026-03-06', '2026-03-05', null], ['2026-02-31', '2026-03-05', null], ['', '2026-03-05', null]])('born %s on %s: %s days', (born, on, days) => expect(ageInDays(born, on)).toBe(days))
  it.each([['2008-03-06', '2026-03-05', 17], ['2008-03-05', '2026-03-05', 18], ['2008-02-29', '2026-02-28', 17], ['2008-02-29', '2026-03-01', 18], ['1958-07-14', '2026-03-05', 67]])('born %s on %s: %s years', (born, on, years) => expect(ageInYears(born, on)).toBe(years))
  it.each([['2026-03-01', '4d'], ['2026-02-03', '4w 2d'], ['2026-02-05', '4w'], ['2025-01-05', '14m'], ['2020-01-05', '6y 2m'], ['1958-07-14', '67y']])('born %s is written %s', (born, text) => expect(shortAge(born, '2026-03-05')).toBe(text))
  it('moves over the end of February and takes the day of a timestamp', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(daysBetween('2026-03-01T23:59:00Z', '2026-03-05')).toBe(4)
  })
})

describe('two identifiers', () => {
  it('identify when two kinds match', () => {
    expect(match(['name', 'Adaeze Okonkwo'], ['date-of-birth', '1958-07-14']).isIdentified).toBe(true)
    expect(match(['name', 'okonkwo adaeze'], ['record-number', '4183002761']).isIdentified).toBe(true)
    expect(match(['phone', '020 7946 0958'], ['address', '12 market street']).isIdentified).toBe(true)
  })
  it('do not identify with one, with the same number twice, or with nothing to compare', () => {
    expect(match(['name', 'Adaeze Okonkwo']).isIdentified).toBe(false)
    expect(match(['record-number', '4183002761'], ['wristband', '4183002761']).isIdentified).toBe(false)
    expect(match(['name', 'Adaeze Okonkwo'], ['identity-document', 'X1'])).toMatchObject({ isIdentified: false, notComparable: ['identity-document'] })
    expect(match(['name', 'Adaeze Okonkwo'], ['date-of-birth', ' ']).isIdentified).toBe(false)
  })
  it('never identify when one contradicts', () => {
    expect(match(['name', 'Adaeze Okonkwo'], ['date-of-birth', '1958-07-15'], ['record-number', '4183002761'])).toMatchObject({ isIdentified: false, mismatched: ['date-of-birth'] })
    expect(() => requireIdentity(known, [{ kind: 'name', value: 'Ada Obi' }, { kind: 'date-of-birth', value: '1958-07-14' }])).toThrow(new Refusal('patient.identity-mismatch'))
    expect(() => requireIdentity(known, [{ kind: 'name', value: 'Adaeze Okonkwo' }])).toThrow(new Refusal('patient.two-identifiers'))
    expect(requireIdentity(known, [{ kind: 'name', value: 'Adaeze Okonkwo' }, { kind: 'date-of-birth', value: '1958-07-14' }])).toEqual(['name', 'date-of-birth'])
  })
})

describe('names', () => {
  it('fold accents, signs and titles', () => {
    expect(foldPersonName("Mrs. Ólafía O'Brien-Łuczak")).toBe('olafia o brien luczak')
    expect(foldPersonName('Groß')).toBe('gross')
  })
  it('are alike when mistyped', () => {
    expect(nameLikeness('martha', 'marhta')).toBeCloseTo(0.961, 3)
    expect(nameLikeness('dixon', 'dicksonx')).toBeCloseTo(0.813, 3)
    expect(nameLikeness('abc', 'xyz')).toBe(0)
    expect(nameLikeness('', '')).toBe(0)
  })
})

describe('possible duplicates', () => {
  const adaeze: PersonFacts = { givenName: 'Adaeze', familyName: 'Okonkwo', bornOn: '1958-07-14', sex: 'female', phone: '+44 20 7946 0958', email: null, nationalId: null }
  const score = (changes: Partial<PersonFacts>) => scoreDuplicate(adaeze, { ...adaeze, ...changes })
  it.each([
    ['the same person', {}, 'likely'],
    ['another phone', { phone: '+44 20 7946 0000' }, 'likely'],
    ['a mistyped family name', { familyName: 'Okonkow' }, 'likely'],
    ['given and family name exchanged', { givenName: 'Okonkwo', familyName: 'Adaeze' }, 'likely'],
    ['day and month exchanged, no phone', { bornOn: '1958-14-07', phone: null }, 'possible'],
    ['one digit of the birth year, no phone', { bornOn: '1959-07-14', phone: null }, 'possible'],
    ['only the name', { bornOn: '1990-01-01', phone: null, sex: null }, 'no'],
    ['a twin: other given name', { givenName: 'Chidi', phone: null, sex: 'male' }, 'possible'],
    ['another person of the same day', { givenName: 'Mary', familyName: 'Smith', phone: null }, 'no'],
  ] as [string, Partial<PersonFacts>, string][])('%s: %s', (_says, changes, verdict) => expect(score(changes).verdict).toBe(verdict))
  it('are symmetric and stay between 0 and 100', () => {
    const other = { ...adaeze, familyName: 'Okonkow', bornOn: '1958-07-15' }
    expect(scoreDuplicate(adaeze, other).score).toBe(scoreDuplicate(other, adaeze).score)
    expect(score({ nationalId: 'A1' }).score).toBeLessThanOrEqual(100)
  })
  it('count different national ids against, the same one for', () => {
    expect(scoreDuplicate({ ...adaeze, nationalId: 'A-1' }, { ...adaeze, nationalId: 'B2' }).score).toBeLessThan(score({}).score)
    expect(scoreDuplicate({ ...adaeze, nationalId: 'A-1' }, { ...adaeze, familyName: 'Married', nationalId: 'a1' }).verdict).toBe('likely')
  })
  it('come most likely first', () => {
    const list = [{ ...adaeze, familyName: 'Okonkow', phone: null }, adaeze, { ...adaeze, givenName: 'Mary', familyName: 'Smith', bornOn: null, phone: null }]
    expect(findPossibleDuplicates(adaeze, list).map((each) => each.person)).toEqual([adaeze, list[0]])
  })
})
