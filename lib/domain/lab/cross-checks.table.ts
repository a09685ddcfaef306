import type { TableHead } from '@/lib/domain/units/table-head'

export const crossCheckHead = {
  version: 'cross-checks-1',
  effectiveFrom: '2026-01-01',
  source: 'Common laboratory teaching on mislabelled, contaminated and interfered specimens. Values in the catalogue unit. Each laboratory verifies its own.',
  approvedBy: null,
} as const satisfies TableHead

export const crossCheckLimits = {
  /** Largest distance of haematocrit from three times haemoglobin, in percent points. */
  ruleOfThree: 3,
  mchcHigh: 37,
  edtaPotassiumHigh: 6,
  edtaCalciumLow: 7,
  edtaAlpLow: 30,
  edtaMagnesiumLow: 1.6,
  sodiumHigh: 145,
  chlorideHigh: 106,
  dripGlucoseHigh: 500,
  dilutionShare: 0.15,
  dextroseGlucoseHigh: 400,
  dextroseSodiumFall: 8,
  anionGapLow: 3,
  anionGapHigh: 30,
  differentialShare: 0.05,
  haemolysisIndex: 2,
  haemolysedPotassiumLow: 3.5,
  icterusIndex: 3,
  lipaemiaIndex: 3,
  potassiumHours: 4,
  glucoseHours: 2,
} as const
