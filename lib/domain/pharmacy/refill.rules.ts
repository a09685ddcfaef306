import { addDays, daysBetween } from '@/lib/domain/patients/age'
import type { RefillRequest } from '@/lib/domain/prescriptions/prescription.schema'
import { refuse } from '@/lib/errors/refusal'
import type { ClassRules } from './controlled.table'

/** Timing of refills for medicines that are not controlled; controlled classes bring their own tolerance. */
export const refillTiming = {
  value: { earlyTolerance: 0.2, earlyDays: 0, promptDaysBefore: 5, unansweredDays: 5, adherenceLow: 0.8 },
  source: 'Common pharmacy practice', version: 'refill-timing-1', effectiveFrom: '2026-01-01', approvedBy: null,
} as const

export interface RefillSituation {
  repeatsLeft: number
  /** The prescription is active and in date. */
  isLive: boolean
  lastFilledOn: string | null
  /** Days the last supply lasts; null when it cannot be known. */
  daysOfSupply: number | null
  /** Owing on the open fill: the rest of a partial supply is never "too early". */
  owing: number
}

export type EarlyReason = 'lost' | 'travel' | 'dose-changed' | 'stock-timing' | 'other'

/** Patients ask once; the system decides: repeats left on a live prescription are a refill, all else a renewal. */
export function kindOfRequest(situation: Pick<RefillSituation, 'repeatsLeft' | 'isLive' | 'owing'>): 'refill' | 'renewal' {
  return situation.isLive && (situation.repeatsLeft > 0 || situation.owing > 0) ? 'refill' : 'renewal'
}

/**
 * First day the next supply may be handed out: last fill + days of supply × (1 − tolerance), rounded down.
 * A controlled class allows the larger of its share and its days. Null: nothing restricts it.
 */
export function earliestNextFill(situation: Pick<RefillSituation, 'lastFilledOn' | 'daysOfSupply'>, controlled: ClassRules | null): string | null {
  const { lastFilledOn, daysOfSupply } = situation
  if (lastFilledOn === null || daysOfSupply === null) return null
  const tolerance = controlled?.earlyTolerance ?? refillTiming.value.earlyTolerance
  const early = Math.max(daysOfSupply * tolerance, controlled?.earlyDays ?? refillTiming.value.earlyDays)
  return addDays(lastFilledOn, Math.max(0, Math.ceil(Number((daysOfSupply - early).toPrecision(12)))))
}

export interface EarlyDecision {
  reason: EarlyReason
  words: string
  /** Second person who agreed; needed for controlled medicines. */
  approvedBy: string | null
  askedBy: string
}

/**
 * May this supply be made today?
 * @throws Refusal none-left, too-early, second-approval, reason-missing
 */
export function requireRefillable(situation: RefillSituation, input: { today: string; controlled: ClassRules | null; early: EarlyDecision | null }): void {
  if (situation.owing > 0 && situation.isLive) return
  if (!situation.isLive || situation.repeatsLeft <= 0) refuse('refill.none-left')
  const dueOn = earliestNextFill(situation, input.controlled)
  if (dueOn === null || input.today >= dueOn) return
  const { early } = input
  if (!early) refuse('refill.too-early', { values: { dueOn } })
  if (early.reason === 'other' && early.words.trim() === '') refuse('refill.reason-missing', { field: 'words' })
  if (input.controlled && (early.approvedBy === null || early.approvedBy === early.askedBy)) refuse('refill.second-approval')
}

/** Day on which the patient is asked whether an automatic refill is wanted. */
export function refillPromptOn(situation: Pick<RefillSituation, 'lastFilledOn' | 'daysOfSupply'>): string | null {
  const { lastFilledOn, daysOfSupply } = situation
  return lastFilledOn === null || daysOfSupply === null ? null : addDays(lastFilledOn, Math.max(0, daysOfSupply - refillTiming.value.promptDaysBefore))
}

export type RefillStatus = RefillRequest['status']
export const refillVerbs = ['receive', 'accept', 'send-to-prescriber', 'finish', 'decline', 'reject', 'cancel'] as const
export type RefillVerb = (typeof refillVerbs)[number]

export const nextRefillStates: Record<RefillStatus, Partial<Record<RefillVerb, RefillStatus>>> = {
  requested: { receive: 'received', cancel: 'cancelled' },
  received: { accept: 'accepted', 'send-to-prescriber': 'in-progress', reject: 'rejected', cancel: 'cancelled' },
  accepted: { finish: 'completed', decline: 'failed', cancel: 'cancelled' },
  'in-progress': { finish: 'completed', decline: 'failed', cancel: 'cancelled' },
  completed: {},
  failed: {},
  rejected: {},
  cancelled: {},
}

interface Doing {
  by: string
  at: string
}

/** @throws Refusal `refill.wrong-state` */
export function nextRefillState(status: RefillStatus, verb: RefillVerb): RefillStatus {
  return nextRefillStates[status][verb] ?? refuse('refill.wrong-state', { values: { status } })
}

/** The pharmacy has seen it. */
export function receiveRefill(request: RefillRequest, _doing: Doing): RefillRequest {
  return { ...request, status: nextRefillState(request.status, 'receive') }
}

/** Repeats are left and it is not too early: supply follows. */
export function acceptRefill(request: RefillRequest, input: Doing & { situation: RefillSituation; today: string; controlled: ClassRules | null; early: EarlyDecision | null }): RefillRequest {
  const status = nextRefillState(request.status, 'accept')
  requireRefillable(input.situation, input)
  return answered(request, status, input)
}

/** No repeats: the prescriber decides about a renewal. */
export function sendRefillToPrescriber(request: RefillRequest, input: Doing & { situation: RefillSituation }): RefillRequest {
  const status = nextRefillState(request.status, 'send-to-prescriber')
  if (kindOfRequest(input.situation) === 'refill') refuse('refill.not-renewal')
  return { ...request, status, kind: 'renewal' }
}

/** Supplied, or the prescriber wrote a new prescription. */
export function finishRefill(request: RefillRequest, doing: Doing): RefillRequest {
  return answered(request, nextRefillState(request.status, 'finish'), doing)
}

/** Declined with words the patient will read. */
export function declineRefill(request: RefillRequest, input: Doing & { reason: string }): RefillRequest {
  return { ...answered(request, nextRefillState(request.status, 'decline'), input), reason: requireReason(input.reason) }
}

/** Refused before work began. */
export function rejectRefill(request: RefillRequest, input: Doing & { reason: string }): RefillRequest {
  return { ...answered(request, nextRefillState(request.status, 'reject'), input), reason: requireReason(input.reason) }
}

/** The patient takes it back. */
export function cancelRefill(request: RefillRequest, input: Doing & { isPatient: boolean }): RefillRequest {
  const status = nextRefillState(request.status, 'cancel')
  if (!input.isPatient) refuse('refill.not-yours')
  return { ...request, status }
}

/** Nobody answered within the time: it goes to a person in charge, then fails. */
export function isRefillOverdue(request: Pick<RefillRequest, 'status' | 'requestedAt'>, today: string): boolean {
  const waiting = request.status === 'requested' || request.status === 'received' || request.status === 'in-progress'
  const days = daysBetween(request.requestedAt, today)
  return waiting && days !== null && days >= refillTiming.value.unansweredDays
}

/**
 * Proportion of days covered between two days, 0 to 1: days on which a supply was at hand. Early supplies are
 * used up one after the other. Null without a supply or with an empty period.
 */
export function proportionOfDaysCovered(supplies: readonly { on: string; days: number }[], period: { from: string; to: string }): number | null {
  const length = daysBetween(period.from, period.to)
  if (length === null || length < 0 || supplies.length === 0) return null
  const total = length + 1
  let coveredUntil = 0
  let covered = 0
  for (const supply of [...supplies].sort((one, other) => one.on.localeCompare(other.on))) {
    const start = Math.max(daysBetween(period.from, supply.on) ?? 0, coveredUntil)
    const end = start + supply.days
    covered += Math.max(0, Math.min(end, total) - Math.max(start, 0))
    coveredUntil = end
  }
  return Math.min(1, covered / total)
}

function answered(request: RefillRequest, status: RefillStatus, doing: Doing): RefillRequest {
  return { ...request, status, answeredBy: doing.by, answeredAt: doing.at }
}

function requireReason(reason: string): string {
  return reason.trim() === '' ? refuse('refill.reason-missing', { field: 'reason' }) : reason.trim()
}
