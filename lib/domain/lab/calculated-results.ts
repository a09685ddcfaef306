import { roundTo } from '@/lib/domain/units/convert-unit'

/** Why a calculation gave no value. A missing or unsuitable input never becomes a number. */
export type NotCalculated = 'input-missing' | 'not-for-age' | 'not-for-this-value'

export type Calculated = { value: number; reason: null } | { value: null; reason: NotCalculated }

const known = (value: number, decimals: number): Calculated => ({ value: roundTo(value, decimals), reason: null })
const none = (reason: NotCalculated): Calculated => ({ value: null, reason })

type Given = number | null | undefined

const isGiven = (...values: Given[]): boolean => values.every((value) => value !== null && value !== undefined && Number.isFinite(value))

/** Anion gap in mmol/L: sodium − chloride − bicarbonate. */
export const anionGap = (sodium: Given, chloride: Given, bicarbonate: Given): Calculated =>
  isGiven(sodium, chloride, bicarbonate) ? known((sodium as number) - (chloride as number) - (bicarbonate as number), 1) : none('input-missing')

/** Anion gap corrected for albumin in g/dL: + 2.5 × (4.0 − albumin). */
export const correctedAnionGap = (gap: Given, albuminGPerDl: Given): Calculated =>
  isGiven(gap, albuminGPerDl) ? known((gap as number) + 2.5 * (4 - (albuminGPerDl as number)), 1) : none('input-missing')

export interface EgfrInput {
  creatinineMgPerDl: Given
  ageYears: Given
  sex: 'M' | 'F' | null
}

/** Estimated glomerular filtration in mL/min/1.73 m², CKD-EPI 2021 without race. For 18 years and over. */
export function egfrCkdEpi2021({ creatinineMgPerDl, ageYears, sex }: EgfrInput): Calculated {
  if (!isGiven(creatinineMgPerDl, ageYears) || sex === null || (creatinineMgPerDl as number) <= 0) return none('input-missing')
  if ((ageYears as number) < 18) return none('not-for-age')
  const [kappa, alpha] = sex === 'F' ? [0.7, -0.241] : [0.9, -0.302]
  const ratio = (creatinineMgPerDl as number) / kappa
  return known(142 * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.2 * 0.9938 ** (ageYears as number) * (sex === 'F' ? 1.012 : 1), 0)
}

/** Estimated filtration of a child, bedside Schwartz: 0.413 × height in cm / creatinine in mg/dL. Under 18 years. */
export function egfrSchwartz({ creatinineMgPerDl, heightCm, ageYears }: { creatinineMgPerDl: Given; heightCm: Given; ageYears: Given }): Calculated {
  if (!isGiven(creatinineMgPerDl, heightCm, ageYears) || (creatinineMgPerDl as number) <= 0) return none('input-missing')
  return (ageYears as number) >= 18 ? none('not-for-age') : known((0.413 * (heightCm as number)) / (creatinineMgPerDl as number), 0)
}

/** Creatinine clearance in mL/min for dosing, Cockcroft and Gault. For 18 years and over. */
export function cockcroftGault({ creatinineMgPerDl, ageYears, sex, weightKg }: EgfrInput & { weightKg: Given }): Calculated {
  if (!isGiven(creatinineMgPerDl, ageYears, weightKg) || sex === null || (creatinineMgPerDl as number) <= 0) return none('input-missing')
  if ((ageYears as number) < 18) return none('not-for-age')
  return known(((140 - (ageYears as number)) * (weightKg as number) * (sex === 'F' ? 0.85 : 1)) / (72 * (creatinineMgPerDl as number)), 1)
}

/** Calcium corrected for albumin in mg/dL. Only when albumin is below 4.0; ionised calcium is better. */
export function correctedCalcium(calciumMgPerDl: Given, albuminGPerDl: Given): Calculated {
  if (!isGiven(calciumMgPerDl, albuminGPerDl)) return none('input-missing')
  return (albuminGPerDl as number) >= 4 ? none('not-for-this-value') : known((calciumMgPerDl as number) + 0.8 * (4 - (albuminGPerDl as number)), 1)
}

/** Serum osmolality in mOsm/kg from sodium (mmol/L), glucose and urea nitrogen (mg/dL). */
export const osmolality = (sodium: Given, glucoseMgPerDl: Given, ureaNitrogenMgPerDl: Given): Calculated =>
  isGiven(sodium, glucoseMgPerDl, ureaNitrogenMgPerDl) ? known(2 * (sodium as number) + (glucoseMgPerDl as number) / 18 + (ureaNitrogenMgPerDl as number) / 2.8, 1) : none('input-missing')

/** LDL cholesterol in mg/dL, Friedewald, fasting. Not when triglyceride is above 400. */
export function ldlFriedewald(cholesterol: Given, hdl: Given, triglyceride: Given): Calculated {
  if (!isGiven(cholesterol, hdl, triglyceride)) return none('input-missing')
  const ldl = (cholesterol as number) - (hdl as number) - (triglyceride as number) / 5
  return (triglyceride as number) > 400 || ldl < 0 ? none('not-for-this-value') : known(ldl, 0)
}

/** Mean cell volume in fL from haematocrit (%) and red cells (10⁶/µL). */
export const mcv = (haematocrit: Given, redCells: Given): Calculated => (isGiven(haematocrit, redCells) && redCells !== 0 ? known(((haematocrit as number) * 10) / (redCells as number), 0) : none('input-missing'))

/** Mean cell haemoglobin in pg from haemoglobin (g/dL) and red cells (10⁶/µL). */
export const mch = (haemoglobin: Given, redCells: Given): Calculated => (isGiven(haemoglobin, redCells) && redCells !== 0 ? known(((haemoglobin as number) * 10) / (redCells as number), 1) : none('input-missing'))

/** Mean cell haemoglobin concentration in g/dL from haemoglobin (g/dL) and haematocrit (%). */
export const mchc = (haemoglobin: Given, haematocrit: Given): Calculated => (isGiven(haemoglobin, haematocrit) && haematocrit !== 0 ? known(((haemoglobin as number) * 100) / (haematocrit as number), 1) : none('input-missing'))

/** Estimated average glucose in mg/dL from HbA1c in %. */
export const averageGlucose = (a1cPercent: Given): Calculated => (isGiven(a1cPercent) ? known(28.7 * (a1cPercent as number) - 46.7, 0) : none('input-missing'))

/** Transferrin saturation in % from iron and binding capacity in the same unit. */
export const transferrinSaturation = (iron: Given, bindingCapacity: Given): Calculated =>
  isGiven(iron, bindingCapacity) && bindingCapacity !== 0 ? known(((iron as number) / (bindingCapacity as number)) * 100, 0) : none('input-missing')

/** Phenytoin corrected for albumin in µg/mL, Sheiner and Tozer. Only when albumin is below 4 g/dL. */
export function correctedPhenytoin({ totalUgPerMl, albuminGPerDl, isClearanceBelow10 }: { totalUgPerMl: Given; albuminGPerDl: Given; isClearanceBelow10: boolean }): Calculated {
  if (!isGiven(totalUgPerMl, albuminGPerDl)) return none('input-missing')
  if ((albuminGPerDl as number) >= 4) return none('not-for-this-value')
  return known((totalUgPerMl as number) / ((isClearanceBelow10 ? 0.1 : 0.2) * (albuminGPerDl as number) + 0.1), 1)
}

/** QT corrected for rate, both methods, in ms. */
export function correctedQt(qtMs: number, heartRatePerMin: number): { fridericiaMs: number; bazettMs: number } {
  const interval = 60 / heartRatePerMin
  return { fridericiaMs: roundTo(qtMs / Math.cbrt(interval), 0), bazettMs: roundTo(qtMs / Math.sqrt(interval), 0) }
}
