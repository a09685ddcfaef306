import { type CheckedMedicine, dailyMgOf, hasCode, isActive } from './checked-medicine'
import { daysBetween } from '@/lib/domain/patients/age'
import { type Finding, makeFinding } from './finding'
import { patientYears } from './known-value'
import { anticholinergicLimit, anticholinergicPoints, digoxinMicrogramsPerDay, nsaidDaysWithoutPpi, olderAgeHead, olderAgeRows, olderFromYears } from './older-age.table'
import type { PatientFacts } from './patient-facts'

const nsaids = ['M01AA', 'M01AB', 'M01AC', 'M01AE', 'M01AG', 'M01AH']

/** Medicines to think twice about from 65 years: shown, never interrupting. */
export function checkOlderAge(input: { items: readonly CheckedMedicine[]; active: readonly CheckedMedicine[]; facts: PatientFacts }): Finding[] {
  const years = patientYears(input.facts)
  if (years === null || years < olderFromYears) return []
  const all = [...input.items, ...input.active].filter(isActive)
  const listed = input.items.filter((each) => !each.localUse).flatMap((medicine) => [
    ...olderAgeRows.filter((row) => hasCode(medicine, row.atc)).map((row) => note(medicine, { ruleId: row.id, why: row.says })),
    ...longNsaid(medicine, { all, today: input.facts.today }),
    ...antipsychoticInDementia(medicine, input.facts),
    ...digoxin(medicine),
  ])
  return [...listed, ...anticholinergicBurden(input.items, all)]
}

function note(medicine: CheckedMedicine, parts: { ruleId: string; why: string; missing?: string[] }): Finding {
  return makeFinding({
    check: 'age', tier: 3, medicines: [medicine], title: `${medicine.name} from 65 years`,
    management: 'Look for a safer choice, or the lowest dose for the shortest time.', source: olderAgeHead.source, ...parts,
  })
}

function longNsaid(medicine: CheckedMedicine, scene: { all: readonly CheckedMedicine[]; today: string }): Finding[] {
  if (!hasCode(medicine, nsaids) || scene.all.some((each) => hasCode(each, ['A02BC', 'M01AE52']))) return []
  const since = medicine.startsOn ? (daysBetween(medicine.startsOn, scene.today) ?? 0) : 0
  const days = medicine.dosing?.durationDays ?? null
  if (days !== null && days <= nsaidDaysWithoutPpi && since <= nsaidDaysWithoutPpi) return []
  return [note(medicine, { ruleId: 'AGE-NSAID', why: `NSAID for more than ${nsaidDaysWithoutPpi} days without a proton-pump inhibitor.`, missing: days === null ? ['length of the course'] : [] })]
}

function antipsychoticInDementia(medicine: CheckedMedicine, facts: PatientFacts): Finding[] {
  if (!hasCode(medicine, ['N05A']) || hasCode(medicine, ['N05AN']) || facts.history.dementia !== true) return []
  return [note(medicine, { ruleId: 'AGE-DEMENTIA', why: 'Antipsychotic in dementia: stroke and death.' })]
}

function digoxin(medicine: CheckedMedicine): Finding[] {
  const daily = dailyMgOf(medicine, ['C01AA05'])
  return daily !== null && daily * 1000 > digoxinMicrogramsPerDay ? [note(medicine, { ruleId: 'AGE-DIGOXIN', why: `Digoxin above ${digoxinMicrogramsPerDay} micrograms a day.` })] : []
}

function anticholinergicBurden(items: readonly CheckedMedicine[], all: readonly CheckedMedicine[]): Finding[] {
  const scored = all.filter((each) => !each.localUse).flatMap((medicine) => {
    const points = Math.max(0, ...anticholinergicPoints.filter((row) => hasCode(medicine, [row.atc])).map((row) => row.points))
    return points > 0 ? [{ medicine, points }] : []
  })
  const sum = scored.reduce((total, each) => total + each.points, 0)
  if (scored.length < 2 || sum < anticholinergicLimit || !scored.some((each) => items.includes(each.medicine))) return []
  return [makeFinding({
    check: 'age', ruleId: 'AGE-ANTICHOLINERGIC', tier: 3, medicines: scored.map((each) => each.medicine),
    title: `Anticholinergic burden ${sum}`, why: 'Several anticholinergic medicines add up: confusion, falls, retention.',
    management: 'Stop or change one.', because: scored.map((each) => `${each.medicine.name} ${each.points}`), source: olderAgeHead.source,
  })]
}
