import { daysBetween } from '@/lib/domain/patients/age'
import { type CheckedMedicine, codesOf, hasCode, isActive } from './checked-medicine'
import { countSerotonergic } from './interaction.count'
import { type InteractionFinding, type JudgedRule, judgeSeverity, strongestPerPair } from './interaction.finding'
import { type MedicineMatches, matchMedicine, meet } from './interaction.match'
import type { InteractionRule, InteractionSeverity } from './interaction.rule'
import type { ConditionScene } from './interaction.scene'
import { interactionHead, interactionRules } from './interaction.table'
import { checkMethotrexateSchedule } from './methotrexate-schedule'
import type { NotChecked } from './not-checked'
import type { PatientFacts } from './patient-facts'

export interface InteractionInput {
  /** What is being prescribed, dispensed or given now. */
  items: readonly CheckedMedicine[]
  /** What the patient takes already, with recently stopped medicines (`stoppedOn`). */
  active: readonly CheckedMedicine[]
  facts: PatientFacts
  site: InteractionSite
}

/** Site choices. Rows marked for review fire only after the site approved them. */
export interface InteractionSite {
  labelRegion: 'eu' | 'uk' | 'us' | null
  approvedReviewRules: 'all' | ReadonlySet<string>
}

export interface InteractionAnswer {
  findings: InteractionFinding[]
  notChecked: NotChecked[]
  tableVersion: string
}

interface Candidate {
  medicine: CheckedMedicine
  matches: MedicineMatches
  proposed: boolean
}

const severityOrder: Record<InteractionSeverity, number> = { C: 0, H: 1, M: 2 }
const pairRules = interactionRules.filter((rule) => rule.kind === 'pair' || (rule.kind === 'duplicate' && !['D89', 'D90'].includes(rule.id)))

/**
 * Every interaction between what is proposed and everything else, strongest first.
 * Symmetric: the order of the medicines never matters. A medicine without a code comes back in
 * `notChecked`; it is never silently passed. Stopped medicines count only inside a wash-out.
 */
export function checkInteractions(input: InteractionInput): InteractionAnswer {
  const candidates = [
    ...input.items.map((medicine) => ({ medicine, matches: matchMedicine(medicine), proposed: true })),
    ...input.active.map((medicine) => ({ medicine, matches: matchMedicine(medicine), proposed: false })),
  ]
  const notChecked: NotChecked[] = candidates.filter(({ medicine }) => isActive(medicine)).flatMap(({ medicine }) => uncoded(medicine))
  const judged = pairsOf(candidates).flatMap(([one, other]) => judgePair(one, other, input))
  const approved = judged.filter((each) => isApproved(each.rule, input.site))
  notChecked.push(...judged.filter((each) => !isApproved(each.rule, input.site)).map(awaitingApproval))
  const methotrexate = checkMethotrexateSchedule(input.items)
  const findings = [...strongestPerPair(approved), ...methotrexate.findings]
  findings.push(...countSerotonergic(input, findings))
  notChecked.push(...methotrexate.notChecked)
  return { findings: findings.sort(bySeverity), notChecked, tableVersion: interactionHead.version }
}

const bySeverity = (one: InteractionFinding, other: InteractionFinding): number =>
  severityOrder[one.severity] - severityOrder[other.severity] || one.ruleId.localeCompare(other.ruleId, 'en', { numeric: true })

function isApproved(rule: InteractionRule, site: InteractionSite): boolean {
  return rule.confidence === 'ok' || site.approvedReviewRules === 'all' || site.approvedReviewRules.has(rule.id)
}

function uncoded(medicine: CheckedMedicine): NotChecked[] {
  const partly = medicine.ingredients.filter((each) => each.atc.length === 0)
  if (codesOf(medicine).length > 0 && (partly.length === 0 || medicine.atc.length > 0)) return []
  const what = codesOf(medicine).length === 0 ? medicine.name : partly.map((each) => each.name).join(', ')
  return [{ check: 'interactions', reason: 'no-code', lineIds: [medicine.lineId], says: `${what} has no code, so interactions were not checked.` }]
}

function awaitingApproval(judged: JudgedRule): NotChecked {
  const names = judged.medicines.map((each) => each.name).join(' with ')
  return {
    check: 'interactions',
    reason: 'rule-awaiting-approval',
    lineIds: judged.medicines.map((each) => each.lineId),
    says: `${names}: rule ${judged.rule.id} is not approved at this site yet (${judged.rule.reviewReason ?? 'review'}).`,
  }
}

/** Each unordered pair once, with at least one proposed medicine in it. */
function pairsOf(candidates: readonly Candidate[]): [Candidate, Candidate][] {
  return candidates.flatMap((one, index) =>
    candidates.slice(index + 1).filter((other) => one.proposed || other.proposed).map((other): [Candidate, Candidate] => [one, other]),
  )
}

function judgePair(one: Candidate, other: Candidate, input: InteractionInput): JudgedRule[] {
  const shared = pairRules.filter((rule) => one.matches.has(rule.id) && other.matches.has(rule.id))
  return shared.flatMap((rule) => {
    const sides = sidesOf(rule, [one, other], input.facts.today)
    if (!sides) return []
    const scene: ConditionScene = {
      ...sides,
      active: [...input.items, ...input.active].filter(isActive),
      facts: input.facts,
      labelRegion: input.site.labelRegion,
    }
    const judgement = judgeSeverity(rule, scene)
    return judgement.severity === 'none' ? [] : [{ rule, medicines: [one.medicine, other.medicine], ...judgement, severity: judgement.severity }]
  })
}

/** Which medicine stands on which side, or null when the rule does not apply to the two. */
function sidesOf(rule: InteractionRule, pair: readonly [Candidate, Candidate], today: string): { a: CheckedMedicine; b: CheckedMedicine } | null {
  if (!rule.appliesToLocalUse && pair.some((each) => each.medicine.localUse)) return null
  const [one, other] = pair
  for (const [a, b] of [[one, other], [other, one]] as const) {
    const left = a.matches.get(rule.id)?.a ?? []
    const right = b.matches.get(rule.id)?.b ?? []
    // Two products of one NSAID are as harmful as two NSAIDs.
    const meets = rule.id === 'D119' ? left.length > 0 && right.length > 0 : meet(left, right)
    if (meets && counts(rule, { medicine: a.medicine, side: 'a' }, today) && counts(rule, { medicine: b.medicine, side: 'b' }, today)) {
      return { a: a.medicine, b: b.medicine }
    }
  }
  return null
}

/** Active medicines always count; stopped ones only while a wash-out of the rule is running. */
function counts(rule: InteractionRule, standing: { medicine: CheckedMedicine; side: 'a' | 'b' }, today: string): boolean {
  const { medicine, side } = standing
  if (medicine.stoppedOn === null) return true
  const since = daysBetween(medicine.stoppedOn, today)
  // A stop date nobody can read must not end the wash-out.
  const days = since ?? 0
  return rule.washout.some((washout) => washout.side === side && days <= washout.days && (!washout.codes || hasCode(medicine, washout.codes)))
}
