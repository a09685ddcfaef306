import type { CheckDraftInput } from '@/lib/domain/prescriptions/prescribe.input'
import { prescribingPolicy } from '@/lib/domain/prescriptions/prescribing-policy.table'
import { checkSafety, type SafetySummary } from '@/lib/domain/prescriptions/safety-check'
import type { OperationContext } from '../operation'
import { patientToTreat } from '../patients/patient-in-care'
import { type Alternatives, alternativesFor } from './alternatives-for'
import { lineToCheck } from './line-to-item'
import { safetyScene } from './safety-scene'
import { stockedCodes } from './stocked-codes'

export type DraftCheck = {
  summary: SafetySummary
  checkedAt: string
  /** By line: what else the formulary has, for lines that must change. */
  alternatives: Record<string, Alternatives>
  needsSecondPrescriber: boolean
}

/**
 * The safety check of lines that are still being written, against what is known of the person now. Nothing is saved.
 * @throws Refusal record.not-found, access.no-care-relationship, patient.not-active, patient.deceased
 */
export async function checkDraft(context: OperationContext, { patientId, lines }: CheckDraftInput): Promise<DraftCheck> {
  const { patient } = await patientToTreat(context, patientId)
  const [scene, stocked] = await Promise.all([safetyScene(context, patient, null), stockedCodes(context)])
  const items = lines.map((line) => lineToCheck(line, { prescribedBy: context.actor.name, today: scene.facts.today }))
  const summary = checkSafety({ ...scene, items })
  const stopped = items.filter((item) => summary.toResolve.some((finding) => finding.medicines.some((each) => each.lineId === item.lineId)))
  const alternatives = Object.fromEntries(stopped.flatMap((item) => {
    const found = alternativesFor(item, { scene, items, stockedCodes: stocked })
    return found ? [[item.lineId, found]] : []
  }))
  return { summary, checkedAt: context.now().toISOString(), alternatives, needsSecondPrescriber: prescribingPolicy.requireSecondPrescriber }
}
