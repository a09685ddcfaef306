import { findRejectionReason } from '@/lib/domain/lab/rejection-reasons.table'
import type { RejectionReason } from '@/lib/domain/lab/rejection-reasons.table'
import type { Specimen } from '@/lib/domain/lab/order.schema'
import { shortestStability } from '@/lib/domain/lab/catalogue'
import { nextState, requireReason } from '@/lib/domain/state-table'
import type { StateTable, Step } from '@/lib/domain/state-table'
import { refuse } from '@/lib/errors/refusal'

export type SpecimenStatus = Specimen['status']
export type SpecimenVerb = 'printLabel' | 'collect' | 'recordNotCollected' | 'cancel' | 'dispatch' | 'receive' | 'accept' | 'reject' | 'store' | 'retrieve' | 'lose' | 'dispose' | 'withdraw'

const wrong = { withdraw: 'entered-in-error' } as const

/** The way of a tube from the label to the bin. */
export const nextStates: StateTable<SpecimenStatus, SpecimenVerb> = {
  registered: { printLabel: 'label_printed', recordNotCollected: 'not_collected', cancel: 'cancelled' },
  label_printed: { printLabel: 'label_printed', collect: 'collected', recordNotCollected: 'not_collected', cancel: 'cancelled' },
  collected: { dispatch: 'in_transit', receive: 'received', ...wrong },
  in_transit: { receive: 'received', lose: 'lost', ...wrong },
  received: { accept: 'accepted', reject: 'rejected', ...wrong },
  accepted: { store: 'stored', reject: 'rejected', dispose: 'exhausted', ...wrong },
  stored: { store: 'stored', retrieve: 'accepted', lose: 'lost', dispose: 'exhausted', ...wrong },
  rejected: { dispose: 'exhausted', ...wrong },
  lost: wrong,
  exhausted: wrong,
  not_collected: {},
  cancelled: {},
  'entered-in-error': {},
}

const move = (specimen: Specimen, verb: SpecimenVerb): SpecimenStatus => nextState(nextStates, { from: specimen.status, verb }, 'specimen.wrong-state')

/** Prints a label. A second print needs a reason: two labels are how tubes get swapped. @throws `.wrong-state`, `.reprint-reason-needed` */
export function printLabel(specimen: Specimen, { reason }: { reason?: string } = {}): Specimen {
  const status = move(specimen, 'printLabel')
  const isReprint = specimen.labelsPrinted > 0
  const reprintReason = isReprint ? requireReason(reason ?? '', 'specimen.reprint-reason-needed') : null
  return { ...specimen, status, labelsPrinted: specimen.labelsPrinted + 1, reprintReason }
}

export interface CollectStep extends Step {
  /** When the specimen left the patient; may lie a little before it was recorded. */
  collectedAt: string
  /** What was compared at the bedside, such as full name and date of birth. */
  identifiersMatched: readonly string[]
  orderedAt: string
}

/** A specimen may be ordered after it was taken, by so much: blood drawn at the bedside and ordered at the desk. */
export const collectedBeforeOrderHours = { value: 24, source: 'laboratory practice default', version: 'collected-before-order-1', effectiveFrom: '2026-01-01', approvedBy: null } as const

/**
 * Takes the specimen: two identifiers compared, at a time that can be true.
 * @throws `specimen.wrong-state`, `.two-identifiers-needed`, `.collected-in-future`, `.collected-before-order`
 */
export function collect(specimen: Specimen, step: CollectStep): Specimen {
  const status = move(specimen, 'collect')
  if (new Set(step.identifiersMatched).size < 2) refuse('specimen.two-identifiers-needed', { field: 'identifiersMatched' })
  const collected = Date.parse(step.collectedAt)
  if (collected > Date.parse(step.at)) refuse('specimen.collected-in-future', { field: 'collectedAt' })
  if (collected < Date.parse(step.orderedAt) - collectedBeforeOrderHours.value * 3_600_000) refuse('specimen.collected-before-order', { field: 'collectedAt' })
  return { ...specimen, status, identifiersMatched: [...new Set(step.identifiersMatched)], collectedBy: step.by, collectedByName: step.byName, collectedAt: step.collectedAt }
}

/** Nothing could be taken. @throws `specimen.wrong-state`, `specimen.reason-needed` */
export const recordNotCollected = (specimen: Specimen, { reason }: { reason: string }): Specimen => ({ ...specimen, status: move(specimen, 'recordNotCollected'), rejectionNote: requireReason(reason, 'specimen.reason-needed') })

/** The order was taken back before anything was collected. */
export const cancel = (specimen: Specimen): Specimen => ({ ...specimen, status: move(specimen, 'cancel') })

/** On its way to the laboratory. */
export const dispatch = (specimen: Specimen): Specimen => ({ ...specimen, status: move(specimen, 'dispatch') })

/** Arrived at the laboratory. @throws `specimen.wrong-state`, `specimen.received-before-collected` */
export function receive(specimen: Specimen, { by, byName, at }: Step): Specimen {
  const status = move(specimen, 'receive')
  if (specimen.collectedAt !== null && Date.parse(at) < Date.parse(specimen.collectedAt)) refuse('specimen.received-before-collected')
  return { ...specimen, status, receivedBy: by, receivedByName: byName, receivedAt: at }
}

/** Fit for testing. @throws `specimen.wrong-state` */
export const accept = (specimen: Specimen): Specimen => ({ ...specimen, status: move(specimen, 'accept') })

export interface RejectStep {
  code: string
  note?: string | null
}

export interface RejectedSpecimen {
  specimen: Specimen
  reason: RejectionReason
}

/** Unfit for testing: the ward is asked for another and told why. @throws `specimen.wrong-state`, `specimen.rejection-unknown` */
export function reject(specimen: Specimen, { code, note }: RejectStep): RejectedSpecimen {
  const status = move(specimen, 'reject')
  const reason = findRejectionReason(code) ?? refuse('specimen.rejection-unknown', { field: 'code' })
  return { specimen: { ...specimen, status, rejectionCode: code, rejectionNote: note ?? null }, reason }
}

/** Put away. @throws `specimen.wrong-state`, `specimen.place-needed` */
export function store(specimen: Specimen, { place }: { place: string }): Specimen {
  const status = move(specimen, 'store')
  if (place.trim() === '') refuse('specimen.place-needed', { field: 'place' })
  return { ...specimen, status, storedAt: place.trim() }
}

/** Taken out of storage for testing. */
export const retrieve = (specimen: Specimen): Specimen => ({ ...specimen, status: move(specimen, 'retrieve') })

/** Not found after searching: an incident, and another is collected. @throws `specimen.reason-needed` */
export const lose = (specimen: Specimen, { reason }: { reason: string }): Specimen => ({ ...specimen, status: move(specimen, 'lose'), rejectionNote: requireReason(reason, 'specimen.reason-needed') })

/** Used up or thrown away. */
export const dispose = (specimen: Specimen): Specimen => ({ ...specimen, status: move(specimen, 'dispose') })

/** Belongs to somebody else: its results are withdrawn and both people are collected again. @throws `specimen.second-person-needed`, `.reason-needed` */
export function withdraw(specimen: Specimen, { by, reason, secondPerson }: Pick<Step, 'by'> & { reason: string; secondPerson: string }): Specimen {
  const status = move(specimen, 'withdraw')
  if (secondPerson === '' || secondPerson === by) refuse('specimen.second-person-needed')
  return { ...specimen, status, rejectionNote: requireReason(reason, 'specimen.reason-needed') }
}

/** Tests that have waited longer than they stay stable unseparated; proposed for rejection with code `EX`. */
export function testsTooOld(specimen: Pick<Specimen, 'collectedAt' | 'testKeys'>, at: string): string[] {
  if (specimen.collectedAt === null) return []
  const ageHours = (Date.parse(at) - Date.parse(specimen.collectedAt)) / 3_600_000
  return specimen.testKeys.filter((key) => ageHours > (shortestStability([key]) ?? Number.POSITIVE_INFINITY))
}

/** How FHIR names a specimen state; null while there is none. */
export function fhirSpecimenStatus(status: SpecimenStatus): 'available' | 'unavailable' | 'unsatisfactory' | 'entered-in-error' | null {
  if (status === 'rejected') return 'unsatisfactory'
  if (status === 'lost' || status === 'exhausted') return 'unavailable'
  if (status === 'entered-in-error') return status
  return ['registered', 'label_printed', 'not_collected', 'cancelled'].includes(status) ? null : 'available'
}
