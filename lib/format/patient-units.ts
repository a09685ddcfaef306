import { displayUnit } from './units'

const words: Readonly<Record<string, string>> = {
  '10*3/uL': 'thousand per microlitre', '10*6/uL': 'million per microlitre', 'mmol/L': 'millimoles per litre', 'umol/L': 'micromoles per litre', 'g/dL': 'grams per decilitre', 'mg/dL': 'milligrams per decilitre',
  'ug/dL': 'micrograms per decilitre', 'ng/dL': 'nanograms per decilitre', 'mg/L': 'milligrams per litre', 'ng/L': 'nanograms per litre', 'ug/mL': 'micrograms per millilitre', 'ng/mL': 'nanograms per millilitre',
  'ng/mL{FEU}': 'nanograms per millilitre', 'pg/mL': 'picograms per millilitre', 'U/L': 'units per litre', 'm[IU]/L': 'milliunits per litre', 'm[IU]/mL': 'milliunits per millilitre', fL: 'femtolitres', pg: 'picograms',
  'g/L': 'grams per litre', 'ug/L': 'micrograms per litre', 'ug/L{FEU}': 'micrograms per litre', 'nmol/L': 'nanomoles per litre', 'pmol/L': 'picomoles per litre', 'mmol/mol': 'millimoles per mole', 'L/L': 'litres per litre',
  '10*9/L': 'billion per litre', '10*12/L': 'trillion per litre', 'mg/mmol{creat}': 'milligrams per millimole of creatinine',
  'mg/g{creat}': 'milligrams per gram of creatinine', 'mL/min/{1.73_m2}': 'millilitres per minute, for a body of usual size', 'mm/h': 'millimetres in an hour', 'mm[Hg]': 'millimetres of mercury', s: 'seconds', '%': 'per cent', '[pH]': '', '{INR}': '',
}

/** A unit in whole words, for people who do not read laboratory papers; one without words is written as everywhere else. */
export const unitForPatient = (ucum: string | null | undefined): string => words[ucum ?? ''] ?? displayUnit(ucum)
