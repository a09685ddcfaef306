import { type CheckedMedicine, hasCode } from './checked-medicine'
import { type Finding, type Tier, makeFinding } from './finding'
import { patientYears } from './known-value'
import type { NotChecked } from './not-checked'
import type { PatientFacts } from './patient-facts'
import { type PregnancyRow, breastfeedingRows, couldBePregnant, pregnancyHead, pregnancyRows, valproateInMenBelowYears } from './pregnancy.table'

type Chance = 'pregnant' | 'planning' | 'possible' | 'no'

/**
 * Holds proposed medicines against the pregnancy and breastfeeding lists.
 * Whoever could be pregnant and was not asked is asked: a block in pregnancy is then a warning.
 */
export function checkPregnancy(items: readonly CheckedMedicine[], facts: PatientFacts): { findings: Finding[]; notChecked: NotChecked[]; tableVersion: string } {
  const chance = chanceOf(facts)
  const findings = items.flatMap((medicine) => [
    ...(chance === 'no' ? [] : rowsFor(medicine, facts, chance).map((row) => finding(row, { medicine, chance, facts }))),
    ...breastfeeding(medicine, facts),
    ...valproateInMen(medicine, facts),
  ])
  const listed = items.filter((medicine) => pregnancyRows.some((row) => fits(row, medicine)))
  const notChecked: NotChecked[] = facts.pregnancy === null && chance === 'possible'
    ? listed.map((each) => ({ check: 'pregnancy', reason: 'patient-fact-missing', lineIds: [each.lineId], says: `${each.name}: ask whether the patient could be pregnant.` }))
    : []
  return { findings, notChecked, tableVersion: pregnancyHead.version }
}

/** Unknown age or sex keeps the question open; a recorded answer closes it. */
function chanceOf(facts: PatientFacts): Chance {
  if (facts.pregnancy === 'pregnant' || facts.pregnancy === 'planning') return facts.pregnancy
  if (facts.pregnancy === 'not-pregnant' || facts.sex === 'male') return 'no'
  const years = patientYears(facts)
  return years !== null && (years < couldBePregnant.fromYears || years > couldBePregnant.toYears) ? 'no' : 'possible'
}

const fits = (row: PregnancyRow, medicine: CheckedMedicine): boolean => hasCode(medicine, row.atc) && !hasCode(medicine, row.except) && (!medicine.localUse || row.id === 'PREG-RETINOID')

/** Rows of the current week. With the week unknown every row applies, the strictest of each medicine speaks. */
function rowsFor(medicine: CheckedMedicine, facts: PatientFacts, chance: Chance): PregnancyRow[] {
  const weeks = chance === 'pregnant' ? facts.pregnancyWeeks : null
  const rows = pregnancyRows.filter((row) => fits(row, medicine) && (row.weeks === null || weeks === null || (weeks >= row.weeks[0] && weeks <= row.weeks[1])))
  const perName = new Map<string, PregnancyRow>()
  for (const row of rows) {
    const seen = perName.get(row.name)
    if (!seen || (seen.action === 'warn' && row.action === 'block')) perName.set(row.name, row)
  }
  return [...perName.values()].filter((row) => chance !== 'possible' || row.weeks === null || row.weeks[0] === 0)
}

function finding(row: PregnancyRow, scene: { medicine: CheckedMedicine; chance: Chance; facts: PatientFacts }): Finding {
  const { medicine, chance, facts } = scene
  const certain = chance === 'pregnant' || (chance === 'planning' && row.weeks === null)
  const tier: Tier = certain ? (row.action === 'block' ? 1 : 2) : row.action === 'block' ? 2 : 3
  const weeks = facts.pregnancyWeeks === null ? 'pregnant' : `pregnant, week ${facts.pregnancyWeeks}`
  return makeFinding({
    check: 'pregnancy', ruleId: row.id, tier, medicines: [medicine],
    title: chance === 'possible' ? `${medicine.name}: could the patient be pregnant?` : `${medicine.name} in pregnancy`,
    why: row.says,
    management: chance === 'possible' ? 'Ask, test if unsure, and record the answer with its date.' : 'Choose another medicine, or decide with a specialist.',
    because: [chance === 'pregnant' ? weeks : chance === 'planning' ? 'planning a pregnancy' : 'pregnancy status not recorded'],
    missing: chance === 'pregnant' && row.weeks !== null && facts.pregnancyWeeks === null ? ['week of pregnancy'] : chance === 'possible' ? ['pregnancy status'] : [],
    source: pregnancyHead.source,
  })
}

function breastfeeding(medicine: CheckedMedicine, facts: PatientFacts): Finding[] {
  if (facts.breastfeeding !== true || medicine.localUse) return []
  return breastfeedingRows.filter((row) => hasCode(medicine, row.atc)).map((row) => makeFinding({
    check: 'pregnancy', ruleId: row.id, tier: 2, medicines: [medicine],
    title: `${medicine.name} while breastfeeding`, why: row.says,
    management: 'Choose another medicine, or pause breastfeeding with advice.', because: ['breastfeeding'], source: pregnancyHead.source,
  }))
}

function valproateInMen(medicine: CheckedMedicine, facts: PatientFacts): Finding[] {
  const years = patientYears(facts)
  if (facts.sex !== 'male' || !hasCode(medicine, ['N03AG01']) || (years !== null && years >= valproateInMenBelowYears)) return []
  return [makeFinding({
    check: 'pregnancy', ruleId: 'PREG-VALPROATE-MEN', tier: 3, medicines: [medicine],
    title: `${medicine.name} for a man who may father a child`, why: 'Some national programmes restrict valproate in men below 55 years.',
    management: 'Follow the national programme; discuss contraception.', source: pregnancyHead.source,
  })]
}
