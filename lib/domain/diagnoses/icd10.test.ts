import { describe, expect, it } from 'vitest'
import { everydayWords, frequentCodes } from '@/lib/domain/diagnoses/icd10-words.table'
import { parseIcd10OrderFile, searchableRows, withDot } from '@/lib/domain/diagnoses/icd10.importer'
import { findDiagnosis, foldWords, searchDiagnoses } from '@/lib/domain/diagnoses/icd10.search'
import { icd10Codes, icd10Head } from '@/lib/domain/diagnoses/icd10.table'

describe('the list', () => {
  it('holds well over 600 codes, each once, in order, with a title', () => {
    expect(icd10Codes.length).toBeGreaterThan(600)
    expect(new Set(icd10Codes.map(([code]) => code)).size).toBe(icd10Codes.length)
    expect(icd10Codes.filter(([code, title]) => !/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code) || title.length < 3)).toEqual([])
    expect(icd10Head.version.length).toBeLessThanOrEqual(20)
    expect(Math.max(...icd10Codes.map(([, title]) => title.length))).toBeLessThanOrEqual(250)
  })

  it('covers every chapter a clinic meets', () => {
    expect(new Set(icd10Codes.map(([code]) => code[0]))).toEqual(new Set([...'ABCDEFGHIJKLMNOPQRSTUZ']))
  })

  it('speaks of codes it has', () => {
    const bare = icd10Codes.map(([code]) => code)
    expect([...frequentCodes].filter((code) => !bare.includes(code))).toEqual([])
    const unreachable = Object.entries(everydayWords).filter(([, codes]) => !codes.some((code) => bare.some((one) => one.startsWith(code))))
    expect(unreachable.map(([phrase]) => phrase)).toEqual([])
  })
})

describe('searching', () => {
  it.each([
    ['heart attack', 'I21.9'], ['high blood pressure', 'I10'], ['sugar', 'E11.9'], ['Sugar Disease', 'E11.9'], ['diabetes', 'E11.9'], ['flu', 'J11.1'], ['sore throat', 'J02.9'], ['back pain', 'M54.5'], ['UTI', 'N39.0'], ['water infection', 'N39.0'], ['stroke', 'I63.9'],
    ['asthma', 'J45.909'], ['COPD', 'J44.9'], ['pneumonia', 'J18.9'], ['headache', 'R51.9'], ['migraine', 'G43.909'], ['depression', 'F32.9'], ['anxiety', 'F41.9'], ['check up', 'Z00.00'], ['covid', 'U07.1'], ['malaria', 'B54'], ['anaemia', 'D64.9'], ['low iron', 'D50.9'], ['heart failure', 'I50.9'], ['hypertension', 'I10'], ['underactive thyroid', 'E03.9'], ['gout', 'M10.9'], ['reflux', 'K21.9'],
    ['I10', 'I10'], ['i21.4', 'I21.4'], ['i214', 'I21.4'], ['E11.65', 'E11.65'], ['diarrhoea', 'R19.7'], ['haemorrhoids', 'K64.9'], ['hyperkalaemia', 'E87.5'], ['hyponatraemia', 'E87.1'], ['coeliac', 'K90.0'],
  ])('%s finds %s first', (typed, code) => {
    expect(searchDiagnoses(typed)[0]?.code).toBe(code)
  })

  it.each([['kidney chronic stage 3', 'N18.30'], ['pain knee right', 'M25.561'], ['fibrillation atrial', 'I48.91'], ['ménière', 'H81.09'], ['meniere', 'H81.09'], ['crohn', 'K50.90'], ['type 2 diabetes hyperglyc', 'E11.65'], ['bronchitis acute', 'J20.9']])('%s finds %s among the first', (typed, code) => {
    expect(searchDiagnoses(typed).map((hit) => hit.code)).toContain(code)
  })

  it('offers a category by its beginning', () => {
    expect(searchDiagnoses('I50').every((hit) => hit.code.startsWith('I50'))).toBe(true)
    expect(searchDiagnoses('I50').length).toBeGreaterThan(5)
  })

  it('says which everyday words led to a title that does not hold them', () => {
    expect(searchDiagnoses('heart attack')[0]).toMatchObject({ because: 'heart attack' })
    expect(searchDiagnoses('asthma')[0]?.because).toBeNull()
  })

  it.each([[''], ['  '], ['qqqq'], ['heart qqqq'], ['...']])('finds nothing for %j', (typed) => {
    expect(searchDiagnoses(typed)).toEqual([])
  })

  it('keeps to the limit', () => {
    expect(searchDiagnoses('pain', { limit: 5 })).toHaveLength(5)
  })

  it('finds a code with or without its dot', () => {
    expect(findDiagnosis('e119')?.[0]).toBe('E11.9')
    expect(findDiagnosis('E11.9')?.[0]).toBe('E11.9')
    expect(findDiagnosis('E11')).toBeNull()
    expect(foldWords('Ménière’s')).toBe('menieres')
  })
})

describe('importing the official order file', () => {
  const line = (order: string, code: string, flag: string, title = 'Essential (primary) hypertension') => `${order} ${code.padEnd(7)} ${flag} ${title.slice(0, 60).padEnd(60)} ${title}`
  it('reads headings and codes', () => {
    const { entries, problems } = parseIcd10OrderFile([line('00001', 'A00', '0', 'Cholera'), line('00002', 'A000', '1', 'Cholera due to Vibrio cholerae 01, biovar cholerae'), line('00003', 'S060X0A', '1', 'Concussion without loss of consciousness, initial encounter'), ''].join('\r\n'))
    expect(problems).toEqual([])
    expect(entries.map(({ code, isBillable }) => [code, isBillable])).toEqual([['A00', false], ['A00.0', true], ['S06.0X0A', true]])
    expect(entries[2]?.title).toBe('Concussion without loss of consciousness, initial encounter')
    expect(searchDiagnoses('cholera', { rows: searchableRows({ entries, problems }) }).map((hit) => hit.code)).toEqual(['A00.0'])
  })

  it.each([
    ['a torn line', '00001 I10', 'too-short'], ['no order number', line('x0001', 'I10', '1'), 'order-not-a-number'], ['no code', line('00001', '1I0', '1'), 'code-not-valid'], ['a strange flag', line('00001', 'I10', '2'), 'flag-not-valid'], ['no title', line('00001', 'I10', '1', ''), 'title-missing'],
  ])('reports %s and takes nothing of it', (_name, bad, reason) => {
    expect(parseIcd10OrderFile(`${line('00001', 'I11', '0')}\n${bad}`)).toMatchObject({ entries: [{ code: 'I11' }], problems: [{ line: 2, reason }] })
  })

  it('takes a code once', () => {
    expect(parseIcd10OrderFile(`${line('00001', 'I10', '1')}\n${line('00002', 'I10', '1')}`)).toMatchObject({ entries: [{ code: 'I10' }], problems: [{ line: 2, reason: 'code-twice' }] })
  })

  it.each([['I10', 'I10'], ['E119', 'E11.9'], ['E11.9', 'E11.9'], ['S060X0A', 'S06.0X0A']])('writes %s as %s', (code, dotted) => expect(withDot(code)).toBe(dotted))
})
