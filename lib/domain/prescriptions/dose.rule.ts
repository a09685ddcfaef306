import type { Confidence } from '@/lib/domain/units/table-head'
import type { Route } from './checked-medicine'
import type { DoseConditionName } from './dose.conditions'
import type { MassUnit } from './dose-amount'

/** Above `soft`: give a reason. Above `hard`: blocked. Null: the table names no such limit. */
export interface Limit {
  soft: number | null
  hard: number | null
}

export interface LoweredLimit {
  test: DoseConditionName
  single?: Limit
  daily?: Limit
  says: string
}

export interface ChildLimit {
  /** Per kilogram and dose, in the unit of the row. */
  singlePerKg: Limit | null
  dailyPerKg: Limit | null
  /** Absolute ceilings in the unit of the row, when they differ from the adult limit. */
  singleCap?: number
  dailyCap?: number
  minDays?: number
  minYears?: number
  minWeightKg?: number
  tooYoung?: string
}

export interface DoseRow {
  ingredient: string
  atc: readonly string[]
  /** Null: any systemic route. */
  routes: readonly Route[] | null
  unit: MassUnit
  single: Limit
  daily: Limit
  /** For one single dose (azithromycin 2 g once). */
  once?: Limit
  /** Weekly medicines are judged by the week and must not be taken daily. */
  weekly?: Limit
  lowered: readonly LoweredLimit[]
  child: ChildLimit | null
  /** Do not use below this age (years), whatever the dose. */
  forbiddenBelowYears?: number
  forbiddenSays?: string
  remark: string
  confidence: Confidence
  reviewReason: string | null
}
