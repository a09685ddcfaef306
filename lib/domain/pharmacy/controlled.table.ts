import type { TableHead } from '@/lib/domain/units/table-head'

/** Controlled classes and what each profile asks for. Local law decides; a site approves its profile. */
export const controlledHead = {
  version: 'controlled-1',
  effectiveFrom: '2026-01-01',
  source: 'Generic default; US 21 CFR 1306 and UK Schedules 2 to 5 as read in 2026. Confirm with local law before use.',
  approvedBy: null,
} as const satisfies TableHead

export const controlledClasses = ['S2', 'S3', 'S4', 'S5'] as const
export type ControlledClass = (typeof controlledClasses)[number]
export type ScheduleProfileName = 'generic' | 'us' | 'uk'

/** Generic class of a substance by ATC prefix; the first row that fits counts. */
export const controlledRows: readonly { name: string; atc: readonly string[]; class: ControlledClass }[] = [
  { name: 'low-dose codeine combinations', atc: ['N02AJ06', 'N02AJ07', 'N02AJ08', 'N02AJ09'], class: 'S5' },
  { name: 'tramadol combinations', atc: ['N02AJ13', 'N02AJ14', 'N02AJ15', 'N02AJ16'], class: 'S3' },
  { name: 'buprenorphine', atc: ['N02AE01', 'N07BC01', 'N07BC51'], class: 'S3' },
  { name: 'tramadol', atc: ['N02AX02'], class: 'S3' },
  { name: 'strong opioids', atc: ['N02AA', 'N02AB', 'N02AX06', 'N07BC02', 'N01AH'], class: 'S2' },
  { name: 'codeine', atc: ['R05DA04'], class: 'S3' },
  { name: 'stimulants', atc: ['N06BA01', 'N06BA02', 'N06BA03', 'N06BA04', 'N06BA11', 'N06BA12'], class: 'S2' },
  { name: 'barbiturates', atc: ['N03AA02', 'N05CA'], class: 'S3' },
  { name: 'gabapentinoids', atc: ['N02BF01', 'N02BF02'], class: 'S3' },
  { name: 'midazolam', atc: ['N05CD08'], class: 'S3' },
  { name: 'benzodiazepines and Z-drugs', atc: ['N05BA', 'N05CD', 'N05CF', 'N03AE01'], class: 'S4' },
  { name: 'anabolic steroids and androgens', atc: ['G03BA', 'A14A'], class: 'S4' },
]

export interface ClassRules {
  /** Repeats allowed after the first fill. */
  repeats: number
  validityDays: number
  /** Days of supply above which a reason is asked. */
  softSupplyDays: number
  /** Quantity in figures and words, patient address, licence number, second factor. */
  fullPrescription: boolean
  collectorIdentity: boolean
  register: boolean
  /** Share of a supply before which the next is too early, as a part of its days. */
  earlyTolerance: number
  /** Days that are allowed early whatever the share. */
  earlyDays: number
  /** Longest time to supply the rest of a partial fill, in days; null where the balance falls away. */
  partialWithinDays: { shortage: number; onRequest: number; longTermCare: number } | null
}

const strict: ClassRules = { repeats: 0, validityDays: 28, softSupplyDays: 30, fullPrescription: true, collectorIdentity: true, register: true, earlyTolerance: 0.1, earlyDays: 2, partialWithinDays: { shortage: 3, onRequest: 30, longTermCare: 60 } }
const middle: ClassRules = { ...strict, repeats: 5, collectorIdentity: true, register: false, partialWithinDays: null }
const light: ClassRules = { ...middle, validityDays: 180, collectorIdentity: false }
const mild: ClassRules = { repeats: 11, validityDays: 365, softSupplyDays: 90, fullPrescription: false, collectorIdentity: false, register: false, earlyTolerance: 0.2, earlyDays: 0, partialWithinDays: null }

export const scheduleProfiles: Record<ScheduleProfileName, Record<ControlledClass, ClassRules>> = {
  generic: { S2: strict, S3: middle, S4: light, S5: mild },
  us: { S2: { ...strict, validityDays: 90, softSupplyDays: 90 }, S3: { ...middle, validityDays: 180 }, S4: { ...light, validityDays: 180 }, S5: mild },
  uk: {
    S2: { ...strict, partialWithinDays: { shortage: 28, onRequest: 28, longTermCare: 28 } },
    S3: { ...middle, repeats: 0, partialWithinDays: { shortage: 28, onRequest: 28, longTermCare: 28 } },
    S4: { ...light, validityDays: 28 },
    S5: { ...mild, validityDays: 180 },
  },
}

/** Shopper pattern: this many prescribers or pharmacies in the window. */
export const shopperPattern = { prescribers: 3, pharmacies: 3, days: 90 } as const
