import type { LabResult, Specimen } from './order.schema'

export const benchStages = ['label', 'collect', 'receive', 'enter', 'verify', 'done'] as const
export type BenchStage = (typeof benchStages)[number]

export const benchStageWords: Record<BenchStage, string> = { label: 'To label', collect: 'To collect', receive: 'To receive', enter: 'To enter', verify: 'To verify', done: 'Done' }

const stageOfSpecimen: Partial<Record<Specimen['status'], BenchStage>> = { registered: 'label', label_printed: 'collect', collected: 'receive', in_transit: 'receive', received: 'receive' }

/** What has to happen next with a specimen and its tests. A test sent back counts as to be entered again. */
export function benchStage(specimen: Pick<Specimen, 'status'>, results: readonly Pick<LabResult, 'status'>[]): BenchStage {
  const before = stageOfSpecimen[specimen.status]
  if (before) return before
  if (results.some((result) => result.status === 'ordered' || result.status === 'in_process')) return 'enter'
  if (results.some((result) => result.status === 'entered' || result.status === 'tech_verified')) return 'verify'
  return 'done'
}
