import { type CheckedMedicine, hasCode } from './checked-medicine'
import { makeFinding } from './finding'
import type { InteractionFinding } from './interaction.finding'
import { interactionRules } from './interaction.table'
import type { NotChecked } from './not-checked'

/** Oral methotrexate is weekly unless an oncology indication is recorded: daily use has killed. */
export function checkMethotrexateSchedule(items: readonly CheckedMedicine[]): { findings: InteractionFinding[]; notChecked: NotChecked[] } {
  const rule = interactionRules.find((each) => each.id === 'D44')
  const oral = items.filter((each) => hasCode(each, ['L04AX03', 'L01BA01']) && each.route === 'oral' && each.notes['oncology-indication'] !== true)
  if (!rule) return { findings: [], notChecked: [] }
  const findings = oral.filter((each) => dosesPerWeek(each) !== null && (dosesPerWeek(each) ?? 0) > 1).map((each): InteractionFinding => ({
    ...makeFinding({
      check: 'interactions',
      ruleId: rule.id,
      tier: 1,
      absolute: true,
      medicines: [each],
      title: `${each.name} more often than once a week`,
      why: rule.why,
      management: rule.management,
      source: rule.source,
    }),
    severity: rule.severity,
    baseSeverity: rule.severity,
  }))
  const notChecked = oral.filter((each) => dosesPerWeek(each) === null).map((each): NotChecked => ({
    check: 'interactions',
    reason: 'dose-not-known',
    lineIds: [each.lineId],
    says: `${each.name}: write how often it is taken. Only once a week is safe.`,
  }))
  return { findings, notChecked }
}

/** Administrations in a week; null when the schedule is not known. */
function dosesPerWeek(medicine: CheckedMedicine): number | null {
  const { dosing } = medicine
  if (!dosing) return null
  if (dosing.once) return 1
  return dosing.perWeek ?? (dosing.maxPerDay === null ? null : dosing.maxPerDay * 7)
}
