import { factConditions } from './interaction.fact-conditions'
import { itemConditions } from './interaction.item-conditions'
import { doseConditions } from './interaction.dose-conditions'
import type { ConditionScene, Verdict } from './interaction.scene'

const conditions = { ...factConditions, ...itemConditions, ...doseConditions }

export type ConditionName = keyof typeof conditions | 'three-or-more-counted'

/** Judges one named condition. The count condition is judged by the counter itself. */
export function judgeCondition(name: ConditionName, scene: ConditionScene): Verdict {
  return name === 'three-or-more-counted' ? false : conditions[name](scene)
}
