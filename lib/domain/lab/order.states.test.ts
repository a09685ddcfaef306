import { describe, expect, it } from 'vitest'
import { findDuplicateTests } from '@/lib/domain/lab/order.duplicates'
import { orderStatuses } from '@/lib/domain/lab/order.schema'
import type { LabOrder } from '@/lib/domain/lab/order.schema'
import { complete, discard, hold, markWrong, nextStates, release, revoke, sign } from '@/lib/domain/lab/order.states'
import type { OrderVerb } from '@/lib/domain/lab/order.states'
import { aLabOrder } from '@/lib/testing/lab-records'
import { refusalCode } from '@/lib/testing/refusal-code'

const at = '2026-03-05T08:00:00.000Z'
const verbs: Record<OrderVerb, (order: LabOrder) => LabOrder> = {
  sign: (order) => sign(order, { at, accession: '26064-0001-7' }),
  discard: (order) => discard(order, { by: 'doctor-1' }),
  hold: (order) => hold(order, { reason: 'waiting for fasting' }),
  release,
  revoke: (order) => revoke(order, { reason: 'patient moved', results: [{ status: 'ordered' }] }),
  complete: (order) => complete(order, { results: [{ status: 'verified' }, { status: 'cancelled' }] }),
  markWrong: (order) => markWrong(order, { by: 'doctor-1', reason: 'wrong patient', secondPerson: 'doctor-2' }),
}

it.each(orderStatuses.flatMap((status) => (Object.keys(verbs) as OrderVerb[]).map((verb) => [status, verb] as const)))('%s × %s', (status, verb) => {
  const to = nextStates[status][verb]
  const order = aLabOrder({ status })
  if (to === undefined) return expect(refusalCode(() => verbs[verb](order))).toBe('lab-order.wrong-state')
  expect(verbs[verb](order).status).toBe(to)
})

describe('refusals', () => {
  it.each([
    ['an order without tests', () => verbs.sign(aLabOrder({ testKeys: [] })), 'lab-order.nothing-ordered'],
    ['an order without an indication', () => verbs.sign(aLabOrder({ indicationCode: null })), 'lab-order.indication-needed'],
    ['a STAT order without a reason', () => verbs.sign(aLabOrder({ urgency: 'stat' })), 'lab-order.stat-reason-needed'],
    ['a STAT order with a reason', () => verbs.sign(aLabOrder({ urgency: 'stat', statReason: 'chest pain' })), 'done'],
    ['discarding a draft of somebody else', () => discard(aLabOrder(), { by: 'doctor-2' }), 'lab-order.not-author'],
    ['revoking after a result was released', () => revoke(aLabOrder({ status: 'active' }), { reason: 'moved', results: [{ status: 'verified' }] }), 'lab-order.has-released-result'],
    ['revoking while a value is only entered', () => revoke(aLabOrder({ status: 'active' }), { reason: 'moved', results: [{ status: 'entered' }] }), 'done'],
    ['completing with an open test', () => complete(aLabOrder({ status: 'active' }), { results: [{ status: 'verified' }, { status: 'awaiting_recollect' }] }), 'lab-order.tests-open'],
    ['completing without tests', () => complete(aLabOrder({ status: 'active' }), { results: [] }), 'lab-order.tests-open'],
    ['marking wrong alone', () => markWrong(aLabOrder(), { by: 'doctor-1', reason: 'wrong patient', secondPerson: 'doctor-1' }), 'lab-order.second-person-needed'],
    ['holding without a reason', () => hold(aLabOrder({ status: 'active' }), { reason: '' }), 'lab-order.reason-needed'],
  ])('%s', (_name, run, code) => {
    expect(refusalCode(run)).toBe(code)
  })
})

describe('duplicate tests warn and never block', () => {
  const done = { testKey: 'A1C', orderId: 'order-0', at: '2026-02-01T08:00:00.000Z', isOpen: false }
  it.each([
    ['a day before the interval ends', [done], '2026-04-01T08:00:00.000Z', ['too-soon']],
    ['on the day it ends', [done], '2026-04-02T08:00:00.000Z', []],
    ['an open order', [{ ...done, isOpen: true }], '2027-01-01T08:00:00.000Z', ['already-ordered']],
    ['a test without an interval', [{ ...done, testKey: 'K' }], '2026-02-02T08:00:00.000Z', []],
  ])('%s', (_name, earlier, now, why) => {
    expect(findDuplicateTests(['A1C', 'K'], earlier, now).map((warning) => warning.why)).toEqual(why)
  })
})
