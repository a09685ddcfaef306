import { describe, expect, it } from 'vitest'
import { Refusal } from '@/lib/errors/refusals'
import type { Prescription, PrescriptionItem } from './prescription.schema'
import { prescriptionStatuses } from './prescription.schema'
import {
  type PrescriptionStatus, type PrescriptionVerb, type SigningInput, cancelPrescription, completePrescription, discardPrescription, followPrescription, holdPrescription, isDispensable,
  markPrescriptionEnteredInError, nextPrescriptionStates, prescriptionVerbs, replacePrescription, resumePrescription, signPrescription, stopPrescription,
} from './prescription.states'

const at = '2026-03-05T10:00:00.000Z'
const doing = { by: 'dr-1', at }
const draft: Prescription = {
  id: 'rx-1', organisationId: 'o', version: 1, createdAt: at, updatedAt: at, patientId: 'p', patientName: 'OKONKWO, Adaeze', encounterId: null, prescriberId: 'dr-1', prescriberName: 'Dr One', number: 'RX-1',
  status: 'draft', statusReason: null, signedAt: null, validUntil: '2027-03-05T00:00:00.000Z', priorPrescriptionId: null, itemCount: 1, overrides: [], safety: null, noteToPharmacist: null, documentId: null,
}
const signing: SigningInput = { ...doing, blockers: [], safety: { checkedAt: at, tableVersions: {}, checked: [], notChecked: [], findings: [] }, overrides: [], validUntil: '2027-03-05T00:00:00.000Z', controlled: null }
const inState = (status: PrescriptionStatus): Prescription => ({ ...draft, status })
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const verbs: Record<PrescriptionVerb, (record: Prescription) => Prescription> = {
  sign: (record) => signPrescription(record, signing),
  discard: (record) => discardPrescription(record, doing),
  hold: (record) => holdPrescription(record, { ...doing, reason: 'dose unclear' }),
  resume: (record) => resumePrescription(record, doing),
  replace: (record) => replacePrescription(record, doing),
  stop: (record) => stopPrescription(record, { ...doing, reason: 'rash' }),
  cancel: (record) => cancelPrescription(record, { ...doing, reason: 'patient declined', dispensedQuantity: 0 }),
  complete: (record) => completePrescription(record, { ...doing, everythingDispensed: true }),
  'enter-in-error': (record) => markPrescriptionEnteredInError(record, { ...doing, reason: 'wrong patient', dispensedQuantity: 0, incidentId: null }),
}

describe('every state and verb', () => {
  for (const status of prescriptionStatuses) {
    for (const verb of prescriptionVerbs) {
      const to = nextPrescriptionStates[status][verb]
      it(`${status}: ${verb} ${to ? `leads to ${to}` : 'is refused'}`, () => {
        if (to) expect(verbs[verb](inState(status)).status).toBe(to)
        else expect(codeOf(() => verbs[verb](inState(status)))).toBe('prescription.wrong-state')
      })
    }
  }
  it('leaves the record it was given untouched', () => {
    const record = inState('draft')
    signPrescription(record, signing)
    expect(record).toEqual(inState('draft'))
  })
})

describe('signing', () => {
  const sign = (changes: Partial<SigningInput>, record: Partial<Prescription> = {}) => codeOf(() => signPrescription({ ...draft, ...record }, { ...signing, ...changes }))
  it('refuses another prescriber', () => expect(sign({ by: 'dr-2' })).toBe('prescription.not-your-draft'))
  it('refuses an empty prescription', () => expect(sign({}, { itemCount: 0 })).toBe('prescription.no-lines'))
  it('refuses while a warning is open', () => expect(sign({ blockers: [{ code: 'finding-unresolved', findingId: 'x', says: 'x' }] })).toBe('prescription.blocked'))
  it('refuses a validity in the past or at this moment', () => {
    expect(sign({ validUntil: at })).toBe('prescription.validity-missing')
    expect(sign({ validUntil: 'soon' })).toBe('prescription.validity-missing')
    expect(sign({ validUntil: '2026-03-05T10:00:00.001Z' })).toBe('allowed')
  })
  it('asks for a fresh second factor with a controlled medicine', () => {
    const factor = (secondFactorAt: string | null) => sign({ controlled: { secondFactorAt, maxAgeMinutes: 5 } })
    expect(factor(null)).toBe('prescription.second-factor')
    expect(factor('2026-03-05T09:55:00.000Z')).toBe('allowed')
    expect(factor('2026-03-05T09:54:59.000Z')).toBe('prescription.second-factor-stale')
    expect(factor('2026-03-05T10:00:01.000Z')).toBe('prescription.second-factor-stale')
    expect(factor('not a time')).toBe('prescription.second-factor-stale')
  })
})

describe('guards of the other verbs', () => {
  it('needs a reason to hold, stop, cancel and mark in error', () => {
    expect(codeOf(() => holdPrescription(inState('active'), { ...doing, reason: ' ' }))).toBe('prescription.reason-missing')
    expect(codeOf(() => stopPrescription(inState('active'), { ...doing, reason: '' }))).toBe('prescription.reason-missing')
  })
  it('does not cancel once something was handed out', () => {
    expect(codeOf(() => cancelPrescription(inState('active'), { ...doing, reason: 'x', dispensedQuantity: 1 }))).toBe('prescription.already-dispensed')
  })
  it('asks for the incident when a wrong prescription was handed out', () => {
    const mark = (incidentId: string | null) => codeOf(() => markPrescriptionEnteredInError(inState('completed'), { ...doing, reason: 'x', dispensedQuantity: 1, incidentId }))
    expect(mark(null)).toBe('prescription.incident-needed')
    expect(mark('incident-1')).toBe('allowed')
  })
  it('completes by time only after validity', () => {
    const complete = (moment: string) => codeOf(() => completePrescription(inState('active'), { by: 'system', at: moment, everythingDispensed: false }))
    expect(complete('2027-03-04T23:59:59.000Z')).toBe('prescription.not-finished')
    expect(complete('2027-03-05T00:00:00.000Z')).toBe('allowed')
  })
  it('only another author may not discard', () => {
    expect(codeOf(() => discardPrescription(draft, { by: 'dr-2', at }))).toBe('prescription.not-your-draft')
  })
  it('is dispensable only while active and in date', () => {
    expect(isDispensable({ status: 'active', validUntil: '2026-03-05T10:00:01.000Z' }, at)).toBe(true)
    expect(isDispensable({ status: 'active', validUntil: at }, at)).toBe(false)
    expect(isDispensable({ status: 'on-hold', validUntil: '2027-03-05T10:00:01.000Z' }, at)).toBe(false)
    expect(isDispensable({ status: 'active', validUntil: null }, at)).toBe(false)
  })
  it('takes its lines along, and leaves finished lines as they ended', () => {
    const item = { status: 'active' } as PrescriptionItem
    expect(followPrescription(item, 'stopped').status).toBe('stopped')
    expect(followPrescription({ ...item, status: 'completed' }, 'stopped').status).toBe('completed')
    expect(followPrescription({ ...item, status: 'completed' }, 'entered-in-error').status).toBe('cancelled')
  })
})
