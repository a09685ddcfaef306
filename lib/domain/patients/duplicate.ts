import { foldPersonName, nameLikeness } from './person-name'

/** Weights and limits of the duplicate score; a site may change them. */
export const duplicateScoring = {
  value: { family: 30, given: 20, bornOn: 30, bornOnNear: 18, sex: 5, phone: 15, nationalId: 60, email: 10, possible: 60, likely: 80, nameCloseEnough: 0.88 },
  source: 'Chosen by the project: identifiers weigh more than names, a slipped birth date still counts',
  version: 'duplicate-score-1', effectiveFrom: '2026-01-01', approvedBy: null,
} as const

export interface PersonFacts {
  givenName: string
  familyName: string
  bornOn: string | null
  sex: string | null
  phone: string | null
  email: string | null
  nationalId: string | null
}

export interface DuplicateScore {
  /** 0 to 100. */
  score: number
  verdict: 'likely' | 'possible' | 'no'
  reasons: string[]
}

/**
 * How likely two entries are one person. Names are compared in both orders and forgiving of typing; a birth date with
 * day and month exchanged, or one digit wrong, counts in part. Two different national ids speak against it.
 */
export function scoreDuplicate(one: PersonFacts, other: PersonFacts): DuplicateScore {
  const weights = duplicateScoring.value
  const straight = nameScore(one, other)
  const exchanged = nameScore(one, { ...other, givenName: other.familyName, familyName: other.givenName })
  const names = exchanged.points > straight.points ? { points: exchanged.points * 0.95, reasons: ['given and family name exchanged'] } : straight
  const parts = [names, birthScore(one, other), ...contactScores(one, other)]
  const conflict = one.nationalId !== null && other.nationalId !== null && compact(one.nationalId) !== compact(other.nationalId)
  const raw = parts.reduce((sum, each) => sum + each.points, 0) - (conflict ? 40 : 0)
  const score = Math.max(0, Math.min(100, Math.round(raw)))
  const verdict = score >= weights.likely ? 'likely' : score >= weights.possible ? 'possible' : 'no'
  return { score, verdict, reasons: parts.flatMap((each) => each.reasons) }
}

interface Part {
  points: number
  reasons: string[]
}

function nameScore(one: PersonFacts, other: PersonFacts): Part {
  const weights = duplicateScoring.value
  const family = closeness(one.familyName, other.familyName)
  const given = closeness(one.givenName, other.givenName)
  const reasons = [family > 0 ? (family === 1 ? 'same family name' : 'similar family name') : null, given > 0 ? (given === 1 ? 'same given name' : 'similar given name') : null]
  return { points: family * weights.family + given * weights.given, reasons: reasons.filter((each) => each !== null) }
}

/** 1 for the same, a share for a near spelling, 0 below the limit: a weak likeness is no evidence. */
function closeness(one: string, other: string): number {
  const likeness = nameLikeness(foldPersonName(one), foldPersonName(other))
  return likeness < duplicateScoring.value.nameCloseEnough ? 0 : likeness
}

function birthScore(one: PersonFacts, other: PersonFacts): Part {
  const weights = duplicateScoring.value
  if (one.bornOn === null || other.bornOn === null) return { points: 0, reasons: [] }
  if (one.bornOn === other.bornOn) return { points: weights.bornOn, reasons: ['same date of birth'] }
  const [year, month, day] = one.bornOn.split('-')
  if (`${year}-${day}-${month}` === other.bornOn) return { points: weights.bornOnNear, reasons: ['day and month of birth exchanged'] }
  const wrong = [...one.bornOn].filter((letter, at) => letter !== other.bornOn?.[at]).length
  return wrong === 1 ? { points: weights.bornOnNear, reasons: ['one digit of the date of birth differs'] } : { points: 0, reasons: [] }
}

function contactScores(one: PersonFacts, other: PersonFacts): Part[] {
  const weights = duplicateScoring.value
  const checks: [boolean, number, string][] = [
    [same(one.sex, other.sex, (text) => text.toLowerCase()) && one.sex !== 'unknown', weights.sex, 'same sex'],
    [same(one.phone, other.phone, (text) => text.replace(/\D/g, '').slice(-9)), weights.phone, 'same phone'],
    [same(one.email, other.email, (text) => text.trim().toLowerCase()), weights.email, 'same email'],
    [same(one.nationalId, other.nationalId, compact), weights.nationalId, 'same national id'],
  ]
  return checks.filter(([applies]) => applies).map(([, points, reason]) => ({ points, reasons: [reason] }))
}

function same(one: string | null, other: string | null, fold: (text: string) => string): boolean {
  return one !== null && other !== null && fold(one) !== '' && fold(one) === fold(other)
}

const compact = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Registered people that may be the new one, most likely first. */
export function findPossibleDuplicates<Person extends PersonFacts>(person: PersonFacts, registered: readonly Person[]): (DuplicateScore & { person: Person })[] {
  return registered.map((each) => ({ ...scoreDuplicate(person, each), person: each })).filter((each) => each.verdict !== 'no').sort((a, b) => b.score - a.score)
}
