import type { TableHead } from '@/lib/domain/units/table-head'

export const controlRuleHead = {
  version: 'control-rules-1',
  effectiveFrom: '2026-01-01',
  source: 'Westgard multirule procedure and sigma-based rule choice; CLSI C24 in outline. Each laboratory chooses its own set.',
  approvedBy: null,
} as const satisfies TableHead

export const controlRuleNames = ['1-2s', '1-3s', '2-2s', 'R-4s', '4-1s', '10x', '8x', '12x', '2of3-2s', '3-1s', '6x', '9x', '7T'] as const
export type ControlRuleName = (typeof controlRuleNames)[number]
export type ControlAction = 'warn' | 'reject'

interface ControlRuleBase {
  action: ControlAction
  errorType: 'random' | 'systematic' | 'trend' | 'warning'
}

export type ControlRule = ControlRuleBase & (
  | { kind: 'single'; beyond: number }
  | { kind: 'range'; beyond: number }
  /** `across`: whether other levels join the chain only inside one run, or over runs too. */
  | { kind: 'consecutive'; count: number; beyond: number; across: 'same-run' | 'runs' }
  | { kind: 'share'; count: number; of: number; beyond: number }
  | { kind: 'trend'; count: number }
)

export const controlRules: Readonly<Record<ControlRuleName, ControlRule>> = {
  '1-2s': { kind: 'single', beyond: 2, action: 'warn', errorType: 'warning' },
  '1-3s': { kind: 'single', beyond: 3, action: 'reject', errorType: 'random' },
  '2-2s': { kind: 'consecutive', count: 2, beyond: 2, across: 'same-run', action: 'reject', errorType: 'systematic' },
  'R-4s': { kind: 'range', beyond: 2, action: 'reject', errorType: 'random' },
  '4-1s': { kind: 'consecutive', count: 4, beyond: 1, across: 'runs', action: 'reject', errorType: 'systematic' },
  '10x': { kind: 'consecutive', count: 10, beyond: 0, across: 'runs', action: 'reject', errorType: 'systematic' },
  '8x': { kind: 'consecutive', count: 8, beyond: 0, across: 'runs', action: 'reject', errorType: 'systematic' },
  '12x': { kind: 'consecutive', count: 12, beyond: 0, across: 'runs', action: 'reject', errorType: 'systematic' },
  '2of3-2s': { kind: 'share', count: 2, of: 3, beyond: 2, action: 'reject', errorType: 'systematic' },
  '3-1s': { kind: 'consecutive', count: 3, beyond: 1, across: 'runs', action: 'reject', errorType: 'systematic' },
  '6x': { kind: 'consecutive', count: 6, beyond: 0, across: 'runs', action: 'reject', errorType: 'systematic' },
  '9x': { kind: 'consecutive', count: 9, beyond: 0, across: 'runs', action: 'reject', errorType: 'systematic' },
  '7T': { kind: 'trend', count: 7, action: 'warn', errorType: 'trend' },
}

export interface SigmaRow {
  fromSigma: number
  twoLevels: readonly ControlRuleName[]
  threeLevels: readonly ControlRuleName[]
}

// Read from the top. 1-2s always warns and never rejects.
export const rulesForSigma: readonly SigmaRow[] = [
  { fromSigma: 6, twoLevels: ['1-2s', '1-3s'], threeLevels: ['1-2s', '1-3s'] },
  { fromSigma: 5, twoLevels: ['1-2s', '1-3s', '2-2s', 'R-4s'], threeLevels: ['1-2s', '1-3s', '2of3-2s', 'R-4s'] },
  { fromSigma: 4, twoLevels: ['1-2s', '1-3s', '2-2s', 'R-4s', '4-1s'], threeLevels: ['1-2s', '1-3s', '2of3-2s', 'R-4s', '3-1s'] },
  { fromSigma: Number.NEGATIVE_INFINITY, twoLevels: ['1-2s', '1-3s', '2-2s', 'R-4s', '4-1s', '8x', '7T'], threeLevels: ['1-2s', '1-3s', '2of3-2s', 'R-4s', '3-1s', '6x', '7T'] },
]
