import { type CheckedMedicine, dailyMgOf, hasCode } from './checked-medicine'
import type { Condition, ConditionScene, Verdict } from './interaction.scene'
import { anyActive, egfr, history } from './interaction.fact-conditions'
import { member } from './interaction.item-conditions'
import { freshDays } from './fact-freshness.table'
import { freshValue, patientYears } from './known-value'
import { allOf, anyOf, known } from './verdicts'

const weightOf = (scene: ConditionScene): number | null =>
  freshValue(scene.facts.weightKg, freshDays.weightAdult, scene.facts.today)

/** Weekly milligrams of an ingredient; null when the schedule or strength is not known. */
export function weeklyMgOf(medicine: CheckedMedicine, prefixes: readonly string[]): number | null {
  const daily = dailyMgOf(medicine, prefixes)
  const dosing = medicine.dosing
  if (daily === null || !dosing || dosing.maxPerDay === null || dosing.maxPerDay === 0) return null
  return dosing.perWeek === null ? daily * 7 : (daily / dosing.maxPerDay) * dosing.perWeek
}

function dailyDose(scene: ConditionScene, prefixes: readonly string[], test: (mg: number) => boolean): Verdict {
  const medicine = member(scene, prefixes)
  return medicine ? known(dailyMgOf(medicine, prefixes), `dose of ${medicine.name}`, test) : false
}

/** Caps by partner. Diltiazem and verapamil: 10 mg in the US, 20 mg elsewhere. */
const statinAboveCap: Condition = (scene) => {
  const rateLimiting = member(scene, ['C08DA', 'C08DB']) !== null
  const simvastatinCap = rateLimiting && scene.labelRegion === 'us' ? 10 : 20
  const lovastatinCap = member(scene, ['C01BD01']) ? 40 : 20
  return anyOf([
    dailyDose(scene, ['C10AA01', 'C10BA02'], (mg) => mg > simvastatinCap),
    dailyDose(scene, ['C10AA02', 'C10BA01'], (mg) => mg > lovastatinCap),
  ])
}

/** Prednisolone-equivalent milligrams per milligram of the steroid. */
const prednisoloneFactor: Record<string, number> = { H02AB06: 1, H02AB07: 1, H02AB04: 1.25, H02AB02: 6.7, H02AB01: 6.7, H02AB09: 0.25, H02AB13: 0.83 }

const lowSteroid: Condition = (scene) => {
  const steroid = member(scene, ['H02AB'])
  if (!steroid || hasCode(steroid, ['L04A', 'L01'])) return false
  const code = Object.keys(prednisoloneFactor).find((each) => hasCode(steroid, [each]))
  const daily = code ? dailyMgOf(steroid, [code]) : null
  const equivalent = code && daily !== null ? daily * (prednisoloneFactor[code] ?? 1) : null
  const days = steroid.dosing?.once ? 1 : (steroid.dosing?.durationDays ?? null)
  return anyOf([
    allOf([known(equivalent, 'daily steroid dose', (mg) => mg < 20), childSteroidSafe(scene, equivalent)]),
    days === null ? { missing: 'length of the steroid course' } : days < 14,
  ])
}

/** In a child 2 mg/kg a day is already the high dose. */
function childSteroidSafe(scene: ConditionScene, equivalent: number | null): Verdict {
  const weight = weightOf(scene)
  if ((patientYears(scene.facts) ?? 0) >= 18) return true
  if (weight === null) return { missing: 'recent weight' }
  return equivalent === null ? { missing: 'daily steroid dose' } : equivalent < 2 * weight
}

const lowImmunosuppression: Condition = (scene) => {
  const weight = weightOf(scene)
  const methotrexate = member(scene, ['L04AX03', 'L01BA01'])
  const azathioprine = member(scene, ['L04AX01'])
  if (!methotrexate && !azathioprine) return false
  if (weight === null) return { missing: 'recent weight' }
  if (methotrexate) return known(weeklyMgOf(methotrexate, ['L04AX03', 'L01BA01']), 'weekly methotrexate dose', (mg) => mg <= 0.4 * weight)
  return dailyDose(scene, ['L04AX01'], (mg) => mg <= 3 * weight)
}

const highMethotrexate: Condition = (scene) => {
  const methotrexate = member(scene, ['L04AX03', 'L01BA01'])
  if (!methotrexate) return false
  return anyOf([
    known(weeklyMgOf(methotrexate, ['L04AX03', 'L01BA01']), 'weekly methotrexate dose', (mg) => mg >= 50),
    egfr(scene, (value) => value < 60),
  ])
}

const naiveBoostedPpi: Condition = (scene) =>
  allOf([
    history(scene, 'hiv-treatment-naive'),
    anyActive(scene, ['J05AE03', 'V03AX03', 'J05AR15', 'J05AR23']),
    dailyDose(scene, ['A02BC01'], (mg) => mg <= 20),
  ])

const singleOndansetron: Condition = (scene) => {
  const ondansetron = member(scene, ['A04AA01'])
  if (!ondansetron || ondansetron.route !== 'intravenous' || !ondansetron.dosing?.once) return false
  const { facts } = scene
  return allOf([
    known(dailyMgOf(ondansetron, ['A04AA01']), 'ondansetron dose', (mg) => mg <= 4),
    known(freshValue(facts.potassiumMmolPerL, freshDays.potassium, facts.today), 'recent potassium', (value) => value >= 3.5 && value <= 5.3),
    known(freshValue(facts.magnesiumMmolPerL, freshDays.magnesium, facts.today), 'recent magnesium', (value) => value >= 0.7 && value <= 1.1),
  ])
}

const decongestantWithLowMaoB: Condition = (scene) => {
  if (!member(scene, ['R01BA02', 'R01BA52', 'R03CA02', 'C01CA26'])) return false
  if (member(scene, ['N04BD02', 'N04BD03'])) return true
  return dailyDose(scene, ['N04BD01'], (mg) => mg <= 10)
}

const twiceDailyDolutegravir: Condition = (scene) => {
  if (!member(scene, ['J04AB02', 'J04AM02', 'J04AM05', 'J04AM06', 'N03AF01'])) return false
  const others = scene.active.filter((each) => hasCode(each, ['J05AJ03', 'J05AR']))
  const doses = others.map((each) => dailyMgOf(each, ['J05AJ03']))
  if (doses.some((mg) => mg === null)) return { missing: 'dolutegravir dose' }
  return doses.reduce<number>((sum, mg) => sum + (mg ?? 0), 0) >= 100
}

const littleEffectOnLithium: Condition = (scene) => {
  if (member(scene, ['M01AB02'])) return true
  return dailyDose(scene, ['B01AC06', 'N02BA01'], (mg) => mg <= 150)
}

/** Conditions decided by how much is given. */
export const doseConditions = {
  'decongestant-with-low-mao-b': decongestantWithLowMaoB,
  'naive-boosted-low-dose-ppi': naiveBoostedPpi,
  'single-iv-ondansetron': singleOndansetron,
  'statin-above-cap': statinAboveCap,
  'methotrexate-high-dose-or-low-egfr': highMethotrexate,
  'lithium-little-effect-partner': littleEffectOnLithium,
  'steroid-below-immunosuppressive-dose': lowSteroid,
  'low-dose-methotrexate-or-azathioprine': lowImmunosuppression,
  'dolutegravir-twice-daily': twiceDailyDolutegravir,
  'single-fluconazole-dose': (scene) => {
    const fluconazole = member(scene, ['J02AC01', 'J01RA07'])
    return fluconazole?.dosing ? fluconazole.dosing.once : { missing: 'how fluconazole is taken' }
  },
} as const satisfies Record<string, Condition>
