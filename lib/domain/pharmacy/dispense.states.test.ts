import { describe, expect, it } from 'vitest'
import { Refusal } from '@/lib/errors/refusals'
import {
  type DispenseStatus, type DispenseVerb, type FinalCheckInput, cancelDispense, checkDispense, declineDispense, dispenseVerbs, finalCheckDispense, isSelfChecked, leaveDispense, nextDispenseStates,
  openDispense, pauseDispense, pickDispense, resumeDispense, shelveDispense, stateBeforePause,
} from './dispense.states'
import { type HandOverInput, handOverDispense, returnUnclaimedDispense, reverseDispense } from './hand-over'
import { type Dispense, type DispenseLine, dispenseStatuses } from './stock.schema'

const at = '2026-03-05T10:00:00.000Z'
const doing = { by: 'ph-1', byName: 'Pharmacist One', at }
const line = (quantity: number, owing = 0): DispenseLine => ({ itemId: 'i', productId: 'p', name: 'amoxicillin', quantity, owing, fefoDeviationReason: null, lots: [{ lotId: 'l', lotNumber: 'A1', expiresOn: '2027-01-01', quantity }] })
const dispense: Dispense = {
  id: 'd', organisationId: 'o', version: 1, createdAt: at, updatedAt: at, patientId: 'p', patientName: 'OKONKWO, Adaeze', prescriptionId: 'rx', prescriptionNumber: 'RX-1', status: 'queued', statusReason: null, priority: 'routine',
  queuedAt: at, lines: [line(21)], checkedBy: null, checkedByName: null, checkedAt: null, safety: null, overrides: null, pickedBy: 'tech-1', pickedAt: '2026-03-05T09:50:00.000Z', finalCheckedBy: null, finalCheckedAt: null,
  handedOverBy: null, handedOverByName: null, handedOverAt: null, identityChecks: [], counselled: null, labelsPrinted: 0, queryToPrescriber: null,
}
const live = { prescriptionIsDispensable: true, prescriptionStatus: 'active' }
const safety = { checkedAt: at, tableVersions: {}, checked: [], notChecked: [], findings: [] }
const finalCheck: FinalCheckInput = { ...doing, labelMatched: true, needsSecondPerson: true, singleStaff: false, rescannedAt: null, coolOffSeconds: 120 }
const handOver: HandOverInput = { ...doing, ...live, identityChecks: ['name', 'date-of-birth'], counselled: 'yes', controlled: null }
const inState = (status: DispenseStatus, changes: Partial<Dispense> = {}): Dispense => ({ ...dispense, ...changes, status })
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const verbs: Record<DispenseVerb, (record: Dispense) => Dispense> = {
  open: (record) => openDispense(record, doing),
  leave: (record) => leaveDispense(record, doing),
  check: (record) => checkDispense(record, { ...doing, ...live, openWarnings: 0, safety, overrides: [] }),
  pick: (record) => pickDispense(record, { ...doing, lines: [line(21)] }),
  'final-check': (record) => finalCheckDispense(record, finalCheck),
  shelve: (record) => shelveDispense(record, doing),
  pause: (record) => pauseDispense(record, { ...doing, reason: 'dose query', query: 'Is 1 g meant?' }),
  resume: (record) => resumeDispense(record, doing),
  decline: (record) => declineDispense(record, { ...doing, reason: 'allergy', words: '' }),
  cancel: (record) => cancelDispense(record, { ...doing, reason: 'prescription stopped' }),
  'hand-over': (record) => handOverDispense({ ...record, lines: [line(21)] }, handOver),
  'hand-over-partial': (record) => handOverDispense({ ...record, lines: [line(10, 11)] }, handOver),
  'return-unclaimed': (record) => returnUnclaimedDispense(record, { ...doing, readySince: '2026-02-19T10:00:00.000Z' }),
  reverse: (record) => reverseDispense(record, { ...doing, reason: 'wrong strength' }),
}

describe('every state and verb', () => {
  for (const status of dispenseStatuses) {
    for (const verb of dispenseVerbs) {
      const to = nextDispenseStates[status][verb]
      it(`${status}: ${verb} ${to ? `leads to ${to}` : 'is refused'}`, () => {
        if (to) expect(verbs[verb](inState(status)).status).toBe(to)
        else expect(codeOf(() => verbs[verb](inState(status)))).toBe('dispense.wrong-state')
      })
    }
  }
})

describe('clinical check and picking', () => {
  const check = (changes: object) => codeOf(() => checkDispense(inState('in_review'), { ...doing, ...live, openWarnings: 0, safety, overrides: [], ...changes }))
  it('refuses while a warning has no decision', () => expect(check({ openWarnings: 1 })).toBe('dispense.blocked'))
  it('refuses when the prescription was stopped meanwhile', () => expect(check({ prescriptionIsDispensable: false, prescriptionStatus: 'stopped' })).toBe('dispense.prescription-not-active'))
  it('refuses an empty basket and lots that do not add up', () => {
    const pick = (lines: DispenseLine[]) => codeOf(() => pickDispense(inState('clinically_checked'), { ...doing, lines }))
    expect(pick([])).toBe('dispense.nothing-picked')
    expect(pick([{ ...line(21), lots: [] }])).toBe('dispense.nothing-picked')
    expect(pick([{ ...line(21), quantity: 20 }])).toBe('dispense.quantity-invalid')
  })
})

describe('the last look', () => {
  const look = (changes: Partial<FinalCheckInput>) => codeOf(() => finalCheckDispense(inState('picked'), { ...finalCheck, ...changes }))
  it('needs the label compared', () => expect(look({ labelMatched: false })).toBe('dispense.label-not-matched'))
  it('refuses the picker with a high-alert or controlled medicine', () => expect(look({ by: 'tech-1' })).toBe('dispense.same-picker'))
  it('lets the picker check other medicines, and shows it', () => {
    const checked = finalCheckDispense(inState('picked'), { ...finalCheck, by: 'tech-1', needsSecondPerson: false })
    expect(isSelfChecked(checked)).toBe(true)
  })
  it('alone in the shop: scans again after 2 minutes, not before', () => {
    const alone = { by: 'tech-1', singleStaff: true }
    expect(look(alone)).toBe('dispense.same-picker')
    expect(look({ ...alone, rescannedAt: '2026-03-05T09:51:59.000Z' })).toBe('dispense.rescan-too-soon')
    expect(look({ ...alone, rescannedAt: '2026-03-05T09:52:00.000Z' })).toBe('allowed')
  })
})

describe('pausing and declining', () => {
  it.each(['queued', 'in_review', 'clinically_checked', 'picked', 'final_checked', 'ready'] as const)('goes back to %s after the pause', (status) => {
    const paused = pauseDispense(inState(status), { ...doing, reason: 'stock: awaited', query: null })
    expect(stateBeforePause(paused)).toBe(status)
    expect(resumeDispense(paused, doing).status).toBe(status)
  })
  it('starts again at the queue when the origin cannot be read', () => {
    expect(resumeDispense(inState('paused', { statusReason: 'paused from handed_over: x' }), doing).status).toBe('queued')
    expect(resumeDispense(inState('paused', { statusReason: null }), doing).status).toBe('queued')
  })
  it('needs a reason', () => {
    expect(codeOf(() => pauseDispense(inState('ready'), { ...doing, reason: '', query: null }))).toBe('dispense.reason-missing')
    expect(codeOf(() => declineDispense(inState('ready'), { ...doing, reason: 'other', words: ' ' }))).toBe('dispense.reason-missing')
    expect(codeOf(() => cancelDispense(inState('ready'), { ...doing, reason: ' ' }))).toBe('dispense.reason-missing')
  })
})

describe('hand-over', () => {
  const give = (changes: Partial<HandOverInput>) => codeOf(() => handOverDispense(inState('ready'), { ...handOver, ...changes }))
  it('needs two different identifiers', () => {
    expect(give({ identityChecks: ['name'] })).toBe('dispense.identity-missing')
    expect(give({ identityChecks: ['name', 'name'] })).toBe('dispense.identity-missing')
    expect(give({ identityChecks: ['name', ' '] })).toBe('dispense.identity-missing')
  })
  it('needs the collector of a controlled medicine', () => {
    expect(give({ controlled: { collector: null } })).toBe('dispense.collector-document')
    expect(give({ controlled: { collector: { name: 'A', document: '', relation: 'self' } } })).toBe('dispense.collector-document')
    expect(give({ controlled: { collector: { name: 'A', document: 'passport 1', relation: 'self' } } })).toBe('allowed')
  })
  it('needs an answer about counselling', () => expect(give({ counselled: null })).toBe('dispense.counselling-missing'))
  it('refuses when the prescription was stopped since the check', () => expect(give({ prescriptionIsDispensable: false, prescriptionStatus: 'stopped' })).toBe('dispense.prescription-not-active'))
  it('takes back an unclaimed bag after 14 days, not earlier', () => {
    const back = (readySince: string) => codeOf(() => returnUnclaimedDispense(inState('ready'), { ...doing, readySince }))
    expect(back('2026-02-19T10:00:01.000Z')).toBe('dispense.not-yet-unclaimed')
    expect(back('2026-02-19T10:00:00.000Z')).toBe('allowed')
  })
})
