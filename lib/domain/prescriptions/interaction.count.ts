import { type CheckedMedicine, isActive } from './checked-medicine'
import { type InteractionFinding, tierOf } from './interaction.finding'
import { makeFinding } from './finding'
import { isSameSubstance, matchMedicine, precise } from './interaction.match'
import { interactionRules } from './interaction.table'

/** The count rule keeps silent when one of these already speaks about the same danger. */
const strongerSerotoninRules = ['D01', 'D04', 'D06', 'D07', 'D58', 'D91', 'D95']

/** Two serotonergic substances: a note. Three or more: a warning. */
export function countSerotonergic(
  input: { items: readonly CheckedMedicine[]; active: readonly CheckedMedicine[] },
  findings: readonly InteractionFinding[],
): InteractionFinding[] {
  const rule = interactionRules.find((each) => each.id === 'D60')
  if (!rule || findings.some((each) => [each.ruleId, ...each.alsoMatched].some((id) => strongerSerotoninRules.includes(id)))) return []
  const counted = distinct([...input.items, ...input.active].filter((each) => isActive(each) && !each.localUse))
  if (counted.length < 2 || !counted.some((each) => input.items.includes(each))) return []
  const severity = counted.length >= 3 ? 'H' : rule.severity
  const because = counted.length >= 3 ? [`${counted.length} serotonergic medicines active`] : []
  return [{
    ...makeFinding({
      check: 'interactions',
      ruleId: rule.id,
      tier: tierOf(severity),
      medicines: counted,
      title: counted.map((each) => each.name).join(' with '),
      why: rule.why,
      management: rule.management,
      because,
      source: rule.source,
    }),
    severity,
    baseSeverity: rule.severity,
  }]
}

/** Medicines that each bring a serotonergic substance the earlier ones do not. */
function distinct(medicines: readonly CheckedMedicine[]): CheckedMedicine[] {
  const substances = medicines.map((medicine) => ({ medicine, side: precise(matchMedicine(medicine).get('D60')?.a ?? []) }))
  return substances
    .filter(({ side }, index) => side.length > 0 && !substances.slice(0, index).some((earlier) => side.every((one) => earlier.side.some((other) => isSameSubstance(one, other)))))
    .map(({ medicine }) => medicine)
}
