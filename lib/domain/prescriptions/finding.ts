import type { CheckedMedicine } from './checked-medicine'

export const checkNames = ['allergies', 'interactions', 'duplicates', 'dose', 'renal', 'pregnancy', 'age', 'opioids', 'look-alikes'] as const
export type CheckName = (typeof checkNames)[number]

/** 1 stops signing, 2 needs a coded reason, 3 is shown only. */
export type Tier = 1 | 2 | 3

/** Who stands in a finding, so the reader sees what meets what. */
export interface FindingMedicine {
  lineId: string
  name: string
  prescribedBy: string | null
  startsOn: string | null
  stoppedOn: string | null
}

/** One thing a check found, ready to show: who meets what, why it matters, what is usually done. */
export interface Finding {
  /** Short form of `key`, at most 120 characters: what an override is stored under. */
  id: string
  /** Stays the same while medicines, doses and facts stay the same; an override belongs to it. */
  key: string
  check: CheckName
  ruleId: string
  tier: Tier
  /** True: no reason lets it pass, the line must change. */
  absolute: boolean
  medicines: FindingMedicine[]
  title: string
  why: string
  management: string
  /** Facts that decided the tier, in words with value and date where there is one. */
  because: string[]
  /** Values that would allow a milder or stricter judgement but are not known. */
  missing: string[]
  /** Other rules that hit the same medicines and are folded into this one. */
  alsoMatched: string[]
  source: string
}

type FindingParts = Omit<Finding, 'id' | 'key' | 'medicines' | 'because' | 'missing' | 'alsoMatched' | 'absolute'> &
  Partial<Pick<Finding, 'because' | 'missing' | 'alsoMatched' | 'absolute'>> & { medicines: readonly CheckedMedicine[] }

/** Builds a finding with its key. The key changes with the medicines, their doses, the tier and the deciding facts. */
export function makeFinding(parts: FindingParts): Finding {
  const because = parts.because ?? []
  const subject = parts.medicines.map(fingerprint).sort().join(' + ')
  const key = [parts.check, parts.ruleId, `tier ${parts.tier}`, subject, ...because].join(' | ')
  return {
    ...parts,
    id: `${parts.ruleId}-${shortHash(key)}`,
    key,
    absolute: parts.absolute ?? false,
    because,
    missing: parts.missing ?? [],
    alsoMatched: parts.alsoMatched ?? [],
    medicines: parts.medicines.map(({ lineId, name, prescribedBy, startsOn, stoppedOn }) => ({ lineId, name, prescribedBy, startsOn, stoppedOn })),
  }
}

function fingerprint(medicine: CheckedMedicine): string {
  const { dosing } = medicine
  const dose = dosing ? `${dosing.dose.amount} ${dosing.dose.unit} ${dosing.maxPerDay ?? '?'}/d ${dosing.perWeek ?? ''}${dosing.once ? ' once' : ''}` : 'dose not known'
  return `${medicine.medicineId ?? medicine.name.trim().toLowerCase()} ${medicine.route} ${dose}`
}

/** FNV-1a over the text, twice with different seeds: 64 bits are plenty to tell findings of one patient apart. */
function shortHash(text: string): string {
  return [0x811c9dc5, 0x01000193].map((seed) => fnv(text, seed).toString(16).padStart(8, '0')).join('')
}

function fnv(text: string, seed: number): number {
  let hash = seed
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}
