import { areLookAlikes, tallMan, tallManHead } from '@/lib/domain/pharmacy/tall-man.table'
import { type CheckedMedicine, isActive } from './checked-medicine'
import { type Finding, makeFinding } from './finding'

/** Two look-alike names in one chart: a note, so that nobody takes one for the other. */
export function checkLookAlikes(items: readonly CheckedMedicine[], active: readonly CheckedMedicine[]): Finding[] {
  const all = [...items, ...active].filter(isActive)
  return items.flatMap((item) => all
    .filter((other) => other.lineId !== item.lineId && (!items.includes(other) || all.indexOf(other) > all.indexOf(item)))
    .flatMap((other) => pairNames(item, other).map(([one, two]) => makeFinding({
      check: 'look-alikes', ruleId: 'LOOK-ALIKE', tier: 3, medicines: [item, other],
      title: `${tallMan(one)} and ${tallMan(two)} look alike`,
      why: 'These two names have been mistaken for each other.',
      management: 'Read name, strength and indication again when prescribing, picking and giving.',
      source: tallManHead.source,
    }))))
}

function pairNames(item: CheckedMedicine, other: CheckedMedicine): [string, string][] {
  const pairs = item.ingredients.flatMap((one) => other.ingredients.map((two): [string, string] => [one.name, two.name]))
  return pairs.filter(([one, two]) => areLookAlikes(one, two)).slice(0, 1)
}
