import { type CheckedMedicine, codesOf } from '@/lib/domain/prescriptions/checked-medicine'
import { type Finding, makeFinding } from '@/lib/domain/prescriptions/finding'
import type { NotChecked } from '@/lib/domain/prescriptions/not-checked'
import { codesOfAgent } from './allergen.table'
import type { AllergyAction, AllergyGroup } from './allergy.rule'
import type { Allergy } from './allergy.schema'
import { allergyGroups, allergyHead } from './allergy.table'
import { type ReactionClass, reactionOf } from './reaction.table'

export type RecordedAllergy = Pick<Allergy, 'id' | 'agent' | 'agentCode' | 'reactions' | 'severity' | 'certainty' | 'status'>

/** The four states, never folded: "not recorded" is not "none known". */
export type AllergyList =
  | { state: 'known'; allergies: readonly RecordedAllergy[] }
  | { state: 'none-known' }
  | { state: 'not-recorded' }
  | { state: 'unavailable'; reason: string }

export interface AllergyAnswer {
  findings: Finding[]
  notChecked: NotChecked[]
  tableVersion: string
}

interface Match {
  ruleId: string
  action: AllergyAction
  absolute: boolean
  why: string
  management: string
  because: string[]
  source: string
}

const tiers = { stop: 1, warn: 2, note: 3 } as const
const strength: Record<AllergyAction, number> = { stop: 0, warn: 1, note: 2, none: 3 }

/**
 * Matches proposed medicines with recorded allergies by code: the substance itself, the recorded class,
 * then cross-reacting groups. The strongest match speaks per medicine and allergy.
 */
export function checkAllergies(items: readonly CheckedMedicine[], list: AllergyList): AllergyAnswer {
  const answer: AllergyAnswer = { findings: [], notChecked: notCheckedFor(items, list), tableVersion: allergyHead.version }
  if (list.state !== 'known') return answer
  for (const allergy of list.allergies.filter((each) => each.status === 'active')) {
    for (const medicine of items) {
      const finding = findingFor(medicine, allergy)
      if (finding) answer.findings.push(finding)
    }
  }
  answer.findings.sort((one, other) => one.tier - other.tier)
  return answer
}

/** How bad the recorded reaction was, read from severity and reactions together: the worse one counts. */
export function reactionClassOf(allergy: Pick<RecordedAllergy, 'severity' | 'reactions'>): ReactionClass {
  const classes = allergy.reactions.map((each) => reactionOf(each).class)
  if (allergy.severity === 'anaphylaxis' || allergy.severity === 'severe' || classes.includes('severe')) return 'severe'
  if (classes.includes('moderate')) return 'moderate'
  if (classes.length > 0 && classes.every((each) => each === 'intolerance')) return 'intolerance'
  return allergy.severity === 'moderate' || allergy.severity === 'mild' ? 'moderate' : 'unknown'
}

function notCheckedFor(items: readonly CheckedMedicine[], list: AllergyList): NotChecked[] {
  const lineIds = items.map((each) => each.lineId)
  if (list.state === 'not-recorded') return [{ check: 'allergies', reason: 'allergies-not-recorded', lineIds, says: 'Allergies are not recorded, so nothing was checked against them.' }]
  if (list.state === 'unavailable') return [{ check: 'allergies', reason: 'allergies-unavailable', lineIds, says: `Allergies are unavailable: ${list.reason}` }]
  if (list.state === 'none-known') return []
  const written = list.allergies.filter((each) => each.status === 'active' && codesOfAgent(each.agentCode) === null)
  const uncoded = items.filter((each) => codesOf(each).length === 0)
  return [
    ...written.map((each): NotChecked => ({ check: 'allergies', reason: 'allergy-without-code', lineIds, says: `The allergy to ${each.agent} has no code and cannot be checked.` })),
    ...uncoded.map((each): NotChecked => ({ check: 'allergies', reason: 'no-code', lineIds: [each.lineId], says: `${each.name} has no code, so allergies were not checked.` })),
  ]
}

function findingFor(medicine: CheckedMedicine, allergy: RecordedAllergy): Finding | null {
  const matches = matchesOf(medicine, allergy).filter((each) => each.action !== 'none')
  const [first, ...others] = matches.sort((one, other) => strength[one.action] - strength[other.action])
  if (!first || first.action === 'none') return null
  const reactionNames = allergy.reactions.map((each) => reactionOf(each).name).join(' + ') || 'reaction not known'
  return makeFinding({
    check: 'allergies',
    ruleId: first.ruleId,
    tier: tiers[first.action],
    absolute: first.absolute,
    medicines: [medicine],
    title: `${medicine.name}: recorded allergy to ${allergy.agent}`,
    why: first.why,
    management: first.management,
    because: [`${allergy.agent}: ${reactionNames} (${allergy.severity})`, ...first.because],
    alsoMatched: [...new Set(others.map((each) => each.ruleId))],
    source: first.source,
  })
}

function matchesOf(medicine: CheckedMedicine, allergy: RecordedAllergy): Match[] {
  const allergen = codesOfAgent(allergy.agentCode)
  if (!allergen) return sameWords(medicine, allergy)
  const codes = codesOf(medicine)
  const itself = codes.some((code) => allergen.some((recorded) => code.startsWith(recorded)))
  const groups = allergyGroups.flatMap((group) => matchGroup(group, { allergen, codes, allergy }))
  return itself ? [exactMatch(allergy), ...groups] : groups
}

/** The substance or class itself. A reaction nobody described stops: unknown is not mild. */
function exactMatch(allergy: RecordedAllergy): Match {
  const actions = { severe: 'stop', unknown: 'stop', moderate: 'warn', intolerance: 'note' } as const
  return {
    ruleId: 'ALLERGY-ITSELF',
    action: actions[reactionClassOf(allergy)],
    absolute: false,
    why: 'The recorded allergy is to this medicine or its class.',
    management: 'Choose another medicine. If the entry is wrong, correct the allergy record first.',
    because: [],
    source: 'Drug allergy practice parameter 2022',
  }
}

/** A free-text allergy spelled exactly like an ingredient stops too; it stays listed as not checkable. */
function sameWords(medicine: CheckedMedicine, allergy: RecordedAllergy): Match[] {
  const words = allergy.agent.trim().toLowerCase()
  const names = [medicine.name, ...medicine.ingredients.map((each) => each.name)].map((each) => each.trim().toLowerCase())
  return words !== '' && names.includes(words) ? [exactMatch(allergy)] : []
}

function matchGroup(group: AllergyGroup, match: { allergen: readonly string[]; codes: readonly string[]; allergy: RecordedAllergy }): Match[] {
  const opens = match.allergen.some((recorded) => group.allergen.some((prefix) => recorded.startsWith(prefix) || prefix.startsWith(recorded)))
  const concerned = match.codes.filter((code) => group.proposed.some((prefix) => code.startsWith(prefix)) && !group.except.some((prefix) => code.startsWith(prefix)))
  if (!opens || concerned.length === 0) return []
  const reactionCodes = reactionCodesOf(match.allergy)
  if (group.onlyReactions && !group.onlyReactions.some((each) => reactionCodes.includes(each))) return []
  if (group.notReactions.some((each) => reactionCodes.includes(each))) return []
  const strict = group.strictFor.find((each) => each.reactions.some((reaction) => reactionCodes.includes(reaction)))
  const reactionClass = reactionClassOf(match.allergy)
  const action = strict?.action ?? (reactionClass === 'intolerance' ? 'note' : group.actions[reactionClass])
  return [{ ruleId: group.id, action, absolute: group.id === 'G30', why: group.why, management: group.management, because: strict ? [strict.says] : [], source: group.source }]
}

function reactionCodesOf(allergy: RecordedAllergy): string[] {
  const codes = allergy.reactions.map((each) => reactionOf(each).code)
  if (allergy.severity === 'anaphylaxis') codes.push('anaphylaxis')
  return codes.length === 0 ? ['unknown'] : codes
}
