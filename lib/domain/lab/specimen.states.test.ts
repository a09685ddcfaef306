import { describe, expect, it } from 'vitest'
import { specimenStatuses } from '@/lib/domain/lab/order.schema'
import type { Specimen } from '@/lib/domain/lab/order.schema'
import { rejectionReasons } from '@/lib/domain/lab/rejection-reasons.table'
import { accept, cancel, collect, dispatch, dispose, fhirSpecimenStatus, lose, nextStates, printLabel, receive, recordNotCollected, reject, retrieve, store, testsTooOld, withdraw } from '@/lib/domain/lab/specimen.states'
import type { SpecimenVerb } from '@/lib/domain/lab/specimen.states'
import { aSpecimen } from '@/lib/testing/lab-records'
import { refusalCode } from '@/lib/testing/refusal-code'

const at = '2026-03-05T08:30:00.000Z'
const nurse = { by: 'nurse-1', byName: 'Nadia', at }
const collecting = { ...nurse, collectedAt: '2026-03-05T08:20:00.000Z', identifiersMatched: ['full name', 'date of birth'], orderedAt: '2026-03-05T08:00:00.000Z' }

const verbs: Record<SpecimenVerb, (specimen: Specimen) => Specimen> = {
  printLabel: (specimen) => printLabel(specimen, { reason: 'smudged' }),
  collect: (specimen) => collect(specimen, collecting),
  recordNotCollected: (specimen) => recordNotCollected(specimen, { reason: 'not fasting' }),
  cancel,
  dispatch,
  receive: (specimen) => receive(specimen, nurse),
  accept,
  reject: (specimen) => reject(specimen, { code: 'RH' }).specimen,
  store: (specimen) => store(specimen, { place: 'Fridge 2, rack B, 14' }),
  retrieve,
  lose: (specimen) => lose(specimen, { reason: 'not found after a search' }),
  dispose,
  withdraw: (specimen) => withdraw(specimen, { by: 'tech-1', reason: 'label of another patient', secondPerson: 'tech-2' }),
}

it.each(specimenStatuses.flatMap((status) => (Object.keys(verbs) as SpecimenVerb[]).map((verb) => [status, verb] as const)))('%s × %s', (status, verb) => {
  const to = nextStates[status][verb]
  if (to === undefined) return expect(refusalCode(() => verbs[verb](aSpecimen({ status })))).toBe('specimen.wrong-state')
  expect(verbs[verb](aSpecimen({ status })).status).toBe(to)
})

describe('collecting', () => {
  const labelled = aSpecimen({ status: 'label_printed' })
  it.each([
    ['two identifiers', {}, 'done'],
    ['one identifier', { identifiersMatched: ['full name'] }, 'specimen.two-identifiers-needed'],
    ['the same identifier twice', { identifiersMatched: ['full name', 'full name'] }, 'specimen.two-identifiers-needed'],
    ['this very minute', { collectedAt: at }, 'done'],
    ['a second from now', { collectedAt: '2026-03-05T08:30:01.000Z' }, 'specimen.collected-in-future'],
    ['a day before the order', { collectedAt: '2026-03-04T08:00:00.000Z' }, 'done'],
    ['earlier than that', { collectedAt: '2026-03-04T07:59:59.000Z' }, 'specimen.collected-before-order'],
  ])('%s', (_name, changes, answer) => {
    expect(refusalCode(() => collect(labelled, { ...collecting, ...changes }))).toBe(answer)
  })
})

it('asks why before a second label', () => {
  const once = printLabel(aSpecimen())
  expect(once.labelsPrinted).toBe(1)
  expect(refusalCode(() => printLabel(once))).toBe('specimen.reprint-reason-needed')
  expect(printLabel(once, { reason: 'smudged' })).toMatchObject({ labelsPrinted: 2, reprintReason: 'smudged' })
})

it('cannot arrive before it was collected', () => {
  const collected = aSpecimen({ status: 'collected', collectedAt: '2026-03-05T08:30:01.000Z' })
  expect(refusalCode(() => receive(collected, nurse))).toBe('specimen.received-before-collected')
})

it('rejects only with a reason from the list', () => {
  expect(refusalCode(() => reject(aSpecimen({ status: 'received' }), { code: 'ZZ' }))).toBe('specimen.rejection-unknown')
  expect(reject(aSpecimen({ status: 'received' }), { code: 'RI' }).reason).toMatchObject({ recollect: 'yes', opensIncident: true })
  expect(new Set(rejectionReasons.map((reason) => reason.code)).size).toBe(rejectionReasons.length)
})

it('marks a specimen as wrong with two people only', () => {
  expect(refusalCode(() => withdraw(aSpecimen({ status: 'collected' }), { by: 'tech-1', reason: 'swapped', secondPerson: 'tech-1' }))).toBe('specimen.second-person-needed')
})

it.each([
  ['four hours', '2026-03-05T12:00:00.000Z', []],
  ['a second more', '2026-03-05T12:00:01.000Z', ['K']],
])('potassium unseparated for %s', (_name, now, tooOld) => {
  expect(testsTooOld({ collectedAt: '2026-03-05T08:00:00.000Z', testKeys: ['K', 'NA'] }, now)).toEqual(tooOld)
})

it.each([['registered', null], ['collected', 'available'], ['rejected', 'unsatisfactory'], ['lost', 'unavailable'], ['entered-in-error', 'entered-in-error']] as const)('%s is %s in FHIR', (status, fhir) => {
  expect(fhirSpecimenStatus(status)).toBe(fhir)
})
