import type { LabResult } from '@/lib/domain/lab/order.schema'
import { releaseTo } from '@/lib/domain/lab/release.policy'
import { verify } from '@/lib/domain/lab/result.states'
import type { VerifyResultsInput } from '@/lib/domain/lab/verify-results.input'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { transactionParts } from '../transaction-parts'
import { type OrderInHand, orderInHand } from './order-in-hand'
import { stageReport } from './stage-report'

export type Released = { orderId: string; reportId: string; resultIds: string[] }

/** A result with its history and its audit line; the report and its witnesses, at most fifteen more, come with the last part. */
const writesOfResult = 3

/**
 * The second person releases results: never the one who entered them, never a critical value nobody called. The report,
 * its status worked out from its tests, is saved with them and its document asked for.
 * @throws Refusal lab-result.own-entry, .same-verifier, .critical-not-called, .wrong-state, record.changed-meanwhile, record.not-found
 */
export async function verifyResults(context: OperationContext, input: VerifyResultsInput): Promise<Released> {
  const { actor, data, clinic, now } = context
  // The report before the results it is worked out from: a colleague who verifies the rest in between changes the report,
  // and then this one is refused instead of saving a report that forgets theirs.
  const [hand, before] = await Promise.all([orderInHand(context, input.orderId), clinic.labReports.first({ where: { orderId: input.orderId }, orderBy: ['number', 'desc'] })])
  const [stored, calls] = await Promise.all([
    data.labResults.list({ where: { orderId: input.orderId }, orderBy: ['position', 'asc'], limit: 100 }),
    data.criticalCalls.list({ where: { patientId: hand.order.patientId }, orderBy: ['createdAt', 'desc'], limit: 100 }),
  ])
  const at = now().toISOString()
  const step = { by: actor.id, byName: actor.name, at, levels: 1 as const, hasOpenQualityRejection: false }
  const verified = input.results.map(({ resultId, version }) => {
    const result = stored.items.find((candidate) => candidate.id === resultId) ?? refuse('record.not-found')
    if (result.version !== version) refuse('record.changed-meanwhile')
    const released = verify(result, { ...step, criticalCall: calls.items.find((call) => call.id === result.criticalCallId) ?? null })
    const isShown = releaseTo({ result: released, reviewedAt: null, wantsImmediate: false, at }).sees === 'value'
    return { ...released, releasedAt: isShown ? at : null }
  })
  const parts = transactionParts(verified, () => writesOfResult)
  for (const part of parts.slice(0, -1)) await clinic.transaction((tx) => stageVerified(tx, part, hand))
  return clinic.transaction((tx) => {
    const saved = stageVerified(tx, parts.at(-1)!, hand)
    const all = stored.items.map((result) => verified.find((each) => each.id === result.id) ?? result)
    const report = stageReport(tx, { context, hand, results: all, before, at, comment: input.comment || null })
    return { orderId: input.orderId, reportId: report.id, resultIds: saved.map((result) => result.id) }
  })
}

type Tx = Parameters<Parameters<OperationContext['clinic']['transaction']>[0]>[0]

function stageVerified(tx: Tx, results: readonly LabResult[], { about, people }: OrderInHand): LabResult[] {
  return results.map((result) => {
    const saved = tx.labResults.save(result, { about, people, verb: 'lab-result.verified' })
    tx.auditTrail.append({ what: 'lab-result.verified', patientId: result.patientId, subjectTable: 'lab_results', subjectId: result.id, facts: { test: result.testKey, flag: result.flag, enteredBy: result.enteredBy } })
    return saved
  })
}
