import type { Confidence } from '@/lib/domain/units/table-head'
import type { DrugListName } from './drug-lists.table'
import type { ConditionName } from './interaction.conditions'

/** C contraindicated, H major, M moderate. */
export type InteractionSeverity = 'C' | 'H' | 'M'

export interface RuleSide {
  name: string
  lists?: readonly DrugListName[]
  codes: readonly string[]
  combinations?: readonly string[]
}

export interface SeverityChange {
  test: ConditionName
  /** `none`: the rule does not fire at all. */
  severity: InteractionSeverity | 'none'
  says: string
}

export interface Washout {
  /** The side whose stopped medicine still counts. */
  side: 'a' | 'b'
  days: number
  /** Only these stopped medicines; null means every medicine of the side. */
  codes: readonly string[] | null
}

export interface InteractionRule {
  id: string
  /** pair: two ingredients. duplicate: two products. count: so many of a list. dosing: one medicine taken wrongly. */
  kind: 'pair' | 'duplicate' | 'count' | 'dosing'
  severity: InteractionSeverity
  /** Number in the ONC high-priority list, or null. */
  onc: number | null
  /** Fires for creams, drops and inhalers too. */
  appliesToLocalUse: boolean
  a: RuleSide
  b: RuleSide
  why: string
  management: string
  severityWhen: readonly SeverityChange[]
  washout: readonly Washout[]
  source: string
  confidence: Confidence
  reviewReason: string | null
}
