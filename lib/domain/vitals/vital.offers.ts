import { vitalChanges } from '@/lib/domain/vitals/vital-changes.table'
import { celsiusFromFahrenheit, factorBetween, roundTo } from '@/lib/domain/units/convert-unit'

/** A reading in the unit the person probably meant. Nothing is converted until they say yes. */
export interface VitalOffer {
  value: number
  fromUnit: string
  question: string
}

export interface OfferInput {
  key: string
  value: number
  ageDays: number | null
  previous?: { value: number } | null
}

const mgPerMmolGlucose = 18.016

/** What a value looks like it was meant as, or null. */
export const offerFor = (input: OfferInput): VitalOffer | null => offers[input.key]?.(input) ?? null

const offers: Readonly<Record<string, (input: OfferInput) => VitalOffer | null>> = {
  TEMP: ({ value }) => (value >= 77 && value <= 113 ? inFahrenheit(value) : null),
  FIO2: ({ value }) => (value >= 0.21 && value <= 1 ? offer(roundTo(value * 100, 0), '1', `Is this a fraction, that is ${roundTo(value * 100, 0)} %?`) : null),
  CBG: ({ value }) => (value < 40 ? offer(roundTo(value * mgPerMmolGlucose, 0), 'mmol/L', `Is this ${value} mmol/L, that is ${roundTo(value * mgPerMmolGlucose, 0)} mg/dL?`) : null),
  HEIGHT: ({ value, ageDays }) => (ageDays !== null && ageDays >= vitalChanges.adultFromDays && value >= 48 && value <= 84 ? inOther(value, { from: '[in_i]', to: 'cm', shown: 'in', decimals: 1 }) : null),
  WEIGHT: ({ value, previous }) => (previous && isNear(value * 0.45359237, previous.value) ? inOther(value, { from: '[lb_av]', to: 'kg', shown: 'lb', decimals: 1 }) : null),
}

function inFahrenheit(value: number): VitalOffer {
  const celsius = roundTo(celsiusFromFahrenheit(value), 1)
  return offer(celsius, '[degF]', `Is this ${value} °F, that is ${celsius} °C?`)
}

const offer = (value: number, fromUnit: string, question: string): VitalOffer => ({ value, fromUnit, question })

interface OtherUnit {
  from: string
  to: string
  shown: string
  decimals: number
}

function inOther(value: number, { from, to, shown, decimals }: OtherUnit): VitalOffer | null {
  const factor = factorBetween(from, to)
  if (factor === null) return null
  const converted = roundTo(value * factor, decimals)
  return offer(converted, from, `Is this ${value} ${shown}, that is ${converted} ${to}?`)
}

/** Within a tenth of what it was before: pounds typed for kilograms. */
const isNear = (value: number, before: number): boolean => Math.abs(value - before) <= before * 0.1
