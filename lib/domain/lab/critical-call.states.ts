import { criticalLadder } from '@/lib/domain/lab/critical-ladder.table'
import type { CriticalLadder, LadderRung } from '@/lib/domain/lab/critical-ladder.table'
import type { CallAttempt, CriticalCall } from '@/lib/domain/lab/order.schema'
import { nextState, requireReason } from '@/lib/domain/state-table'
import type { StateTable, Step } from '@/lib/domain/state-table'
import { refuse } from '@/lib/errors/refusal'

export type CallStatus = CriticalCall['status']
export type CallVerb = 'notify' | 'logAttempt' | 'confirmReadBack' | 'acknowledge' | 'escalate' | 'giveUp' | 'close' | 'dismiss' | 'reopen'

/** The closed loop of a critical value. Only `closed` and `not_confirmed` end it; `cannot_reach` is an incident that stays open. */
export const nextStates: StateTable<CallStatus, CallVerb> = {
  detected: { notify: 'notified', logAttempt: 'notified', confirmReadBack: 'read_back_confirmed', acknowledge: 'acknowledged', escalate: 'escalated', giveUp: 'cannot_reach', dismiss: 'not_confirmed' },
  notified: { logAttempt: 'notified', confirmReadBack: 'read_back_confirmed', acknowledge: 'acknowledged', escalate: 'escalated', giveUp: 'cannot_reach' },
  read_back_confirmed: { logAttempt: 'read_back_confirmed', confirmReadBack: 'read_back_confirmed', acknowledge: 'acknowledged', escalate: 'escalated', giveUp: 'cannot_reach' },
  escalated: { notify: 'escalated', logAttempt: 'escalated', confirmReadBack: 'read_back_confirmed', acknowledge: 'acknowledged', escalate: 'escalated', giveUp: 'cannot_reach' },
  acknowledged: { close: 'closed', reopen: 're-opened' },
  closed: { reopen: 're-opened' },
  not_confirmed: { reopen: 're-opened' },
  're-opened': { notify: 'notified', logAttempt: 'notified', confirmReadBack: 'read_back_confirmed', acknowledge: 'acknowledged', escalate: 'escalated', giveUp: 'cannot_reach' },
  cannot_reach: { logAttempt: 'cannot_reach', confirmReadBack: 'read_back_confirmed', acknowledge: 'acknowledged' },
}

const move = (call: CriticalCall, verb: CallVerb): CallStatus => nextState(nextStates, { from: call.status, verb }, 'critical-call.wrong-state')

const minutesAfter = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** The clock of a loop: when a call must have been tried and when a clinician must have answered. */
export const deadlines = (at: string, ladder: CriticalLadder = criticalLadder): Pick<CriticalCall, 'detectedAt' | 'callByAt' | 'acknowledgeByAt' | 'status' | 'level' | 'attempts'> => ({
  status: 'detected',
  level: 0,
  detectedAt: at,
  callByAt: minutesAfter(at, ladder.callWithinMinutes),
  acknowledgeByAt: minutesAfter(at, ladder.acknowledgeWithinMinutes),
  attempts: [],
})

/** The ordering clinician was told in the program. */
export const notify = (call: CriticalCall): CriticalCall => ({ ...call, status: move(call, 'notify') })

/**
 * Writes down an attempt to reach somebody. Only a person reached who reads the value back confirms the call.
 * @throws `critical-call.wrong-state`, `critical-call.recipient-needed`
 */
export function recordAttempt(call: CriticalCall, attempt: CallAttempt): CriticalCall {
  const isConfirmed = attempt.reached && attempt.readBack
  const status = move(call, isConfirmed ? 'confirmReadBack' : 'logAttempt')
  if (attempt.person.trim() === '' || attempt.role.trim() === '') refuse('critical-call.recipient-needed', { field: 'person' })
  return { ...call, status, attempts: [...call.attempts, attempt], readBackAt: isConfirmed ? attempt.at : call.readBackAt }
}

export interface AcknowledgeStep extends Step {
  /** What the clinician did about it. */
  action: NonNullable<CriticalCall['action']>
}

/** A responsible clinician has seen the value and says what was done. Stops the ladder. @throws `critical-call.wrong-state` */
export function acknowledge(call: CriticalCall, { by, byName, at, action }: AcknowledgeStep): CriticalCall {
  return { ...call, status: move(call, 'acknowledge'), acknowledgedBy: by, acknowledgedByName: byName, acknowledgedAt: at, action }
}

/** Ends an acknowledged loop. @throws `critical-call.wrong-state`, `critical-call.action-needed` */
export function close(call: CriticalCall, { at }: Pick<Step, 'at'>): CriticalCall {
  const status = move(call, 'close')
  if (call.action === null) refuse('critical-call.action-needed')
  return { ...call, status, closedAt: at }
}

/** A repeat showed a value that is not critical, before anybody was told. @throws `critical-call.wrong-state`, `critical-call.reason-needed` */
export function dismiss(call: CriticalCall, { at, reason }: Pick<Step, 'at'> & { reason: string }): CriticalCall {
  const status = move(call, 'dismiss')
  requireReason(reason, 'critical-call.reason-needed')
  return { ...call, status, closedAt: at }
}

/** The value was corrected, or is critical again: the loop starts anew and the same people are told. */
export function reopen(call: CriticalCall, { at }: Pick<Step, 'at'>, ladder: CriticalLadder = criticalLadder): CriticalCall {
  const status = move(call, 'reopen')
  const { callByAt, acknowledgeByAt } = deadlines(at, ladder)
  return { ...call, status, level: 0, detectedAt: at, callByAt, acknowledgeByAt, readBackAt: null, acknowledgedBy: null, acknowledgedByName: null, acknowledgedAt: null, action: null, closedAt: null }
}

/** The rung a loop should stand on at a moment: 0 before the first, then 1, 2, 3 … */
export const levelDue = (call: Pick<CriticalCall, 'detectedAt'>, at: string, ladder: CriticalLadder = criticalLadder): number =>
  ladder.rungs.filter((rung) => minutesBetween(call.detectedAt, at) >= rung.afterMinutes).length

/** Whether the clock asks for an escalation now. */
export function isEscalationDue(call: CriticalCall, at: string, ladder: CriticalLadder = criticalLadder): boolean {
  const isWaiting = nextStates[call.status].escalate !== undefined
  return isWaiting && (levelDue(call, at, ladder) > call.level || minutesBetween(call.detectedAt, at) >= ladder.cannotReachAfterMinutes)
}

export interface Escalation {
  call: CriticalCall
  /** The rungs passed since the last look; each of them is told. */
  told: readonly LadderRung[]
  /** All rungs are used up: an incident is opened. */
  opensIncident: boolean
}

/**
 * Walks the ladder to where the clock says. Safe to run as often as wanted: a rung already reached is not told twice.
 * @throws `critical-call.wrong-state` when the loop no longer waits for anybody
 */
export function escalate(call: CriticalCall, at: string, ladder: CriticalLadder = criticalLadder): Escalation {
  const level = Math.max(call.level, levelDue(call, at, ladder))
  const told = ladder.rungs.slice(call.level, level)
  if (minutesBetween(call.detectedAt, at) >= ladder.cannotReachAfterMinutes) return { call: { ...call, status: move(call, 'giveUp'), level }, told, opensIncident: true }
  const status = move(call, 'escalate')
  return { call: told.length === 0 ? call : { ...call, status, level }, told, opensIncident: false }
}

/** Minutes from knowing the value to a clinician's answer; null while nobody has answered. The figure quality reviews ask for. */
export const minutesToAcknowledge = (call: Pick<CriticalCall, 'detectedAt' | 'acknowledgedAt'>): number | null =>
  call.acknowledgedAt === null ? null : Math.round(minutesBetween(call.detectedAt, call.acknowledgedAt))

const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000
