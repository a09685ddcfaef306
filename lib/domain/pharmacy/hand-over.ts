import { refuse } from '@/lib/errors/refusal'
import { type Doing, nextDispenseState } from './dispense.states'
import type { Dispense } from './stock.schema'

export interface Collector {
  name: string
  document: string
  relation: string
}

export interface HandOverInput extends Doing {
  /** Which items matched, such as `name`, `date-of-birth`: at least two different ones. */
  identityChecks: readonly string[]
  counselled: 'yes' | 'declined' | null
  /** Asked for when a controlled medicine is in the bag. */
  controlled: { collector: Collector | null } | null
  /** Read again at the counter: the prescription may have been stopped since the check. */
  prescriptionIsDispensable: boolean
  prescriptionStatus: string
}

/**
 * The medicine leaves the pharmacy. What is still owed on a line makes it a partial supply.
 * @throws Refusal wrong-state, prescription-not-active, identity-missing, collector-document, counselling-missing
 */
export function handOverDispense(dispense: Dispense, input: HandOverInput): Dispense {
  const owing = dispense.lines.some((line) => line.owing > 0)
  const status = nextDispenseState(dispense.status, owing ? 'hand-over-partial' : 'hand-over')
  if (!input.prescriptionIsDispensable) refuse('dispense.prescription-not-active', { values: { status: input.prescriptionStatus } })
  if (new Set(input.identityChecks.map((each) => each.trim()).filter((each) => each !== '')).size < 2) refuse('dispense.identity-missing')
  if (input.controlled && !isComplete(input.controlled.collector)) refuse('dispense.collector-document')
  if (input.counselled === null) refuse('dispense.counselling-missing')
  return {
    ...dispense, status, handedOverBy: input.by, handedOverByName: input.byName, handedOverAt: input.at,
    identityChecks: [...input.identityChecks], counselled: input.counselled,
  }
}

/** Days a bag waits on the shelf before it goes back. */
export const unclaimedAfterDays = { value: 14, source: 'pharmacy practice default', version: 'unclaimed-1', effectiveFrom: '2026-01-01', approvedBy: null } as const

/** The moment from which a bag counts as unclaimed. */
export const unclaimedFrom = (readySince: string): string => new Date(Date.parse(readySince) + unclaimedAfterDays.value * 86_400_000).toISOString()

/** Nobody came. The same lots go back to the shelf, which is allowed because they never left the pharmacy. */
export function returnUnclaimedDispense(dispense: Dispense, input: Doing & { readySince: string }): Dispense {
  const status = nextDispenseState(dispense.status, 'return-unclaimed')
  if (!(input.at >= unclaimedFrom(input.readySince))) refuse('dispense.not-yet-unclaimed', { values: { days: unclaimedAfterDays.value } })
  return { ...dispense, status, statusReason: 'not collected' }
}

/** An error was found after hand-over. Stock is put right by compensating entries; nothing is deleted. */
export function reverseDispense(dispense: Dispense, input: Doing & { reason: string }): Dispense {
  const status = nextDispenseState(dispense.status, 'reverse')
  if (input.reason.trim() === '') refuse('dispense.reason-missing', { field: 'reason' })
  return { ...dispense, status, statusReason: input.reason.trim() }
}

function isComplete(collector: Collector | null): boolean {
  return collector !== null && [collector.name, collector.document, collector.relation].every((each) => each.trim() !== '')
}
