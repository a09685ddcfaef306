import { type BenchStage, benchStage, benchStageWords } from '@/lib/domain/lab/bench-stage'
import { findPanel, findLabTest } from '@/lib/domain/lab/catalogue'
import type { LabOrder, LabResult, Specimen, Urgency } from '@/lib/domain/lab/order.schema'
import { formatWait, minutesBetween } from '@/lib/format/durations'
import { formatInstantNear } from '@/lib/format/instants'

export type BenchRow = { id: string; orderId: string; accession: string; urgency: Urgency; tests: string; tube: string; stage: BenchStage; stageWords: string; age: string; orderedAt: string; isCritical: boolean }

type Line = {
  specimen: Pick<Specimen, 'id' | 'accession' | 'status' | 'testKeys' | 'tube'>
  order: Pick<LabOrder, 'id' | 'urgency' | 'panelCodes' | 'testKeys' | 'signedAt' | 'createdAt'>
  results: readonly Pick<LabResult, 'status' | 'criticalTier'>[]
}

/** The bench lines as a table shows them: numbers and tests, never a name. */
export function benchRows(lines: readonly Line[], { now, zone }: { now: Date; zone: string }): BenchRow[] {
  return lines.map(({ specimen, order, results }) => {
    const stage = benchStage(specimen, results)
    return {
      id: specimen.id, orderId: order.id, accession: specimen.accession, urgency: order.urgency, tests: testWords(order, specimen), tube: specimen.tube, stage, stageWords: benchStageWords[stage],
      age: formatWait(minutesBetween(order.signedAt ?? order.createdAt, now.toISOString()) ?? 0), orderedAt: formatInstantNear(order.signedAt, now.toISOString(), zone), isCritical: results.some((result) => result.criticalTier === 'critical'),
    }
  })
}

/** Panels by name; single tests by name; "and 3 more" beyond two. */
export function testWords(order: Pick<LabOrder, 'panelCodes' | 'testKeys'>, specimen?: Pick<Specimen, 'testKeys'>): string {
  const panels = order.panelCodes.map((code) => findPanel(code)).filter((panel) => panel !== null && (!specimen || panel.members.some((key) => specimen.testKeys.includes(key))))
  const inPanels = new Set(panels.flatMap((panel) => panel!.members))
  const single = (specimen?.testKeys ?? order.testKeys).filter((key) => !inPanels.has(key)).map((key) => findLabTest(key)?.name ?? key)
  const names = [...panels.map((panel) => panel!.name), ...single]
  return names.length > 2 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ')
}
