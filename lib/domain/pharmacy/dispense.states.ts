import { refuse } from '@/lib/errors/refusal'
import type { Override, SafetySnapshot } from '@/lib/domain/prescriptions/prescription.schema'
import type { Dispense, DispenseLine } from './stock.schema'

export type DispenseStatus = Dispense['status']
export const dispenseVerbs = ['open', 'leave', 'check', 'pick', 'final-check', 'shelve', 'pause', 'resume', 'decline', 'cancel', 'hand-over', 'hand-over-partial', 'return-unclaimed', 'reverse'] as const
export type DispenseVerb = (typeof dispenseVerbs)[number]

const beforeHandOver = { pause: 'paused', decline: 'declined', cancel: 'cancelled' } as const

/** Where each verb leads. Resuming goes back to the state before the pause, so it is decided by the record. */
export const nextDispenseStates: Record<DispenseStatus, Partial<Record<DispenseVerb, DispenseStatus>>> = {
  queued: { open: 'in_review', ...beforeHandOver },
  in_review: { check: 'clinically_checked', leave: 'queued', ...beforeHandOver },
  clinically_checked: { pick: 'picked', ...beforeHandOver },
  picked: { 'final-check': 'final_checked', ...beforeHandOver },
  final_checked: { shelve: 'ready', ...beforeHandOver },
  ready: { 'hand-over': 'handed_over', 'hand-over-partial': 'partial', 'return-unclaimed': 'returned_unclaimed', ...beforeHandOver },
  paused: { resume: 'queued', decline: 'declined', cancel: 'cancelled' },
  declined: {},
  cancelled: {},
  handed_over: { reverse: 'reversed' },
  partial: { reverse: 'reversed' },
  returned_unclaimed: {},
  reversed: {},
}

/** Why a pharmacist does not supply. */
export const declineReasons = ['out-of-stock', 'interaction', 'allergy', 'duplicate-therapy', 'pregnancy', 'intolerance', 'wash-out', 'surgery', 'dose', 'prescription-invalid', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

export interface Doing {
  by: string
  byName: string
  at: string
}

/** @throws Refusal `dispense.wrong-state` */
export function nextDispenseState(status: DispenseStatus, verb: DispenseVerb): DispenseStatus {
  return nextDispenseStates[status][verb] ?? refuse('dispense.wrong-state', { values: { status: status.replaceAll('_', ' ') } })
}

/** A pharmacist opens it for review. */
export function openDispense(dispense: Dispense, _doing: Doing): Dispense {
  return { ...dispense, status: nextDispenseState(dispense.status, 'open') }
}

/** The pharmacist leaves it undone; it goes back to the queue. */
export function leaveDispense(dispense: Dispense, _doing: Doing): Dispense {
  return { ...dispense, status: nextDispenseState(dispense.status, 'leave') }
}

/** The checks were run again now, and every warning has a decision. */
export function checkDispense(dispense: Dispense, input: Doing & { openWarnings: number; safety: SafetySnapshot; overrides: Override[]; prescriptionIsDispensable: boolean; prescriptionStatus: string }): Dispense {
  const status = nextDispenseState(dispense.status, 'check')
  requireLivePrescription(input)
  if (input.openWarnings > 0) refuse('dispense.blocked', { values: { count: input.openWarnings } })
  return { ...dispense, status, checkedBy: input.by, checkedByName: input.byName, checkedAt: input.at, safety: input.safety, overrides: input.overrides }
}

// When the bag leaves, each lot is saved with its history and its ledger entry, each line with its history; storage takes a
// hundred writes at once, and the supply itself with what follows from it takes the rest.
const mostWritesAtHandOver = 84
const writesOfLot = 3
const writesOfLine = 2

/** Packs were scanned. Each line says which lots it takes; lots were judged by `chooseLots`. */
export function pickDispense(dispense: Dispense, input: Doing & { lines: DispenseLine[] }): Dispense {
  const status = nextDispenseState(dispense.status, 'pick')
  const picked = input.lines.flatMap((line) => line.lots).reduce((sum, lot) => sum + lot.quantity, 0)
  if (input.lines.length === 0 || picked <= 0) refuse('dispense.nothing-picked')
  const wrong = input.lines.find((line) => line.lots.reduce((sum, lot) => sum + lot.quantity, 0) !== line.quantity || line.quantity < 0)
  if (wrong) refuse('dispense.quantity-invalid', { field: 'lines' })
  const lots = new Set(input.lines.flatMap((line) => line.lots.map((lot) => lot.lotId))).size
  const mostLots = Math.floor((mostWritesAtHandOver - writesOfLine * input.lines.length) / writesOfLot)
  if (lots > mostLots) refuse('dispense.too-many-lots', { values: { most: mostLots, count: lots } })
  return { ...dispense, status, lines: input.lines, pickedBy: input.by, pickedAt: input.at }
}

export interface FinalCheckInput extends Doing {
  labelMatched: boolean
  /** High-alert or controlled: a second person always. */
  needsSecondPerson: boolean
  /** Site works with one pharmacist: the same person may scan again after the cool-off. */
  singleStaff: boolean
  /** When the picker scanned the packs a second time; null when nobody did. */
  rescannedAt: string | null
  coolOffSeconds: number
}

/**
 * The last look before the shelf. The picker does not check their own work: alone in the shop they scan again
 * after the cool-off.
 */
export function finalCheckDispense(dispense: Dispense, input: FinalCheckInput): Dispense {
  const status = nextDispenseState(dispense.status, 'final-check')
  if (!input.labelMatched) refuse('dispense.label-not-matched')
  if (dispense.pickedBy === input.by) requireRescan(dispense, input)
  return { ...dispense, status, finalCheckedBy: input.by, finalCheckedAt: input.at }
}

function requireRescan(dispense: Dispense, input: FinalCheckInput): void {
  if (input.needsSecondPerson && !input.singleStaff) refuse('dispense.same-picker')
  if (!input.singleStaff && !input.needsSecondPerson) return
  if (input.rescannedAt === null) refuse('dispense.same-picker')
  const waited = (Date.parse(input.rescannedAt) - Date.parse(dispense.pickedAt ?? input.rescannedAt)) / 1000
  if (waited < input.coolOffSeconds) refuse('dispense.rescan-too-soon', { values: { seconds: input.coolOffSeconds } })
}

/** Same picker and checker where no rule forbids it: allowed, and worth a word on screen. */
export function isSelfChecked(dispense: Pick<Dispense, 'pickedBy' | 'finalCheckedBy'>): boolean {
  return dispense.pickedBy !== null && dispense.pickedBy === dispense.finalCheckedBy
}

/** Bagged and waiting for the patient. */
export function shelveDispense(dispense: Dispense, _doing: Doing): Dispense {
  return { ...dispense, status: nextDispenseState(dispense.status, 'shelve') }
}

/** Waits for an answer or for stock; remembers where it was. */
export function pauseDispense(dispense: Dispense, input: Doing & { reason: string; query: string | null }): Dispense {
  const status = nextDispenseState(dispense.status, 'pause')
  requireReason(input.reason)
  return { ...dispense, status, statusReason: `${pausedFrom}${dispense.status}: ${input.reason.trim()}`, queryToPrescriber: input.query ?? dispense.queryToPrescriber }
}

const pausedFrom = 'paused from '

/** Goes on where it stood. From a pause whose origin cannot be read it starts again at the queue. */
export function resumeDispense(dispense: Dispense, _doing: Doing): Dispense {
  nextDispenseState(dispense.status, 'resume')
  return { ...dispense, status: stateBeforePause(dispense) ?? 'queued', statusReason: null }
}

/** The state a paused dispense came from; null when unknown. */
export function stateBeforePause(dispense: Pick<Dispense, 'statusReason'>): DispenseStatus | null {
  const written = dispense.statusReason?.startsWith(pausedFrom) ? dispense.statusReason.slice(pausedFrom.length).split(':')[0] : undefined
  return written && written in nextDispenseStates && 'pause' in nextDispenseStates[written as DispenseStatus] ? (written as DispenseStatus) : null
}

/** The pharmacist does not supply. Prescriber and patient are told. */
export function declineDispense(dispense: Dispense, input: Doing & { reason: DeclineReason; words: string }): Dispense {
  const status = nextDispenseState(dispense.status, 'decline')
  if (input.reason === 'other') requireReason(input.words)
  return { ...dispense, status, statusReason: input.words.trim() === '' ? input.reason : `${input.reason}: ${input.words.trim()}` }
}

/** The prescription ended before hand-over; what was reserved is released. */
export function cancelDispense(dispense: Dispense, input: Doing & { reason: string }): Dispense {
  const status = nextDispenseState(dispense.status, 'cancel')
  requireReason(input.reason)
  return { ...dispense, status, statusReason: input.reason.trim() }
}

function requireReason(reason: string): void {
  if (reason.trim() === '') refuse('dispense.reason-missing', { field: 'reason' })
}

function requireLivePrescription(input: { prescriptionIsDispensable: boolean; prescriptionStatus: string }): void {
  if (!input.prescriptionIsDispensable) refuse('dispense.prescription-not-active', { values: { status: input.prescriptionStatus } })
}
