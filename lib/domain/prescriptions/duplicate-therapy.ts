import { type CheckedMedicine, isActive } from './checked-medicine'
import { type Finding, makeFinding } from './finding'
import { type Component, componentsOf, isSameSubstance } from './interaction.match'

/** Classes whose members are combined on purpose: level-4 doubles there say nothing. */
const intendedClasses: readonly { prefix: string; name: string }[] = [
  { prefix: 'A10A', name: 'insulins' },
  { prefix: 'N03', name: 'antiepileptics' },
  { prefix: 'R03', name: 'inhalers' },
  { prefix: 'J05A', name: 'antiretrovirals' },
  { prefix: 'J04A', name: 'tuberculosis medicines' },
  { prefix: 'B01AC', name: 'dual antiplatelet therapy' },
  { prefix: 'J07', name: 'vaccines' },
  { prefix: 'B05', name: 'infusion fluids' },
]

const paracetamol = ['N02BE01', 'N02BE05', 'N02BE51', 'N02BE71', 'N02AJ01', 'N02AJ06', 'N02AJ13', 'N02AJ17', 'N02AJ22']

/**
 * The same substance in two products (a reason is needed), or two medicines of one ATC level-4 class (a note).
 * Different strengths of one substance in the same prescription build a dose and are only noted.
 */
export function checkDuplicates(items: readonly CheckedMedicine[], active: readonly CheckedMedicine[]): Finding[] {
  const all = [...items, ...active].filter(isActive)
  return all.flatMap((one, index) =>
    all.slice(index + 1).filter((other) => items.includes(one) || items.includes(other)).flatMap((other) => judge(one, other, items)),
  )
}

function judge(one: CheckedMedicine, other: CheckedMedicine, items: readonly CheckedMedicine[]): Finding[] {
  const shared = componentsOf(one).find((a) => componentsOf(other).some((b) => isSameSubstance(a, b)))
  if (shared) return [sameSubstance(one, other, { shared, together: items.includes(one) && items.includes(other) })]
  if (one.localUse !== other.localUse) return []
  const sharedClass = classesOf(one).find((each) => classesOf(other).includes(each) && !intendedClasses.some((intended) => each.startsWith(intended.prefix)))
  if (!sharedClass) return []
  return [makeFinding({
    check: 'duplicates', ruleId: 'D90', tier: 3, medicines: [one, other],
    title: `${one.name} and ${other.name} are of one class`,
    why: 'Two medicines of one class mostly add harm, not effect.',
    management: 'Keep one unless the pair is intended.',
    because: [`ATC class ${sharedClass}`],
    source: 'WHO ATC level 4; exceptions listed in the rule',
  })]
}

function sameSubstance(one: CheckedMedicine, other: CheckedMedicine, match: { shared: Component; together: boolean }): Finding {
  const isParacetamol = match.shared.codes.some((code) => paracetamol.includes(code))
  const oneLocal = one.localUse !== other.localUse
  const doseBuilding = match.together && one.ingredients.length === 1 && other.ingredients.length === 1 && one.route === other.route && one.medicineId !== other.medicineId
  return makeFinding({
    check: 'duplicates', ruleId: isParacetamol ? 'D89' : 'SAME-SUBSTANCE', tier: (doseBuilding && !isParacetamol) || oneLocal ? 3 : 2, medicines: [one, other],
    title: `${match.shared.key.replace(/^product /, '')} is in both ${one.name} and ${other.name}`,
    why: isParacetamol ? 'The same painkiller in two products adds up: liver injury.' : 'The same substance in two products adds up.',
    management: doseBuilding ? 'Strengths that build one dose are fine; check the sum.' : 'Stop one of the two, or say why both are needed.',
    because: [doseBuilding ? 'two strengths in one prescription' : oneLocal ? 'one of the two is for local use' : 'same substance'],
    source: 'Duplicate therapy rule D89/D90',
  })
}

/** ATC level-4 classes (five characters) of the product and its substances. */
function classesOf(medicine: CheckedMedicine): string[] {
  return [...new Set(componentsOf(medicine).flatMap((each) => each.codes).filter((code) => code.length >= 5).map((code) => code.slice(0, 5)))]
}
