import type { CriticalCall, LabResult } from '@/lib/domain/lab/order.schema'
import { nextState, requireReason } from '@/lib/domain/state-table'
import type { StateTable, Step } from '@/lib/domain/state-table'
import { refuse } from '@/lib/errors/refusal'

export type ResultStatus = LabResult['status']
export type ResultVerb =
  | 'start' | 'awaitRecollect' | 'resume' | 'enter' | 'autoverify' | 'verifyFirstLevel' | 'verify' | 'repeat' | 'reject'
  | 'cancel' | 'proposeCorrection' | 'declineCorrection' | 'approveCorrection' | 'amend' | 'withdraw'

/** The life of one test. A verified value is never edited: it is corrected, amended or withdrawn, and the old one kept. */
export const nextStates: StateTable<ResultStatus, ResultVerb> = {
  ordered: { start: 'in_process', awaitRecollect: 'awaiting_recollect', cancel: 'cancelled', withdraw: 'entered-in-error' },
  awaiting_recollect: { resume: 'ordered', cancel: 'cancelled', withdraw: 'entered-in-error' },
  in_process: { enter: 'entered', awaitRecollect: 'awaiting_recollect', cancel: 'cancelled', withdraw: 'entered-in-error' },
  entered: { autoverify: 'verified', verifyFirstLevel: 'tech_verified', verify: 'verified', repeat: 'in_process', reject: 'cancelled', cancel: 'cancelled', withdraw: 'entered-in-error' },
  tech_verified: { verify: 'verified', repeat: 'in_process', reject: 'cancelled', cancel: 'cancelled', withdraw: 'entered-in-error' },
  verified: { proposeCorrection: 'verified', declineCorrection: 'verified', approveCorrection: 'corrected', amend: 'amended', withdraw: 'entered-in-error' },
  corrected: { proposeCorrection: 'corrected', declineCorrection: 'corrected', approveCorrection: 'corrected', amend: 'corrected', withdraw: 'entered-in-error' },
  amended: { proposeCorrection: 'amended', declineCorrection: 'amended', approveCorrection: 'corrected', amend: 'amended', withdraw: 'entered-in-error' },
  cancelled: { withdraw: 'entered-in-error' },
  'entered-in-error': {},
}

/** States from which nothing more is expected of the bench. */
export const terminalStatuses: ReadonlySet<ResultStatus> = new Set(['verified', 'corrected', 'amended', 'cancelled', 'entered-in-error'])

const move = (result: LabResult, verb: ResultVerb): ResultStatus => nextState(nextStates, { from: result.status, verb }, 'lab-result.wrong-state')

/** Puts a test on the bench. @throws `lab-result.wrong-state`, `lab-result.specimen-not-accepted` */
export function start(result: LabResult, { specimenStatus }: { specimenStatus: string }): LabResult {
  const status = move(result, 'start')
  if (specimenStatus !== 'accepted' && specimenStatus !== 'stored') refuse('lab-result.specimen-not-accepted')
  return { ...result, status }
}

/** The specimen was rejected: the test waits for a new one. */
export const awaitRecollect = (result: LabResult): LabResult => ({ ...result, status: move(result, 'awaitRecollect'), specimenId: null })

/** A new specimen was accepted in place of the rejected one. */
export const resume = (result: LabResult, { specimenId }: { specimenId: string }): LabResult => ({ ...result, status: move(result, 'resume'), specimenId })

export interface VerifyStep extends Step {
  /** How many people the site asks for. */
  levels: 1 | 2
  /** The call of a critical value, or null when none was opened. */
  criticalCall: Pick<CriticalCall, 'status' | 'attempts'> | null
  /** Whether the control of this instrument and test stands rejected since its last good run. */
  hasOpenQualityRejection: boolean
  /** Only where one person runs the laboratory: the value typed a second time, and the wait the site asks for. */
  singleOperator?: { retypedValue: number | string; waitMinutes: number }
}

/**
 * Releases a result. The person who entered it may not verify it, at any level; a critical value must have been called.
 * @throws `lab-result.wrong-state`, `.own-entry`, `.same-verifier`, `.critical-not-called`, `.quality-rejected`, `.retyped-differs`, `.verified-too-soon`
 */
export function verify(result: LabResult, step: VerifyStep): LabResult {
  const isFirstOfTwo = step.levels === 2 && result.status === 'entered'
  const status = move(result, isFirstOfTwo ? 'verifyFirstLevel' : 'verify')
  refuseOwnEntry(result, step)
  if (result.status === 'tech_verified' && result.verifiedBy === step.by) refuse('lab-result.same-verifier')
  if (step.hasOpenQualityRejection) refuse('lab-result.quality-rejected')
  if (result.criticalTier === 'critical' && !isCalled(step.criticalCall)) refuse('lab-result.critical-not-called')
  return { ...result, status, verifiedBy: step.by, verifiedByName: step.byName, verifiedAt: step.at }
}

function refuseOwnEntry(result: LabResult, { by, at, singleOperator }: VerifyStep): void {
  if (result.enteredBy !== by) return
  if (!singleOperator) refuse('lab-result.own-entry')
  const entered = result.value ?? result.valueText
  if (singleOperator.retypedValue !== entered) refuse('lab-result.retyped-differs')
  const waitedMinutes = (Date.parse(at) - Date.parse(result.enteredAt ?? at)) / 60_000
  if (waitedMinutes < singleOperator.waitMinutes) refuse('lab-result.verified-too-soon', { values: { minutes: singleOperator.waitMinutes } })
}

/** A call counts once somebody tried to reach a clinician, or a repeat showed there was nothing to call. */
export const isCalled = (call: VerifyStep['criticalCall']): boolean =>
  call !== null && (call.attempts.length > 0 || ['acknowledged', 'closed', 'not_confirmed'].includes(call.status))

export interface AutoverifyStep {
  at: string
  hasPassedEveryRule: boolean
}

/**
 * Releases an analyser value no human hand touched. A typed value never passes here: that would be one person releasing alone.
 * @throws `lab-result.wrong-state`, `lab-result.not-from-analyser`, `lab-result.autoverify-held`
 */
export function autoverify(result: LabResult, { at, hasPassedEveryRule }: AutoverifyStep): LabResult {
  const status = move(result, 'autoverify')
  if (result.enteredVia !== 'analyser') refuse('lab-result.not-from-analyser')
  if (!hasPassedEveryRule || result.criticalTier === 'critical') refuse('lab-result.autoverify-held')
  return { ...result, status, verifiedBy: 'system', verifiedByName: 'Autoverification', verifiedAt: at }
}

/** Sends a value back to be measured again; the first run stays in the history. @throws `lab-result.reason-needed` */
export function repeat(result: LabResult, { reason }: { reason: string }): LabResult {
  const status = move(result, 'repeat')
  return { ...result, status, returnReason: requireReason(reason, 'lab-result.reason-needed'), verifiedBy: null, verifiedByName: null, verifiedAt: null }
}

/** Refuses a value that will not be reported. @throws `lab-result.reason-needed` */
export function reject(result: LabResult, { reason }: { reason: string }): LabResult {
  return { ...result, status: move(result, 'reject'), returnReason: requireReason(reason, 'lab-result.reason-needed') }
}

/** Calls a test off before it is released. @throws `lab-result.reason-needed` */
export function cancel(result: LabResult, { reason }: { reason: string }): LabResult {
  return { ...result, status: move(result, 'cancel'), returnReason: requireReason(reason, 'lab-result.reason-needed') }
}

/** Whether an orderer may see the value, and under which label. */
export function visibilityToOrderer(result: LabResult, { showsUnverifiedStat }: { showsUnverifiedStat: boolean }): 'status-only' | 'unverified' | 'preliminary' | 'released' | 'withdrawn' {
  if (result.status === 'entered-in-error') return 'withdrawn'
  if (result.status === 'verified' || result.status === 'corrected' || result.status === 'amended') return 'released'
  if (result.status === 'tech_verified') return 'preliminary'
  return result.status === 'entered' && showsUnverifiedStat ? 'unverified' : 'status-only'
}
