import { consciousnessWords, vitalName } from '@/components/vitals/vital-names'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import { findVital } from '@/lib/domain/vitals/vital.limits'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { flagWords } from '@/components/clinical/result-flag'
import { formatInstant } from '@/lib/format/instants'
import { formatResultNumber, formatResultValue } from '@/lib/format/results'
import { withUnit } from '@/lib/format/units'
import type { Quotation } from './soap-note'

/** A set of vitals as a dated quotation: what, when, by whom. */
export function quoteVitals(set: VitalSet, zone: string): Quotation {
  const when = formatInstant(set.takenAt, zone)
  const values = set.readings.map((reading) => `${vitalName(reading.key).toLowerCase()} ${reading.unit === '{score}' ? reading.value : withUnit(formatResultNumber(reading.value, findVital(reading.key)?.decimals ?? 0), reading.unit)}`)
  const rest = [set.onOxygen === null ? null : set.onOxygen ? 'on oxygen' : 'on air', set.consciousness && consciousnessWords[set.consciousness].toLowerCase(), set.news.total === null ? null : `NEWS2 ${set.news.total}`]
  return { id: set.id, label: `${when}${set.news.total === null ? '' : `, NEWS2 ${set.news.total}`}`, text: `Vitals ${when} (${set.takenByName}): ${[...values, ...rest.filter(Boolean)].join(', ')}.` }
}

/** A released result as a dated quotation. */
export function quoteResult(result: LabResult, zone: string): Quotation {
  const when = formatInstant(result.collectedAt ?? result.verifiedAt, zone)
  const value = result.value === null ? (result.valueText ?? 'no value') : withUnit(formatResultValue(result.value, result.decimals, result.comparator), result.unit)
  const flag = result.flag === null ? '' : `, ${flagWords(result.flag).toLowerCase()}`
  const range = result.rangeText ? `, range ${result.rangeText}` : ''
  return { id: result.id, label: `${result.testName} ${value}${flag}`, text: `${result.testName} ${value}${flag}${range}, collected ${when}.` }
}
