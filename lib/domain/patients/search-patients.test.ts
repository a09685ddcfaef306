import { describe, expect, it } from 'vitest'
import { matchesWords, readPatientSearch } from './search-patients.input'

describe('what somebody types into the patient search', () => {
  it.each([
    ['4183 0027 61', { mrn: '4183002761', bornOn: null, words: [] }],
    ['4183002761', { mrn: '4183002761', bornOn: null, words: [] }],
    ['14-Jul-1958', { mrn: null, bornOn: '1958-07-14', words: [] }],
    ['14 july 1958', { mrn: null, bornOn: '1958-07-14', words: [] }],
    ['14/07/1958', { mrn: null, bornOn: '1958-07-14', words: [] }],
    ['1958-07-14', { mrn: null, bornOn: '1958-07-14', words: [] }],
    ['Okonkwo 14-Jul-1958', { mrn: null, bornOn: '1958-07-14', words: ['okonkwo'] }],
    ['OKÓNKWO, Ada', { mrn: null, bornOn: null, words: ['okonkwo', 'ada'] }],
    ['', { mrn: null, bornOn: null, words: [] }],
  ])('reads %s', (typed, understood) => expect(readPatientSearch(typed)).toEqual(understood))

  it.each(['31-Feb-1990', '31/02/1990', '14 xyz 1990'])('takes %s for no day', (typed) => expect(readPatientSearch(typed).bornOn).toBeNull())

  it('wants every word to begin a word of the person', () => {
    expect(matchesWords('okonkwo adaeze 4183002761', ['ada', 'okon'])).toBe(true)
    expect(matchesWords('okonkwo adaeze 4183002761', ['ada', 'smith'])).toBe(false)
  })
})
