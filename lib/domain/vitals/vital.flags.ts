import { findUnit, roundTo, shownUnit } from '@/lib/domain/units/convert-unit'
import { findVital, softLimitsFor } from '@/lib/domain/vitals/vital.limits'
import type { SoftLimits } from '@/lib/domain/vitals/vital.limits'
import { offerFor } from '@/lib/domain/vitals/vital.offers'
import type { VitalOffer } from '@/lib/domain/vitals/vital.offers'
import type { VitalRow } from '@/lib/domain/vitals/vital.rows'
import { vitalChanges } from '@/lib/domain/vitals/vital-changes.table'
import { vitalTableHead } from '@/lib/domain/vitals/vital.table'
import { scoreParameter } from '@/lib/domain/vitals/news2'
import type { NewsInput } from '@/lib/domain/vitals/news2'
import type { VitalReading } from '@/lib/domain/vitals/vitals.schema'

export interface VitalInput {
  /** Key of the vital table. */
  key: string
  value: number
  ageDays: number | null
  isPregnant?: boolean
  spo2Scale?: '1' | '2'
  onOxygen?: boolean | null
  /** The last value of the same sign, when there is one. */
  previous?: { value: number; daysAgo: number } | null
}

export interface VitalAssessment {
  /** `refuse` cannot be saved; `confirm` needs a second look first. */
  decision: 'accept' | 'confirm' | 'refuse'
  flag: VitalReading['flag']
  /** What to ask or say; null when accepted. */
  question: string | null
  /** The same reading in the unit it was probably meant in. */
  offer: VitalOffer | null
  unit: string
  tableVersion: string
}

/**
 * Judges one vital sign: impossible values are refused, unlikely ones confirmed, and a value that looks like another
 * unit is offered converted. Without limits for the age the flag is `unknown`, never in range.
 */
export function flagVital(input: VitalInput): VitalAssessment {
  const vital = findVital(input.key)
  if (!vital || vital.ucum === null || !Number.isFinite(input.value)) return answer(vital, { decision: 'refuse', flag: 'unknown', question: 'This sign cannot be recorded as a number.', offer: null })
  const value = roundTo(input.value, vital.decimals ?? 0)
  const offer = offerFor(input)
  if (isImpossible(vital, value)) return answer(vital, { decision: 'refuse', flag: 'unlikely', question: `${vital.name} ${value} is not possible; ${spanOf(vital)} can be recorded.`, offer })
  const limits = limitsOf(vital, input)
  const doubt = doubtAbout(vital, { ...input, value }, limits)
  const flag = flagOf(vital, { ...input, value }, limits)
  return answer(vital, { decision: doubt === null && offer === null ? 'accept' : 'confirm', flag, question: doubt ?? offer?.question ?? null, offer })
}

const answer = (vital: VitalRow | null, rest: Omit<VitalAssessment, 'unit' | 'tableVersion'>): VitalAssessment => ({ ...rest, unit: vital?.ucum ?? '', tableVersion: vitalTableHead.version })

const isImpossible = ({ hardLow, hardHigh }: VitalRow, value: number): boolean => (hardLow !== null && value < hardLow) || (hardHigh !== null && value > hardHigh)

const spanOf = ({ hardLow, hardHigh, ucum }: VitalRow): string => `${hardLow} to ${hardHigh} ${shownUnit(ucum ?? '')}`.trim()

/** On the 88-92 target a saturation of 88 is wanted, so it is not asked about. */
function limitsOf(vital: VitalRow, { ageDays, spo2Scale }: VitalInput): SoftLimits {
  const limits = softLimitsFor(vital, ageDays)
  return vital.key === 'SPO2' && spo2Scale === '2' && limits.isKnown ? { ...limits, low: vitalChanges.scale2LowPercent } : limits
}

function doubtAbout(vital: VitalRow, input: VitalInput, { low, high }: SoftLimits): string | null {
  const shown = `${vital.name} ${input.value}${unitAfter(vital)}`
  if ((low !== null && input.value < low) || (high !== null && input.value > high)) return `${shown}: is this right?`
  return changeDoubt(vital, input)
}

const unitAfter = (vital: VitalRow): string => (findUnit(vital.ucum ?? '')?.shown ? ` ${shownUnit(vital.ucum ?? '')}` : '')

function changeDoubt(vital: VitalRow, { value, previous, ageDays }: VitalInput): string | null {
  if (!previous) return null
  const moved = Math.abs(value - previous.value)
  if (vital.key === 'WEIGHT' && previous.daysAgo <= vitalChanges.weightComparedDays && moved > previous.value * vitalChanges.weightChangeShare) return `The weight was ${previous.value} kg ${previous.daysAgo} days ago: is ${value} kg right?`
  const isGrownUp = ageDays !== null && ageDays >= vitalChanges.grownFromDays
  return vital.key === 'HEIGHT' && isGrownUp && moved > vitalChanges.heightChangeCm ? `The height was ${previous.value} cm before: is ${value} cm right?` : null
}

/** From 16 years and outside pregnancy the NEWS2 chart says what is usual; otherwise the soft limits do. */
function flagOf(vital: VitalRow, input: VitalInput, limits: SoftLimits): VitalReading['flag'] {
  const charted = chartFlag(vital, input)
  if (charted !== null) return charted
  if (!limits.isKnown) return 'unknown'
  if (limits.low !== null && input.value < limits.low) return 'low'
  return limits.high !== null && input.value > limits.high ? 'high' : 'in-range'
}

const chartFields: Readonly<Record<string, keyof NewsInput>> = { RR: 'respiratoryRate', SPO2: 'oxygenSaturationPercent', SBP: 'systolicMmHg', HR: 'pulsePerMin', TEMP: 'temperatureCel' }

function chartFlag(vital: VitalRow, input: VitalInput): VitalReading['flag'] | null {
  const field = chartFields[vital.key]
  const isCharted = field !== undefined && input.ageDays !== null && input.ageDays >= vitalChanges.adultFromDays && input.isPregnant !== true
  if (!isCharted) return null
  const blank: NewsInput = { ageYears: 16, isPregnant: false, respiratoryRate: null, oxygenSaturationPercent: null, spo2Scale: input.spo2Scale ?? '1', onOxygen: input.onOxygen ?? null, systolicMmHg: null, pulsePerMin: null, consciousness: null, temperatureCel: null }
  const score = scoreParameter(vital.key as 'RR', { ...blank, [field]: input.value })
  if (score === null) return 'unknown'
  if (score === 0) return 'in-range'
  const usual = vital.news2.find((band) => band.score === 0 && (band.spo2Scale === null || band.spo2Scale === Number(blank.spo2Scale)))
  return usual?.low !== undefined && usual.low !== null && input.value < usual.low ? 'low' : 'high'
}

/** Systolic pressure should exceed diastolic by more than a few mmHg; null when it does. */
export function pressureDoubt(systolicMmHg: number, diastolicMmHg: number): string | null {
  return systolicMmHg > diastolicMmHg + vitalChanges.pressureGapMmHg ? null : `Blood pressure ${systolicMmHg}/${diastolicMmHg}: is this right?`
}
