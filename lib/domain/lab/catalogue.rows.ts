import type { Confidence } from '@/lib/domain/units/table-head'

export type SexCode = 'M' | 'F'
export type PregnancyCode = 'any' | 'T1' | 'T2' | 'T3'
export type SpecimenCode = 'SER' | 'SERO' | 'WB' | 'HWB' | 'PPP' | 'FLPL' | 'EDPL' | 'ABG' | 'UR'
export type RangeKind = 'reference' | 'decision' | 'therapeutic'
export type CriticalTier = 'critical' | 'significant'
export type DeltaType = 'abs' | 'pct' | 'check' | 'clinical'

/** Limits that hold for one group of people, in the unit of the test row. */
export interface RangeRow {
  /** null: the same for everybody. */
  sex: SexCode | null
  ageMinDays: number
  /** Not included; null: no upper age. */
  ageMaxDays: number | null
  pregnancy: PregnancyCode | null
  low: number | null
  high: number | null
  /** Whether the limit itself still counts as inside. */
  lowInclusive: boolean
  highInclusive: boolean
}

/** Critical when the value lies below `low` or above `high`; the limit itself is not critical. */
export interface CriticalRow {
  sex: SexCode | null
  ageMinDays: number
  ageMaxDays: number | null
  low: number | null
  high: number | null
  /** Call only the first time in an episode. */
  firstOnly: boolean
  /** `critical` starts the call loop, `significant` goes to the orderer's inbox. */
  tier: CriticalTier
  /** Something the program cannot know and a person has to judge. */
  condition: string | null
}

export interface LabTestRow {
  key: string
  name: string
  specimen: SpecimenCode
  loinc: string
  loincConfirmed: boolean
  ucum: string
  decimals: number
  siLoinc: string
  siLoincConfirmed: boolean
  siUcum: string
  siDecimals: number
  /** SI value = conventional value × factorToSi + offsetToSi. */
  factorToSi: number
  offsetToSi: number
  rangeKind: RangeKind
  ranges: readonly RangeRow[]
  critical: readonly CriticalRow[]
  reportableLow: number
  reportableHigh: number
  deltaType: DeltaType | null
  deltaLimit: number | null
  deltaWindowHours: number | null
  withinPersonVariationPercent: number | null
  caution: string | null
  confidence: Confidence
  reviewReason: string | null
}

export interface PanelRow {
  code: string
  name: string
  loinc: string
  members: readonly string[]
  confidence: Confidence
  reviewReason: string | null
}

/** What to draw for a specimen code and how to keep it. */
export interface SpecimenRow {
  code: SpecimenCode
  name: string
  tube: string
  capColour: string
  /** Place in the order of draw; lower first. null: not drawn from a vein. */
  drawOrder: number | null
  volumeMl: number
  handling: string
}

export interface LabCatalogue {
  version: string
  tests: readonly LabTestRow[]
  panels: readonly PanelRow[]
}
