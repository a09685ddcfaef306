import type { Override } from '@/lib/domain/prescriptions/prescription.schema'
import { dueLines } from '@/lib/domain/pharmacy/dispense-lines'
import { checkedLine } from '@/lib/domain/prescriptions/checked-line'
import { checkSafety, type SafetySummary } from '@/lib/domain/prescriptions/safety-check'
import { hasReason } from '@/lib/domain/prescriptions/sign-blockers'
import type { OperationContext } from '../operation'
import { safetyScene } from '../prescriptions/safety-scene'
import { type DispenseInHand, dispenseInHand } from './dispense-in-hand'

export type DispenseReview = { summary: SafetySummary; checkedAt: string; /** Findings the prescriber answered with a reason, by finding. */ answered: Record<string, Override>; /** What else the person takes, by name. */ alsoTaken: string[] }

/** Runs the safety check of a supply again, now, for the page. Nothing is saved. @throws Refusal record.not-found */
export async function reviewDispense(context: OperationContext, dispenseId: string): Promise<DispenseReview> {
  return reviewInHand(context, await dispenseInHand(context, { dispenseId }))
}

/** The same for a supply that was read already. What is due is judged as new; the rest of the prescription counts as taken. */
export async function reviewInHand(context: OperationContext, { dispense, prescription, items, patient }: DispenseInHand): Promise<DispenseReview> {
  const scene = await safetyScene(context, patient, prescription.id)
  const lines = dueLines(dispense, items).map(({ item }) => checkedLine(item, { prescribedBy: prescription.prescriberName, stoppedOn: null }))
  const rest = items.filter((item) => item.status === 'active' && !lines.some((line) => line.lineId === item.id)).map((item) => checkedLine(item, { prescribedBy: prescription.prescriberName, stoppedOn: null }))
  const summary = checkSafety({ ...scene, active: [...scene.active, ...rest], items: lines })
  const answered = Object.fromEntries(prescription.overrides.filter(hasReason).map((override) => [override.findingId, override]))
  const alsoTaken = [...scene.active, ...rest].filter((medicine) => medicine.stoppedOn === null).map((medicine) => medicine.name)
  return { summary, checkedAt: context.now().toISOString(), answered, alsoTaken: [...new Set(alsoTaken)] }
}
