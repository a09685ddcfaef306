import { checkDispense as check, openDispense } from '@/lib/domain/pharmacy/dispense.states'
import type { CheckDispenseInput } from '@/lib/domain/pharmacy/dispense.input'
import { prescribingPolicy } from '@/lib/domain/prescriptions/prescribing-policy.table'
import { isDispensable } from '@/lib/domain/prescriptions/prescription.states'
import { signBlockers, toSafetySnapshot } from '@/lib/domain/prescriptions/sign-blockers'
import type { OperationContext } from '../operation'
import { overridesFrom } from '../prescriptions/overrides-from'
import { dispenseInHand } from './dispense-in-hand'
import { reviewInHand } from './review-dispense'

/**
 * The clinical check: the safety check runs again with what is known now. What the prescriber answered with a reason
 * stands; whatever is new needs the pharmacist's own coded reason or a query.
 * @throws Refusal dispense.blocked, .wrong-state, .prescription-not-active, record.changed-meanwhile, record.not-found
 */
export async function checkDispense(context: OperationContext, input: CheckDispenseInput): Promise<{ id: string; version: number }> {
  const { actor, clinic, now } = context
  const hand = await dispenseInHand(context, input)
  const at = now().toISOString()
  const step = { by: actor.id, byName: actor.name, at }
  const { summary } = await reviewInHand(context, hand)
  const own = overridesFrom(input.overrides, summary, step)
  const blockers = signBlockers(summary, { overrides: [...hand.prescription.overrides, ...own], signerId: hand.prescription.prescriberId, secondPrescriberId: null, requireSecondPrescriber: prescribingPolicy.requireSecondPrescriber })
  const opened = hand.dispense.status === 'queued' ? openDispense(hand.dispense, step) : hand.dispense
  const checked = check(opened, {
    ...step, openWarnings: blockers.length, safety: toSafetySnapshot(summary, at), overrides: own,
    prescriptionIsDispensable: isDispensable(hand.prescription, at), prescriptionStatus: statusWords(hand.prescription, at),
  })
  return clinic.transaction((tx) => {
    const saved = tx.dispenses.save(checked, { ...hand.readership, verb: 'dispense.checked' })
    tx.auditTrail.append({ what: 'dispense.checked', patientId: hand.dispense.patientId, subjectTable: 'dispenses', subjectId: saved.id, facts: { findings: checked.safety?.findings.length ?? 0, ownReasons: own.map((each) => `${each.ruleId}:${each.reason}`).join(' ').slice(0, 200) } })
    tx.doorbell.ring('dispense.changed', saved.id, { ...hand.about, userId: null }, hand.readership.people)
    return { id: saved.id, version: saved.version }
  })
}

/** "expired" when it is active but its last day has passed. */
export const statusWords = (prescription: { status: string; validUntil: string | null }, at: string): string =>
  prescription.status === 'active' && prescription.validUntil !== null && prescription.validUntil <= at ? 'no longer valid' : prescription.status.replaceAll('-', ' ')
