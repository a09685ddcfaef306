import { freshDays } from './fact-freshness.table'
import { freshValue, patientYears } from './known-value'
import type { PatientFacts } from './patient-facts'

/** Micromoles per litre in one milligram per decilitre of creatinine (molar mass 113.12). */
const umolPerMgDl = 88.4

export interface ClearanceInput {
  ageYears: number
  weightKg: number
  isFemale: boolean
  creatinineUmolPerL: number
}

/**
 * Creatinine clearance in mL/min by Cockcroft and Gault (1976), actual body weight.
 * Adults only: the formula was never made for children.
 */
export function cockcroftGault(input: ClearanceInput): number {
  const creatinineMgPerDl = input.creatinineUmolPerL / umolPerMgDl
  return ((140 - input.ageYears) * input.weightKg * (input.isFemale ? 0.85 : 1)) / (72 * creatinineMgPerDl)
}

/** The kidney function to dose by, how it was found, or what is missing to find it. */
export type KidneyFunction =
  | { mlPerMin: number; by: 'cockcroft-gault' | 'egfr'; says: string }
  | { missing: string }

/** Clearance for dosing. Falls back to a fresh eGFR when age, sex, weight or creatinine is not known. */
export function kidneyFunction(facts: PatientFacts): KidneyFunction {
  const ageYears = patientYears(facts)
  const weightKg = freshValue(facts.weightKg, freshDays.weightAdult, facts.today)
  const creatinine = freshValue(facts.creatinineUmolPerL, freshDays.creatinine, facts.today)
  const sexKnown = facts.sex === 'female' || facts.sex === 'male'
  if (facts.history.dialysis === true) return { mlPerMin: 0, by: 'egfr', says: 'on dialysis' }
  if (ageYears !== null && ageYears >= 18 && weightKg !== null && creatinine !== null && creatinine > 0 && sexKnown) {
    const mlPerMin = cockcroftGault({ ageYears, weightKg, isFemale: facts.sex === 'female', creatinineUmolPerL: creatinine })
    return { mlPerMin, by: 'cockcroft-gault', says: `creatinine clearance ${Math.round(mlPerMin)} mL/min (Cockcroft-Gault, creatinine of ${facts.creatinineUmolPerL?.on ?? ''})` }
  }
  const egfr = freshValue(facts.egfr, freshDays.egfr, facts.today)
  if (egfr !== null) return { mlPerMin: egfr, by: 'egfr', says: `eGFR ${Math.round(egfr)} (of ${facts.egfr?.on ?? ''}; clearance could not be calculated)` }
  return { missing: 'kidney function (creatinine with weight, or eGFR, of the last 90 days)' }
}
