import type { LabOrder, LabResult } from '@/lib/domain/lab/order.schema'
import { terminalStatuses } from '@/lib/domain/lab/result.states'
import { nextState, requireReason } from '@/lib/domain/state-table'
import type { StateTable, Step } from '@/lib/domain/state-table'
import { refuse } from '@/lib/errors/refusal'

export type OrderStatus = LabOrder['status']
export type OrderVerb = 'sign' | 'discard' | 'hold' | 'release' | 'revoke' | 'complete' | 'markWrong'

/** The life of a request for laboratory tests. A signed order is never edited: it is revoked, or an add-on is ordered. */
export const nextStates: StateTable<OrderStatus, OrderVerb> = {
  draft: { sign: 'active', discard: 'revoked', markWrong: 'entered-in-error' },
  active: { hold: 'on-hold', revoke: 'revoked', complete: 'completed', markWrong: 'entered-in-error' },
  'on-hold': { release: 'active', revoke: 'revoked', markWrong: 'entered-in-error' },
  completed: { markWrong: 'entered-in-error' },
  revoked: { markWrong: 'entered-in-error' },
  'entered-in-error': {},
}

const move = (order: LabOrder, verb: OrderVerb): OrderStatus => nextState(nextStates, { from: order.status, verb }, 'lab-order.wrong-state')

export interface SignStep extends Pick<Step, 'at'> {
  /** The number the specimens and the report carry from now on. */
  accession: string
}

/** Places an order. @throws `lab-order.wrong-state`, `.nothing-ordered`, `.indication-needed`, `.stat-reason-needed` */
export function sign(order: LabOrder, { at, accession }: SignStep): LabOrder {
  const status = move(order, 'sign')
  if (order.testKeys.length === 0) refuse('lab-order.nothing-ordered')
  if (order.indicationCode === null) refuse('lab-order.indication-needed', { field: 'indicationCode' })
  if (order.urgency === 'stat') requireReason(order.statReason ?? '', 'lab-order.stat-reason-needed')
  return { ...order, status, accession, signedAt: at }
}

/** Throws a draft away; it stays in the record, hidden from lists. @throws `lab-order.wrong-state`, `lab-order.not-author` */
export function discard(order: LabOrder, { by }: Pick<Step, 'by'>): LabOrder {
  const status = move(order, 'discard')
  if (order.orderedBy !== by) refuse('lab-order.not-author')
  return { ...order, status, statusReason: 'Draft discarded' }
}

/** Pauses an order. @throws `lab-order.wrong-state`, `lab-order.reason-needed` */
export const hold = (order: LabOrder, { reason }: { reason: string }): LabOrder => ({ ...order, status: move(order, 'hold'), statusReason: requireReason(reason, 'lab-order.reason-needed') })

/** Lets a paused order go on. */
export const release = (order: LabOrder): LabOrder => ({ ...order, status: move(order, 'release'), statusReason: null })

/** Takes an order back while nothing of it is released. @throws `lab-order.wrong-state`, `.has-released-result`, `.reason-needed` */
export function revoke(order: LabOrder, { reason, results }: { reason: string; results: readonly Pick<LabResult, 'status'>[] }): LabOrder {
  const status = move(order, 'revoke')
  if (results.some((result) => ['verified', 'corrected', 'amended'].includes(result.status))) refuse('lab-order.has-released-result')
  return { ...order, status, statusReason: requireReason(reason, 'lab-order.reason-needed') }
}

/** Whether every test of an order has come to its end. An order without tests has not. */
export const isEveryTestDone = (results: readonly Pick<LabResult, 'status'>[]): boolean => results.length > 0 && results.every((result) => terminalStatuses.has(result.status))

/** Closes an order when its last test is done. @throws `lab-order.wrong-state`, `lab-order.tests-open` */
export function complete(order: LabOrder, { results }: { results: readonly Pick<LabResult, 'status'>[] }): LabOrder {
  const status = move(order, 'complete')
  if (!isEveryTestDone(results)) refuse('lab-order.tests-open')
  return { ...order, status }
}

/** Wrong patient or wrong entry; every result of the order is withdrawn with it. @throws `.wrong-state`, `.second-person-needed`, `.reason-needed` */
export function markWrong(order: LabOrder, { by, reason, secondPerson }: Pick<Step, 'by'> & { reason: string; secondPerson: string }): LabOrder {
  const status = move(order, 'markWrong')
  if (secondPerson === '' || secondPerson === by) refuse('lab-order.second-person-needed')
  return { ...order, status, statusReason: requireReason(reason, 'lab-order.reason-needed') }
}
