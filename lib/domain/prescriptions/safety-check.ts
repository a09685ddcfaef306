import { type AllergyList, checkAllergies } from '@/lib/domain/allergies/allergy.check'
import type { CheckedMedicine } from './checked-medicine'
import { checkDoses } from './dose.check'
import { checkDuplicates } from './duplicate-therapy'
import type { CheckName, Finding } from './finding'
import { checkInteractions, type InteractionSite } from './interactions'
import { checkLookAlikes } from './look-alike.check'
import type { NotChecked } from './not-checked'
import { checkOlderAge } from './older-age.check'
import { checkOpioids } from './opioid.check'
import type { PatientFacts } from './patient-facts'
import { checkPregnancy } from './pregnancy.check'
import { checkRenal } from './renal.check'

export interface SafetyInput {
  /** The lines being prescribed, dispensed or given. */
  items: readonly CheckedMedicine[]
  /** Everything else the patient takes, recently stopped medicines included. */
  active: readonly CheckedMedicine[]
  allergies: AllergyList
  facts: PatientFacts
  site: InteractionSite
}

export interface SafetySummary {
  /** Tier 1: signing is blocked until solved or overridden with a second prescriber. */
  toResolve: Finding[]
  /** Tier 2: each needs a coded reason. */
  toAcknowledge: Finding[]
  /** Tier 3: shown, no click needed. */
  forInformation: Finding[]
  /** What could not be judged. Empty is the only reading of "all checked". */
  notChecked: NotChecked[]
  /** Checks that ran to the end, for "Checked 14:22: allergies, interactions, …". */
  checkedWhat: CheckName[]
  tableVersions: Record<string, string>
}

/**
 * The one safety check of prescribing, dispensing and administering. It keeps no memory: call it again after
 * every change, and a removed medicine or allergy takes its findings with it.
 */
export function checkSafety(given: SafetyInput): SafetySummary {
  // A line that is being handled now may also stand in the list of what the patient takes: it is one medicine.
  const active = given.active.filter((each) => !given.items.some((item) => item.lineId === each.lineId))
  const input = { ...given, active }
  const { items, facts } = input
  const allergies = checkAllergies(items, input.allergies)
  const interactions = checkInteractions(input)
  const doses = checkDoses(input)
  const renal = checkRenal(input)
  const pregnancy = checkPregnancy(items, facts)
  const opioids = checkOpioids(input)
  const duplicates = withoutSpokenFor(checkDuplicates(items, active), interactions.findings)
  const findings: Finding[] = [
    ...allergies.findings, ...interactions.findings, ...duplicates, ...doses.findings, ...renal.findings,
    ...pregnancy.findings, ...opioids.findings, ...checkOlderAge({ items, active, facts }), ...checkLookAlikes(items, active),
  ]
  const notChecked = [allergies, interactions, doses, renal, pregnancy, opioids].flatMap((each) => each.notChecked)
  return {
    toResolve: findings.filter((each) => each.tier === 1),
    toAcknowledge: findings.filter((each) => each.tier === 2),
    forInformation: findings.filter((each) => each.tier === 3),
    notChecked,
    checkedWhat: checksThatRan(input.allergies),
    tableVersions: {
      allergies: allergies.tableVersion, interactions: interactions.tableVersion, dose: doses.tableVersion,
      renal: renal.tableVersion, pregnancy: pregnancy.tableVersion, opioids: opioids.tableVersion,
    },
  }
}

/** An interaction about the same two lines already says more than "same class". */
function withoutSpokenFor(duplicates: readonly Finding[], interactions: readonly Finding[]): Finding[] {
  const linesOf = (finding: Finding) => finding.medicines.map((each) => each.lineId).sort().join(' ')
  const spoken = new Map(interactions.map((each) => [linesOf(each), each.tier]))
  return duplicates.filter((each) => (spoken.get(linesOf(each)) ?? 4) > each.tier)
}

function checksThatRan(allergies: AllergyList): CheckName[] {
  const always: CheckName[] = ['interactions', 'duplicates', 'dose', 'renal', 'pregnancy', 'age', 'opioids', 'look-alikes']
  return allergies.state === 'known' || allergies.state === 'none-known' ? ['allergies', ...always] : always
}
