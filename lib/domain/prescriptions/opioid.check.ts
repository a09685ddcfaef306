import { type CheckedIngredient, type CheckedMedicine, currentAtc, hasCode, ingredientPerDay, isActive } from './checked-medicine'
import { massOfDose, tidy } from './dose-amount'
import { type Finding, makeFinding } from './finding'
import { freshDays } from './fact-freshness.table'
import { freshValue, patientYears } from './known-value'
import type { NotChecked } from './not-checked'
import { type OpioidRow, opioidHead, opioidLimits, opioidRows } from './opioid.table'
import type { PatientFacts } from './patient-facts'

export interface OpioidSum {
  mmePerDay: number
  counted: { medicine: CheckedMedicine; mme: number }[]
  notCounted: { medicine: CheckedMedicine; why: string }[]
}

/** Morphine equivalents of a day over all active opioids, and those that could not be counted. */
export function sumMme(medicines: readonly CheckedMedicine[]): OpioidSum {
  const sum: OpioidSum = { mmePerDay: 0, counted: [], notCounted: [] }
  for (const medicine of medicines.filter((each) => isActive(each) && !each.localUse)) {
    for (const ingredient of medicine.ingredients) addIngredient(sum, medicine, ingredient)
  }
  sum.mmePerDay = tidy(sum.counted.reduce((total, each) => total + each.mme, 0))
  return sum
}

/** Warns at 50 MME a day, or with any opioid and a known added risk; suggests naloxone. */
export function checkOpioids(input: { items: readonly CheckedMedicine[]; active: readonly CheckedMedicine[]; facts: PatientFacts }): { findings: Finding[]; notChecked: NotChecked[]; tableVersion: string } {
  const all = [...input.items, ...input.active]
  const sum = sumMme(all)
  const opioids = [...sum.counted, ...sum.notCounted].map((each) => each.medicine)
  const proposed = opioids.filter((each) => input.items.includes(each)).map((each) => each.lineId)
  // One that is taken already and cannot be counted makes the sum of a new one too small: that is said beside the new one.
  const unknown = proposed.length === 0 ? [] : sum.notCounted
  const notChecked: NotChecked[] = unknown.map(({ medicine, why }) => ({ check: 'opioids', reason: 'not-counted', lineIds: input.items.includes(medicine) ? [medicine.lineId] : proposed, says: `${medicine.name} is not counted in morphine equivalents: ${why}.` }))
  if (!opioids.some((each) => input.items.includes(each)) || input.facts.history.palliative === true || opioids.some((each) => each.notes.palliative === true)) return { findings: [], notChecked, tableVersion: opioidHead.version }
  const risks = risksOf(all, input.facts)
  const high = sum.mmePerDay >= opioidLimits.warnMmePerDay
  if (!high && risks.length === 0) return { findings: [], notChecked, tableVersion: opioidHead.version }
  const amount = `${Math.round(sum.mmePerDay)} morphine milligram equivalents a day`
  const finding = makeFinding({
    check: 'opioids', ruleId: sum.mmePerDay >= opioidLimits.secondWarnMmePerDay ? 'MME-90' : high ? 'MME-50' : 'MME-RISK', tier: 2,
    medicines: [...new Set(opioids)],
    title: high ? amount : `Opioid with added risk (${amount})`,
    why: high ? 'From 50 morphine milligram equivalents a day the risk of overdose rises without better relief.' : 'This patient is at added risk of respiratory depression.',
    management: 'Lowest dose, and offer naloxone with instructions.',
    because: [amount, ...risks],
    source: opioidHead.source,
  })
  return { findings: [finding], notChecked, tableVersion: opioidHead.version }
}

function addIngredient(sum: OpioidSum, medicine: CheckedMedicine, ingredient: CheckedIngredient): void {
  const row = rowOf(medicine, ingredient)
  if (!row) return
  if (row.factor === null) {
    sum.notCounted.push({ medicine, why: `no factor for ${row.name}` })
    return
  }
  const amount = row.route === 'patch' ? patchMicrogramsPerHour(medicine, ingredient) : ingredientPerDay(medicine, ingredient, 'mg')
  if (amount === null) sum.notCounted.push({ medicine, why: 'the daily dose is not known' })
  else sum.counted.push({ medicine, mme: tidy(amount * row.factor) })
}

function rowOf(medicine: CheckedMedicine, ingredient: CheckedIngredient): OpioidRow | undefined {
  const route = medicine.route === 'transdermal' ? 'patch' : ['oral', 'rectal', 'sublingual'].includes(medicine.route) ? 'oral' : 'other'
  return opioidRows.find((row) => (row.route === 'any' || row.route === route) && ingredient.atc.some((code) => row.atc.some((prefix) => currentAtc(code).startsWith(prefix))))
}

/** A patch of "25 micrograms" releases 25 micrograms an hour: the rate counts, not the wearing time. */
function patchMicrogramsPerHour(medicine: CheckedMedicine, ingredient: CheckedIngredient): number | null {
  return medicine.dosing ? massOfDose(medicine.dosing.dose, ingredient.strength, 'micrograms') : null
}

function risksOf(all: readonly CheckedMedicine[], facts: PatientFacts): string[] {
  const active = all.filter(isActive)
  const years = patientYears(facts)
  const egfr = freshValue(facts.egfr, freshDays.egfr, facts.today)
  const risks: [boolean, string][] = [
    [active.some((each) => hasCode(each, ['N05BA', 'N05CD', 'N05CF', 'N03AE01'])), 'with a benzodiazepine or Z-drug'],
    [active.some((each) => hasCode(each, ['N02BF01', 'N02BF02'])), 'with a gabapentinoid'],
    [facts.history['sleep-apnoea'] === true, 'sleep apnoea'],
    [years !== null && years >= 65, `age ${years}`],
    [(egfr !== null && egfr < 30) || facts.history.dialysis === true, 'kidney failure'],
    [facts.history['hepatic-impairment'] === true, 'hepatic impairment'],
    [facts.history.overdose === true, 'earlier overdose'],
  ]
  return risks.filter(([applies]) => applies).map(([, says]) => says)
}
