import { type CheckedMedicine, dailyMgOf, hasCode, isActive } from './checked-medicine'
import { type KidneyFunction, kidneyFunction } from './creatinine-clearance'
import { freshDays } from './fact-freshness.table'
import { type Finding, makeFinding } from './finding'
import { freshValue, patientYears } from './known-value'
import type { NotChecked } from './not-checked'
import type { PatientFacts } from './patient-facts'
import { apixabanReduction, edoxabanReduction, nsaidCodes, nsaidPartners, nsaidWithPartnerBelow, renalHead, renalRows } from './renal.table'

export interface RenalInput {
  items: readonly CheckedMedicine[]
  active: readonly CheckedMedicine[]
  facts: PatientFacts
}

/** Holds proposed medicines against kidney function. Not known is reported for every medicine that needs it. */
export function checkRenal({ items, active, facts }: RenalInput): { findings: Finding[]; notChecked: NotChecked[]; tableVersion: string } {
  const kidney = kidneyFunction(facts)
  const systemic = items.filter((each) => !each.localUse)
  const findings = systemic.flatMap((medicine) => [
    ...bandFindings(medicine, kidney),
    ...nsaidWithPartner(medicine, { items, active, kidney }),
    ...apixaban(medicine, facts),
    ...lightOnEdoxaban(medicine, facts),
  ])
  const needing = systemic.filter((medicine) => renalRows.some((row) => hasCode(medicine, row.atc)))
  const notChecked: NotChecked[] = 'missing' in kidney
    ? needing.map((each) => ({ check: 'renal', reason: 'patient-fact-missing', lineIds: [each.lineId], says: `${each.name}: renal dose not checked, ${kidney.missing} is missing.` }))
    : []
  const unweighed = systemic.filter((medicine) => hasCode(medicine, edoxabanCodes) && weightOf(facts) === null)
  notChecked.push(...unweighed.map((each): NotChecked => ({ check: 'renal', reason: 'patient-fact-missing', lineIds: [each.lineId], says: `${each.name}: the dose depends on the weight, which is missing.` })))
  return { findings, notChecked, tableVersion: renalHead.version }
}

function bandFindings(medicine: CheckedMedicine, kidney: KidneyFunction): Finding[] {
  if ('missing' in kidney) return []
  return renalRows.filter((row) => hasCode(medicine, row.atc)).flatMap((row) => {
    const band = row.bands.find((each) => kidney.mlPerMin >= each.from && kidney.mlPerMin < each.below)
    if (!band) return []
    return [makeFinding({
      check: 'renal', ruleId: row.id, tier: band.tier, medicines: [medicine],
      title: `${medicine.name}: ${band.says}`,
      why: `The kidney removes ${row.name}; now ${kidney.says}.`,
      management: band.says,
      because: [kidney.says],
      source: renalHead.source,
    })]
  })
}

function nsaidWithPartner(medicine: CheckedMedicine, { items, active, kidney }: { items: readonly CheckedMedicine[]; active: readonly CheckedMedicine[]; kidney: KidneyFunction }): Finding[] {
  if ('missing' in kidney || kidney.mlPerMin < 30 || kidney.mlPerMin >= nsaidWithPartnerBelow) return []
  // Whichever of the two is written now; a pair written together is told once, by its NSAID.
  const taken = active.filter((each) => isActive(each) && !each.localUse)
  const [wanted, other] = hasCode(medicine, nsaidCodes)
    ? [medicine, [...items, ...taken].find((each) => hasCode(each, nsaidPartners))]
    : [taken.find((each) => hasCode(each, nsaidCodes)), hasCode(medicine, nsaidPartners) ? medicine : undefined]
  if (!wanted || !other) return []
  return [makeFinding({
    check: 'renal', ruleId: 'RENAL-NSAID-PARTNER', tier: 2, medicines: [wanted, other],
    title: `${wanted.name} with ${other.name} and weak kidneys`,
    why: `Below ${nsaidWithPartnerBelow} an NSAID with this partner can stop the kidney; now ${kidney.says}.`,
    management: 'Use paracetamol, or check creatinine and potassium within a week.',
    because: [kidney.says],
    source: renalHead.source,
  })]
}

/** Two of age 80, weight 60 kg, creatinine 133 micromol/L: 2.5 mg twice a day in atrial fibrillation. */
function apixaban(medicine: CheckedMedicine, facts: PatientFacts): Finding[] {
  if (!hasCode(medicine, ['B01AF02']) || facts.history['atrial-fibrillation'] === false) return []
  const years = patientYears(facts)
  const weight = weightOf(facts)
  const creatinine = freshValue(facts.creatinineUmolPerL, freshDays.creatinine, facts.today)
  const met = [
    years !== null && years >= apixabanReduction.ageYears ? `age ${years}` : null,
    weight !== null && weight <= apixabanReduction.weightKg ? `weight ${weight} kg` : null,
    creatinine !== null && creatinine >= apixabanReduction.creatinineUmolPerL ? `creatinine ${creatinine} micromol/L` : null,
  ].filter((each) => each !== null)
  const daily = dailyMgOf(medicine, ['B01AF02'])
  if (met.length < apixabanReduction.atLeast || (daily !== null && daily <= 5)) return []
  return [makeFinding({
    check: 'renal', ruleId: 'RENAL-APIXABAN-AF', tier: 2, medicines: [medicine],
    title: `${medicine.name}: 2.5 mg twice a day in atrial fibrillation`,
    why: `Two of three reasons for the lower dose are met: ${met.join(', ')}.`,
    management: 'Give 2.5 mg twice a day for atrial fibrillation; not for clots in veins.',
    because: met,
    missing: facts.history['atrial-fibrillation'] === undefined ? ['indication (atrial fibrillation or not)'] : [],
    source: renalHead.source,
  })]
}

const edoxabanCodes = ['B01AF03']
const weightOf = (facts: PatientFacts): number | null => freshValue(facts.weightKg, freshDays.weightAdult, facts.today)

/** Somebody of 60 kg or less takes 30 mg a day. A dose nobody can read is asked about too. */
function lightOnEdoxaban(medicine: CheckedMedicine, facts: PatientFacts): Finding[] {
  const weight = hasCode(medicine, edoxabanCodes) ? weightOf(facts) : null
  const daily = dailyMgOf(medicine, edoxabanCodes)
  if (weight === null || weight > edoxabanReduction.weightKg || (daily !== null && daily <= edoxabanReduction.mgPerDay)) return []
  return [makeFinding({
    check: 'renal', ruleId: 'RENAL-EDOXABAN-WEIGHT', tier: 2, medicines: [medicine],
    title: `${medicine.name}: ${edoxabanReduction.mgPerDay} mg once a day at this weight`,
    why: `At ${edoxabanReduction.weightKg} kg or less the usual dose thins the blood too much.`,
    management: `Give ${edoxabanReduction.mgPerDay} mg once a day.`,
    because: [`weight ${weight} kg`],
    source: renalHead.source,
  })]
}
