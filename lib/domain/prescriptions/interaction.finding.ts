import type { CheckedMedicine } from './checked-medicine'
import { type Finding, type Tier, makeFinding } from './finding'
import { judgeCondition } from './interaction.conditions'
import type { InteractionRule, InteractionSeverity, SeverityChange } from './interaction.rule'
import type { ConditionScene } from './interaction.scene'

export interface InteractionFinding extends Finding {
  severity: InteractionSeverity
  baseSeverity: InteractionSeverity
}

export interface Judgement {
  severity: InteractionSeverity | 'none'
  because: string[]
  missing: string[]
}

export interface JudgedRule {
  rule: InteractionRule
  medicines: [CheckedMedicine, CheckedMedicine]
  severity: InteractionSeverity
  because: string[]
  missing: string[]
}

const order: Record<InteractionSeverity | 'none', number> = { C: 0, H: 1, M: 2, none: 3 }

/** How loud the finding is: 1 for contraindicated, 2 for major, 3 for moderate. */
export function tierOf(severity: InteractionSeverity): Tier {
  return severity === 'C' ? 1 : severity === 'H' ? 2 : 3
}

/**
 * The severity for this patient. A condition counts only when its value is known: unknown keeps the
 * base severity and is named in `missing`. A stricter condition wins over a milder one.
 */
export function judgeSeverity(rule: InteractionRule, scene: ConditionScene): Judgement {
  const verdicts = rule.severityWhen.map((change) => ({ change, verdict: judgeCondition(change.test, scene) }))
  const missing = verdicts.flatMap(({ verdict }) => (typeof verdict === 'object' ? [verdict.missing] : []))
  const met = verdicts.filter(({ verdict }) => verdict === true).map(({ change }) => change)
  const chosen = strictest(met.filter((each) => order[each.severity] < order[rule.severity])) ?? strictest(met)
  const openUpgrade = verdicts.some(({ change, verdict }) => typeof verdict === 'object' && order[change.severity] < order[rule.severity])
  // A milder reading may not stand while a stricter one is still open for want of a value.
  if (chosen && order[chosen.severity] > order[rule.severity] && openUpgrade) return { severity: rule.severity, because: [], missing }
  return { severity: chosen?.severity ?? rule.severity, because: chosen ? [chosen.says] : [], missing: chosen ? [] : [...new Set(missing)] }
}

function strictest(changes: readonly SeverityChange[]): SeverityChange | undefined {
  return [...changes].sort((one, other) => order[one.severity] - order[other.severity])[0]
}

/** A judged rule as the reader sees it. */
export function toFinding(judged: JudgedRule, alsoMatched: string[]): InteractionFinding {
  const { rule, severity, medicines } = judged
  const names = medicines.map((each) => (each.stoppedOn ? `${each.name} (stopped)` : each.name))
  return {
    ...makeFinding({
      check: 'interactions',
      ruleId: rule.id,
      tier: tierOf(severity),
      medicines,
      title: names.join(' with '),
      why: rule.why,
      management: rule.management,
      because: judged.because,
      missing: judged.missing,
      alsoMatched,
      source: rule.source,
    }),
    severity,
    baseSeverity: rule.severity,
  }
}

/** One finding per pair: the strongest rule speaks, the others are named in `alsoMatched`. */
export function strongestPerPair(judged: readonly JudgedRule[]): InteractionFinding[] {
  const perPair = new Map<string, JudgedRule[]>()
  for (const each of judged) {
    const pair = each.medicines.map((medicine) => medicine.lineId).sort().join(' ')
    perPair.set(pair, [...(perPair.get(pair) ?? []), each])
  }
  return [...perPair.values()].flatMap((rules) => {
    const [first, ...others] = [...rules].sort((one, other) => order[one.severity] - order[other.severity])
    return first ? [toFinding(first, others.map((each) => each.rule.id))] : []
  })
}
