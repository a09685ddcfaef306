import type { Confidence } from '@/lib/domain/units/table-head'

export interface ChildBand {
  ageMinDays: number
  /** Not included. */
  ageMaxDays: number
  low: number
  high: number
}

/** One cell of the NEWS2 chart; both ends included, null open. */
export interface ScoreBand {
  low: number | null
  high: number | null
  codes: readonly string[] | null
  spo2Scale: number | null
  onOxygen: boolean | null
  score: number
}

export interface VitalRow {
  key: string
  name: string
  loinc: string
  /** null for a panel or a coded sign. */
  ucum: string | null
  decimals: number | null
  softLow: number | null
  softHigh: number | null
  hardLow: number | null
  hardHigh: number | null
  childSoftBands: readonly ChildBand[]
  news2: readonly ScoreBand[]
  caution: string | null
  confidence: Confidence
  reviewReason: string | null
}
