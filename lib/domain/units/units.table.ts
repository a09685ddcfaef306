import type { TableHead } from '@/lib/domain/units/table-head'

export const unitTableHead = {
  version: 'units-1',
  effectiveFrom: '2026-01-01',
  source: 'UCUM, case-sensitive codes, used with attribution. Enzyme units and international units are never converted to mass.',
  approvedBy: null,
} as const satisfies TableHead

export interface UnitRow {
  ucum: string
  /** How screens and papers write it. The micro sign is taken for m, U for 0 and IU for 10 in handwriting and on poor prints, so they are spelled out. */
  shown: string
  /** Units of one kind convert by factor alone; mass and amount of substance need the test's own factor. */
  kind: string
  /** Size in the kind's base unit. */
  factor: number
}

export const units: readonly UnitRow[] = [
  { ucum: 'g/L', shown: 'g/L', kind: 'mass-concentration', factor: 1 },
  { ucum: 'g/dL', shown: 'g/dL', kind: 'mass-concentration', factor: 10 },
  { ucum: 'mg/dL', shown: 'mg/dL', kind: 'mass-concentration', factor: 1e-2 },
  { ucum: 'mg/L', shown: 'mg/L', kind: 'mass-concentration', factor: 1e-3 },
  { ucum: 'ug/dL', shown: 'microgram/dL', kind: 'mass-concentration', factor: 1e-5 },
  { ucum: 'ug/mL', shown: 'microgram/mL', kind: 'mass-concentration', factor: 1e-3 },
  { ucum: 'ug/L', shown: 'microgram/L', kind: 'mass-concentration', factor: 1e-6 },
  { ucum: 'ng/mL', shown: 'ng/mL', kind: 'mass-concentration', factor: 1e-6 },
  { ucum: 'ng/dL', shown: 'ng/dL', kind: 'mass-concentration', factor: 1e-8 },
  { ucum: 'ng/L', shown: 'ng/L', kind: 'mass-concentration', factor: 1e-9 },
  { ucum: 'pg/mL', shown: 'pg/mL', kind: 'mass-concentration', factor: 1e-9 },
  { ucum: 'mol/L', shown: 'mol/L', kind: 'substance-concentration', factor: 1 },
  { ucum: 'mmol/L', shown: 'mmol/L', kind: 'substance-concentration', factor: 1e-3 },
  { ucum: 'umol/L', shown: 'micromol/L', kind: 'substance-concentration', factor: 1e-6 },
  { ucum: 'nmol/L', shown: 'nmol/L', kind: 'substance-concentration', factor: 1e-9 },
  { ucum: 'pmol/L', shown: 'pmol/L', kind: 'substance-concentration', factor: 1e-12 },
  // Equals mmol/L for ions of one charge only, so it is a kind of its own and each test says whether it may be read so.
  { ucum: 'meq/L', shown: 'mEq/L', kind: 'equivalents', factor: 1e-3 },
  { ucum: 'ng/mL{FEU}', shown: 'ng/mL FEU', kind: 'fibrinogen-equivalent', factor: 1 },
  { ucum: 'ug/L{FEU}', shown: 'microgram/L FEU', kind: 'fibrinogen-equivalent', factor: 1 },
  { ucum: 'mg/L{FEU}', shown: 'mg/L FEU', kind: 'fibrinogen-equivalent', factor: 1000 },
  { ucum: 'U/L', shown: 'units/L', kind: 'enzyme', factor: 1 },
  { ucum: 'm[IU]/L', shown: 'milliunits/L', kind: 'international-units', factor: 1e-3 },
  { ucum: 'u[IU]/mL', shown: 'microunits/mL', kind: 'international-units', factor: 1e-3 },
  { ucum: 'm[IU]/mL', shown: 'milliunits/mL', kind: 'international-units', factor: 1 },
  { ucum: '[IU]/L', shown: 'units/L', kind: 'international-units', factor: 1 },
  { ucum: '10*3/uL', shown: '×10³/microL', kind: 'cell-count', factor: 1e9 },
  { ucum: '10*9/L', shown: '×10⁹/L', kind: 'cell-count', factor: 1e9 },
  { ucum: '/uL', shown: '/microL', kind: 'cell-count', factor: 1e6 },
  { ucum: '10*6/uL', shown: '×10⁶/microL', kind: 'cell-count', factor: 1e12 },
  { ucum: '10*12/L', shown: '×10¹²/L', kind: 'cell-count', factor: 1e12 },
  { ucum: '%', shown: '%', kind: 'fraction', factor: 1e-2 },
  { ucum: 'L/L', shown: 'L/L', kind: 'fraction', factor: 1 },
  { ucum: 'mmol/mol', shown: 'mmol/mol', kind: 'amount-ratio', factor: 1 },
  { ucum: 'fL', shown: 'fL', kind: 'volume', factor: 1 },
  { ucum: 'pg', shown: 'pg', kind: 'mass', factor: 1e-12 },
  { ucum: 'kg', shown: 'kg', kind: 'mass', factor: 1e3 },
  { ucum: 'g', shown: 'g', kind: 'mass', factor: 1 },
  { ucum: '[lb_av]', shown: 'lb', kind: 'mass', factor: 453.59237 },
  { ucum: 'cm', shown: 'cm', kind: 'length', factor: 1 },
  { ucum: 'm', shown: 'm', kind: 'length', factor: 100 },
  { ucum: '[in_i]', shown: 'in', kind: 'length', factor: 2.54 },
  { ucum: 's', shown: 's', kind: 'time', factor: 1 },
  { ucum: 'mm/h', shown: 'mm/h', kind: 'sedimentation', factor: 1 },
  { ucum: 'mm[Hg]', shown: 'mmHg', kind: 'pressure', factor: 0.133322387415 },
  { ucum: 'kPa', shown: 'kPa', kind: 'pressure', factor: 1 },
  { ucum: '{INR}', shown: 'ratio', kind: 'inr', factor: 1 },
  { ucum: '[pH]', shown: 'pH', kind: 'ph', factor: 1 },
  { ucum: 'mL/min/{1.73_m2}', shown: 'mL/min/1.73 m²', kind: 'clearance', factor: 1 },
  { ucum: 'mg/g{creat}', shown: 'mg/g creatinine', kind: 'mass-per-creatinine', factor: 1 },
  { ucum: 'mg/mmol{creat}', shown: 'mg/mmol creatinine', kind: 'mass-per-creatinine-amount', factor: 1 },
  { ucum: '/min', shown: '/min', kind: 'rate', factor: 1 },
  { ucum: 'L/min', shown: 'L/min', kind: 'flow', factor: 1 },
  { ucum: 'kg/m2', shown: 'kg/m²', kind: 'body-mass-index', factor: 1 },
  { ucum: '{score}', shown: '', kind: 'score', factor: 1 },
  { ucum: 'Cel', shown: '°C', kind: 'temperature-celsius', factor: 1 },
  { ucum: '[degF]', shown: '°F', kind: 'temperature-fahrenheit', factor: 1 },
]

/** Ways people and analysers write a unit that are not UCUM. Matched without regard to spaces only: case carries meaning. */
export const unitSpellings: Readonly<Record<string, string>> = {
  'K/uL': '10*3/uL', 'K/µL': '10*3/uL', 'k/uL': '10*3/uL', 'x10^3/uL': '10*3/uL', '10^3/uL': '10*3/uL', '10³/µL': '10*3/uL', '10e3/uL': '10*3/uL',
  '10^9/L': '10*9/L', 'x10^9/L': '10*9/L', '10⁹/L': '10*9/L', 'G/L': '10*9/L',
  'M/uL': '10*6/uL', '10^6/uL': '10*6/uL', 'x10^6/uL': '10*6/uL', '10⁶/µL': '10*6/uL',
  '10^12/L': '10*12/L', 'x10^12/L': '10*12/L', '10¹²/L': '10*12/L', 'T/L': '10*12/L',
  'mcg/dL': 'ug/dL', 'mcg/mL': 'ug/mL', 'mcg/L': 'ug/L', 'µg/dL': 'ug/dL', 'µg/mL': 'ug/mL', 'µg/L': 'ug/L', 'μg/dL': 'ug/dL', 'μg/mL': 'ug/mL', 'μg/L': 'ug/L',
  'µmol/L': 'umol/L', 'μmol/L': 'umol/L', 'mcmol/L': 'umol/L',
  'mIU/L': 'm[IU]/L', 'mU/L': 'm[IU]/L', 'uIU/mL': 'u[IU]/mL', 'µIU/mL': 'u[IU]/mL', 'μIU/mL': 'u[IU]/mL', 'uU/mL': 'u[IU]/mL', 'mIU/mL': 'm[IU]/mL', 'IU/L': '[IU]/L',
  'mEq/L': 'meq/L', 'mval/L': 'meq/L',
  mmHg: 'mm[Hg]', mmhg: 'mm[Hg]',
  INR: '{INR}', ratio: '{INR}', pH: '[pH]',
  sec: 's', seconds: 's', 'mm/hr': 'mm/h', 'mm/hour': 'mm/h',
  'mg/g': 'mg/g{creat}', 'mg/mmol': 'mg/mmol{creat}',
  'mL/min/1.73m2': 'mL/min/{1.73_m2}', 'mL/min/1.73m²': 'mL/min/{1.73_m2}',
  'ng/mLFEU': 'ng/mL{FEU}', 'µg/LFEU': 'ug/L{FEU}', 'ug/LFEU': 'ug/L{FEU}', 'mg/LFEU': 'mg/L{FEU}',
  C: 'Cel', '°C': 'Cel', F: '[degF]', '°F': '[degF]', lb: '[lb_av]', lbs: '[lb_av]', in: '[in_i]', bpm: '/min', 'breaths/min': '/min', 'beats/min': '/min',
}
