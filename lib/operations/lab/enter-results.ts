import { labCatalogue } from '@/lib/domain/lab/catalogue'
import { isAlreadyCalled } from '@/lib/domain/lab/critical-repeat.rules'
import { type EnterResultsInput, type ResultEntry } from '@/lib/domain/lab/enter-results.input'
import { readTyped } from '@/lib/domain/lab/typed-value'
import type { CriticalCall, LabResult } from '@/lib/domain/lab/order.schema'
import { personAtCollection } from '@/lib/domain/lab/person-at-collection'
import { enter, type EnteredResult } from '@/lib/domain/lab/result.entry'
import { findUnit } from '@/lib/domain/units/convert-unit'
import { Refusal, refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { transactionParts } from '../transaction-parts'
import { openCriticalCall } from './open-critical-call'
import { type OrderInHand, orderInHand } from './order-in-hand'
import { takeBackCriticalCall } from './take-back-critical-call'

export type SavedEntries = { orderId: string; saved: { resultId: string; flag: LabResult['flag']; isCritical: boolean }[] }

/** A value with its history and audit line; a critical one opens a call, a task and a notice beside it. */
const writesOf = ({ opensCriticalCall }: Pick<EnteredResult, 'opensCriticalCall'>): number => (opensCriticalCall ? 12 : 3)

/**
 * Saves the values of an order: each is judged against the limits for that age and sex and keeps its range and unit.
 * A critical value must have been confirmed and opens its call. Nothing is saved while one of the values is refused; more
 * than one transaction takes are saved part by part, and the same save sent again goes on where the first was cut off.
 * @throws Refusal lab-result.* with `detail.field` = `entries.<n>.typed`, record.changed-meanwhile, record.not-found
 */
export async function enterResults(context: OperationContext, input: EnterResultsInput): Promise<SavedEntries> {
  const { actor, data, clinic, now, organisation } = context
  const [hand, stored, earlier] = await Promise.all([
    orderInHand(context, input.orderId),
    data.labResults.list({ where: { orderId: input.orderId }, limit: 100 }),
    latestCalls(context, input.orderId),
  ])
  const at = now().toISOString()
  const step = { by: actor.id, byName: actor.name, at }
  const answers = input.entries.map((entry, place) => {
    const result = stored.items.find((candidate) => candidate.id === entry.resultId) ?? refuse('record.not-found')
    return isSavedBefore(result, entry, actor.id) ? { result, judged: null } : atField(`entries.${place}.typed`, () => withResult(judgeEntry({ entry, result, hand, earlier, step, timeZone: organisation.timeZone })))
  })
  const fresh = answers.flatMap(({ judged }) => judged ?? [])
  for (const part of transactionParts(fresh, writesOf)) {
    await clinic.transaction((tx) => {
      for (const { result, opensCriticalCall } of part) {
        const call = opensCriticalCall ? openCriticalCall(tx, { result, hand, at, newId: context.newId }) : null
        tx.labResults.save({ ...result, criticalCallId: call?.id ?? result.criticalCallId }, { about: hand.about, people: hand.people, verb: 'lab-result.entered' })
        tx.auditTrail.append({ what: 'lab-result.entered', patientId: result.patientId, subjectTable: 'lab_results', subjectId: result.id, facts: { test: result.testKey, flag: result.flag, critical: result.criticalTier } })
      }
      tx.doorbell.ring('lab-result.entered', input.orderId, hand.about, hand.people)
    })
  }
  // What was critical in an earlier run of the same test and was called to nobody does not wait for an answer any more.
  const superseded = stored.items.filter((result) => result.criticalCallId !== null && fresh.some((judged) => judged.result.id === result.id))
  for (const { criticalCallId } of superseded) await takeBackCriticalCall(context, { callId: criticalCallId!, hand, reason: 'measured again' })
  return { orderId: input.orderId, saved: answers.map(({ result }) => ({ resultId: result.id, flag: result.flag, isCritical: result.criticalTier === 'critical' })) }
}

const withResult = (judged: EnteredResult) => ({ result: judged.result, judged })

/** The same value of the same person, sent again because the answer got lost: it stands, and its call is open. */
function isSavedBefore(result: LabResult, { version, typed, unit, comment }: ResultEntry, actorId: string): boolean {
  if (result.version !== version + 1 || result.status !== 'entered' || result.enteredBy !== actorId) return false
  const { value, comparator } = readTyped(typed)
  const isSameValue = typeof value === 'number' ? result.value === value && result.comparator === comparator && result.unit === (findUnit(unit)?.ucum ?? unit) : result.valueText === value
  return isSameValue && (result.comment ?? '') === comment
}

type Judging = { entry: ResultEntry; result: LabResult; hand: OrderInHand; earlier: readonly CriticalCall[]; step: { by: string; byName: string; at: string }; timeZone: string }

function judgeEntry({ entry, result, hand, earlier, step, timeZone }: Judging): EnteredResult {
  if (result.version !== entry.version) refuse('record.changed-meanwhile')
  const { value, comparator } = readTyped(entry.typed)
  const judged = enter(result, {
    ...step, value, comparator, unit: entry.unit, via: 'typed', person: personAtCollection(hand.patient, result.collectedAt ?? step.at, timeZone), tableVersion: labCatalogue.version,
    qualityControl: 'not-required', isCriticalConfirmed: entry.isCriticalConfirmed, comment: entry.comment || null,
  })
  const answered = judged.opensCriticalCall ? findAnswered(judged, { earlier, at: step.at }) : null
  // Verifying asks for the call of a critical value: for a finding answered before it is the earlier one.
  return answered ? { ...judged, result: { ...judged.result, criticalCallId: answered.id }, opensCriticalCall: false } : judged
}

/** The same finding, already answered and not worse, is not called a second time; it stays flagged. */
function findAnswered({ result, assessment }: EnteredResult, { earlier, at }: { earlier: readonly CriticalCall[]; at: string }): CriticalCall | null {
  const last = earlier.find((call) => call.testName === result.testName)
  if (!last || !assessment.critical || result.value === null) return null
  const before = calledValue(last, result)
  if (!before) return null
  return isAlreadyCalled({ ...before, at: last.detectedAt, acknowledgedAt: last.acknowledgedAt }, { value: result.value, direction: assessment.critical.direction, at }) ? last : null
}

/** What was called before, where it can be compared: a number in the same unit, on a known side of the range. */
function calledValue({ valueText }: CriticalCall, { unit, range }: LabResult): { value: number; direction: 'low' | 'high' } | null {
  const value = Number(valueText.slice(0, -(unit?.length ?? 0) || undefined))
  if (!valueText.endsWith(` ${unit ?? ''}`.trimEnd()) || !Number.isFinite(value) || !range) return null
  if (range.low !== null && value < range.low) return { value, direction: 'low' }
  return range.high !== null && value > range.high ? { value, direction: 'high' } : null
}

async function latestCalls({ data }: OperationContext, orderId: string): Promise<CriticalCall[]> {
  const order = await data.labOrders.get(orderId)
  const { items } = await data.criticalCalls.list({ where: { patientId: order.patientId }, orderBy: ['createdAt', 'desc'], limit: 100 })
  return items.filter((call) => call.orderId !== orderId).toSorted((a, b) => b.detectedAt.localeCompare(a.detectedAt))
}

/** Puts a refusal about one value next to that value. */
function atField<Value>(field: string, judge: () => Value): Value {
  try {
    return judge()
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, { ...error.detail, field })
    throw error
  }
}
