import { refuse } from '@/lib/errors/refusal'
import type { Prescription, PrescriptionItem } from './prescription.schema'
import type { SafetySnapshot } from './prescription.schema'
import type { SignBlocker } from './sign-blockers'

export type PrescriptionStatus = Prescription['status']
export const prescriptionVerbs = ['sign', 'discard', 'hold', 'resume', 'replace', 'stop', 'cancel', 'complete', 'enter-in-error'] as const
export type PrescriptionVerb = (typeof prescriptionVerbs)[number]

/** Where each verb leads from each state. What is not listed is refused. */
export const nextPrescriptionStates: Record<PrescriptionStatus, Partial<Record<PrescriptionVerb, PrescriptionStatus>>> = {
  draft: { sign: 'active', discard: 'cancelled', 'enter-in-error': 'entered-in-error' },
  active: { hold: 'on-hold', replace: 'stopped', stop: 'stopped', cancel: 'cancelled', complete: 'completed', 'enter-in-error': 'entered-in-error' },
  'on-hold': { resume: 'active', replace: 'stopped', stop: 'stopped', cancel: 'cancelled', 'enter-in-error': 'entered-in-error' },
  cancelled: { 'enter-in-error': 'entered-in-error' },
  completed: { 'enter-in-error': 'entered-in-error' },
  stopped: { 'enter-in-error': 'entered-in-error' },
  'entered-in-error': {},
}

/** Who does it and when. `at` is an ISO moment with offset. */
export interface Doing {
  by: string
  at: string
}

export interface SigningInput extends Doing {
  /** What still stands in the way, from `signBlockers` run at this moment. */
  blockers: readonly SignBlocker[]
  safety: SafetySnapshot
  overrides: Prescription['overrides']
  validUntil: string
  /** For controlled medicines: when the second factor was confirmed. Null: no controlled medicine. */
  controlled: { secondFactorAt: string | null; maxAgeMinutes: number } | null
}

/** Where a verb leads from this state. @throws Refusal `prescription.wrong-state` */
export function nextPrescriptionState(status: PrescriptionStatus, verb: PrescriptionVerb): PrescriptionStatus {
  return nextPrescriptionStates[status][verb] ?? refuse('prescription.wrong-state', { values: { status } })
}

/**
 * A draft becomes a signed, live prescription. A signed one is never edited again.
 * @throws Refusal wrong-state, not-your-draft, no-lines, blocked, second-factor, validity-missing
 */
export function signPrescription(prescription: Prescription, input: SigningInput): Prescription {
  const status = nextPrescriptionState(prescription.status, 'sign')
  if (prescription.prescriberId !== input.by) refuse('prescription.not-your-draft')
  if (prescription.itemCount < 1) refuse('prescription.no-lines')
  if (input.blockers.length > 0) refuse('prescription.blocked', { values: { count: input.blockers.length } })
  if (input.controlled) requireSecondFactor(input.controlled, input.at)
  if (!isAfter(input.validUntil, input.at)) refuse('prescription.validity-missing', { field: 'validUntil' })
  return { ...prescription, status, signedAt: input.at, validUntil: input.validUntil, safety: input.safety, overrides: [...input.overrides] }
}

/** The author throws a draft away; it is kept as cancelled and hidden from lists. */
export function discardPrescription(prescription: Prescription, { by }: Doing): Prescription {
  const status = nextPrescriptionState(prescription.status, 'discard')
  if (prescription.prescriberId !== by) refuse('prescription.not-your-draft')
  return { ...prescription, status, statusReason: 'discarded draft' }
}

/** Prescriber or pharmacist pauses supply with a reason. */
export function holdPrescription(prescription: Prescription, input: Doing & { reason: string }): Prescription {
  return moved(prescription, 'hold', input.reason)
}

/** Supply goes on. */
export function resumePrescription(prescription: Prescription, _doing: Doing): Prescription {
  return { ...prescription, status: nextPrescriptionState(prescription.status, 'resume'), statusReason: null }
}

/**
 * The old one is stopped when its successor is signed. A change of dose is always a new prescription:
 * what was signed stays readable as it was.
 */
export function replacePrescription(prescription: Prescription, _doing: Doing): Prescription {
  return { ...prescription, status: nextPrescriptionState(prescription.status, 'replace'), statusReason: 'replaced' }
}

/** Stopped for a reason (an adverse reaction leads to the allergy record). What was not supplied is void. */
export function stopPrescription(prescription: Prescription, input: Doing & { reason: string }): Prescription {
  return moved(prescription, 'stop', input.reason)
}

/** Cancelled before anything was handed out. */
export function cancelPrescription(prescription: Prescription, input: Doing & { reason: string; dispensedQuantity: number }): Prescription {
  nextPrescriptionState(prescription.status, 'cancel')
  if (input.dispensedQuantity > 0) refuse('prescription.already-dispensed')
  return moved(prescription, 'cancel', input.reason)
}

/** Finished: everything supplied, or validity passed. The system does this. */
export function completePrescription(prescription: Prescription, input: Doing & { everythingDispensed: boolean }): Prescription {
  const status = nextPrescriptionState(prescription.status, 'complete')
  const expired = prescription.validUntil !== null && !isAfter(prescription.validUntil, input.at)
  if (!input.everythingDispensed && !expired) refuse('prescription.not-finished')
  return { ...prescription, status, statusReason: input.everythingDispensed ? 'last quantity supplied' : 'validity passed' }
}

/** Written for the wrong patient or by mistake. Once medicine was handed out an incident has to exist. */
export function markPrescriptionEnteredInError(prescription: Prescription, input: Doing & { reason: string; dispensedQuantity: number; incidentId: string | null }): Prescription {
  nextPrescriptionState(prescription.status, 'enter-in-error')
  if (input.dispensedQuantity > 0 && input.incidentId === null) refuse('prescription.incident-needed')
  return moved(prescription, 'enter-in-error', input.reason)
}

const itemStatusOf: Record<PrescriptionStatus, PrescriptionItem['status']> = {
  draft: 'draft', active: 'active', 'on-hold': 'active', cancelled: 'cancelled', completed: 'completed', stopped: 'stopped', 'entered-in-error': 'cancelled',
}

/** The line follows its prescription; a line that ended earlier keeps its own end. */
export function followPrescription(item: PrescriptionItem, status: PrescriptionStatus): PrescriptionItem {
  if (status !== 'entered-in-error' && (item.status === 'completed' || item.status === 'stopped')) return item
  return { ...item, status: itemStatusOf[status] }
}

/** May medicine leave the pharmacy on it at this moment? */
export function isDispensable(prescription: Pick<Prescription, 'status' | 'validUntil'>, at: string): boolean {
  return prescription.status === 'active' && prescription.validUntil !== null && isAfter(prescription.validUntil, at)
}

function moved(prescription: Prescription, verb: PrescriptionVerb, reason: string): Prescription {
  const status = nextPrescriptionState(prescription.status, verb)
  if (reason.trim() === '') refuse('prescription.reason-missing', { field: 'reason' })
  return { ...prescription, status, statusReason: reason.trim() }
}

function requireSecondFactor(controlled: { secondFactorAt: string | null; maxAgeMinutes: number }, at: string): void {
  if (controlled.secondFactorAt === null) refuse('prescription.second-factor')
  const ageMinutes = (Date.parse(at) - Date.parse(controlled.secondFactorAt)) / 60_000
  if (!(ageMinutes >= 0 && ageMinutes <= controlled.maxAgeMinutes)) refuse('prescription.second-factor-stale')
}

function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other)
}
