import { crossCheckLimits as limits } from '@/lib/domain/lab/cross-checks.table'
import { withoutDust } from '@/lib/domain/units/convert-unit'

/** Values of one specimen by test key, in the catalogue unit. A test that is not there was not measured. */
export type SpecimenValues = Readonly<Record<string, number | undefined>>

export interface CrossCheckInput {
  values: SpecimenValues
  /** The last verified values of the same person, in catalogue units. */
  previous?: SpecimenValues
  sex?: 'M' | 'F' | null
  /** Interference indices, 0 to 4. */
  indices?: { haemolysis?: number; icterus?: number; lipaemia?: number }
  hasDiabetes?: boolean | null
  hasPlateletClumps?: boolean
  /** Hours from collection to arrival, unspun. */
  hoursUnseparated?: number | null
  isFluorideTube?: boolean
}

export interface CrossCheckFinding {
  rule: string
  /** Tests held until a person has looked. */
  tests: string[]
  action: 'hold' | 'recollect' | 'suppress' | 'comment' | 'query'
  says: string
}

type Rule = (input: CrossCheckInput) => CrossCheckFinding[]

const finding = (rule: string, tests: string[], action: CrossCheckFinding['action']) => (says: string): CrossCheckFinding => ({ rule, tests, action, says })

/** X1: haematocrit lies near three times haemoglobin. */
const ruleOfThree: Rule = ({ values: { HGB, HCT } }) =>
  HGB !== undefined && HCT !== undefined && withoutDust(Math.abs(HCT - 3 * HGB)) > limits.ruleOfThree ? [finding('X1', ['HGB', 'HCT'], 'hold')('Haematocrit does not fit three times haemoglobin: check the sample and the analyser.')] : []

/** X2: a very high MCHC is an artefact until shown otherwise. */
const highMchc: Rule = ({ values: { MCHC } }) =>
  MCHC !== undefined && MCHC > limits.mchcHigh ? [finding('X2', ['HGB', 'MCHC', 'RBC', 'HCT'], 'hold')('MCHC is too high: look for lipaemia, cold agglutinins or haemolysis.')] : []

/** X3: potassium EDTA carried over from a lavender tube. */
const edtaCarryOver: Rule = ({ values: { K, CA, ALP, MG } }) => {
  const isBound = (ALP !== undefined && ALP < limits.edtaAlpLow) || (MG !== undefined && MG < limits.edtaMagnesiumLow)
  const fits = K !== undefined && CA !== undefined && K > limits.edtaPotassiumHigh && CA < limits.edtaCalciumLow && isBound
  return fits ? [finding('X3', ['K', 'CA', 'ALP', 'MG'], 'recollect')('High potassium with low calcium and enzyme: EDTA has got into the serum. Collect again.')] : []
}

const fell = (key: string, { values, previous }: CrossCheckInput): boolean | null => {
  const [now, before] = [values[key], previous?.[key]]
  return now === undefined || before === undefined || before === 0 ? null : withoutDust((before - now) / before) >= limits.dilutionShare
}

/** X4: a drip in the same arm dilutes everything it does not contain. */
const dripDilution: Rule = (input) => {
  const { NA, CL, GLU } = input.values
  const isSalty = NA !== undefined && CL !== undefined && NA > limits.sodiumHigh && CL > limits.chlorideHigh
  const isSweet = GLU !== undefined && GLU > limits.dripGlucoseHigh
  const others = ['K', 'CA', 'TP', 'ALB'].map((key) => fell(key, input)).filter((one) => one !== null)
  const isDiluted = others.length >= 2 && others.every(Boolean)
  return (isSalty || isSweet) && isDiluted ? [finding('X4', ['NA', 'CL', 'GLU', 'K', 'CA', 'TP', 'ALB'], 'recollect')('The sample looks diluted by a drip. Collect again from the other arm.')] : []
}

/** X5: glucose from the drip in a person not known to have diabetes. */
const dextroseLine: Rule = ({ values: { GLU, NA }, previous, hasDiabetes }) => {
  const sodiumFell = NA !== undefined && previous?.NA !== undefined && previous.NA - NA >= limits.dextroseSodiumFall
  return GLU !== undefined && GLU > limits.dextroseGlucoseHigh && sodiumFell && hasDiabetes === false ? [finding('X5', ['GLU', 'NA'], 'recollect')('High glucose with falling sodium: a dextrose drip may have run into the sample. Collect again.')] : []
}

/** X6: an anion gap nobody has. */
const anionGap: Rule = ({ values: { NA, CL, HCO3 } }) => {
  if (NA === undefined || CL === undefined || HCO3 === undefined) return []
  const gap = withoutDust(NA - CL - HCO3)
  return gap < limits.anionGapLow || gap > limits.anionGapHigh ? [finding('X6', ['NA', 'CL', 'HCO3'], 'hold')(`The anion gap is ${gap}: check each of its three values.`)] : []
}

/** X7, X8: a part cannot be more than its whole. */
const partsOfWholes: Rule = ({ values }) => {
  const { BILD, BILT, ALB, TP, HDL, TRIG, CHOL, WBC } = values
  const found: CrossCheckFinding[] = []
  if (BILD !== undefined && BILT !== undefined && BILD > BILT) found.push(finding('X7', ['BILD', 'BILT'], 'hold')('Direct bilirubin exceeds total bilirubin.'))
  if (ALB !== undefined && TP !== undefined && ALB > TP) found.push(finding('X8', ['ALB', 'TP'], 'hold')('Albumin exceeds total protein.'))
  if (HDL !== undefined && TRIG !== undefined && CHOL !== undefined && HDL + TRIG / 5 > CHOL) found.push(finding('X8', ['HDL', 'TRIG', 'CHOL'], 'hold')('HDL and triglyceride together exceed cholesterol.'))
  const cells = ['NEUT', 'LYMPH', 'MONO', 'EOS', 'BASO'].flatMap((key) => values[key] ?? [])
  if (WBC !== undefined && WBC > 0 && cells.length === 5 && differs(cells, WBC)) found.push(finding('X8', ['WBC', 'NEUT', 'LYMPH', 'MONO', 'EOS', 'BASO'], 'hold')('The kinds of white cell do not add up to the white cell count.'))
  return found
}

const differs = (parts: readonly number[], whole: number): boolean => withoutDust(Math.abs(parts.reduce((sum, part) => sum + part, 0) - whole) / whole) > limits.differentialShare

const measured = (values: SpecimenValues, keys: readonly string[]): string[] => keys.filter((key) => values[key] !== undefined)

/** X9: burst red cells add what they hold. A low potassium in such a tube is truly low. */
const haemolysed: Rule = ({ values, indices }) => {
  if ((indices?.haemolysis ?? 0) < limits.haemolysisIndex) return []
  const isLowPotassium = values.K !== undefined && values.K < limits.haemolysedPotassiumLow
  const raised = measured(values, ['K', 'AST', 'LDH', 'MG', 'PHOS', 'FE']).filter((key) => key !== 'K' || !isLowPotassium)
  const troponins = measured(values, ['HSTNI', 'HSTNT'])
  return [
    ...(raised.length > 0 ? [finding('X9', raised, 'suppress')('Haemolysed: the value is not reported. Collect again.')] : []),
    ...(isLowPotassium ? [finding('X9', ['K'], 'comment')('Haemolysed: the true potassium is lower still.')] : []),
    ...(troponins.length > 0 ? [finding('X9', troponins, 'comment')('Haemolysed: troponin T may read low and troponin I high.')] : []),
  ]
}

/** X10: colour and cloudiness. */
const icterusAndLipaemia: Rule = ({ values, indices }) => {
  const isIcteric = (indices?.icterus ?? 0) >= limits.icterusIndex && values.CREA !== undefined
  const clouded = (indices?.lipaemia ?? 0) >= limits.lipaemiaIndex ? measured(values, ['NA', 'HGB']) : []
  return [
    ...(isIcteric ? [finding('X10', ['CREA'], 'comment')('Icteric: a Jaffé creatinine may read low.')] : []),
    ...(clouded.length > 0 ? [finding('X10', clouded, 'comment')('Lipaemic: sodium by indirect electrode may read low and haemoglobin high.')] : []),
  ]
}

/** X11: clumped platelets are counted as few. */
const plateletClumps: Rule = ({ values: { PLT }, hasPlateletClumps }) =>
  PLT !== undefined && hasPlateletClumps ? [finding('X11', ['PLT'], 'hold')('Platelets are clumped: look at a smear, or collect into citrate.')] : []

/** X12: cells leak potassium and eat glucose while they wait. */
const lateSeparation: Rule = ({ values: { K, GLU }, hoursUnseparated, isFluorideTube }) => {
  if (hoursUnseparated === undefined || hoursUnseparated === null) return []
  const found: CrossCheckFinding[] = []
  if (K !== undefined && hoursUnseparated > limits.potassiumHours) found.push(finding('X12', ['K'], 'comment')('Separated late: potassium may read high.'))
  if (GLU !== undefined && !isFluorideTube && hoursUnseparated > limits.glucoseHours) found.push(finding('X12', ['GLU'], 'comment')('Separated late without fluoride: glucose may read low.'))
  return found
}

/** X13: asks about an unusual request and never blocks it: it may be a tumour marker, or the record may be incomplete. */
const unusualForSex: Rule = ({ values: { PSA, HCG }, sex }) => [
  ...(PSA !== undefined && sex === 'F' ? [finding('X13', ['PSA'], 'query')('PSA on a recorded female: confirm the request.')] : []),
  ...(HCG !== undefined && sex === 'M' ? [finding('X13', ['HCG'], 'query')('hCG on a recorded male: confirm the request, it may be a tumour marker.')] : []),
]

const rules: readonly Rule[] = [ruleOfThree, highMchc, edtaCarryOver, dripDilution, dextroseLine, anionGap, partsOfWholes, haemolysed, icterusAndLipaemia, plateletClumps, lateSeparation, unusualForSex]

/** Every rule a set of values breaks, across tests of one specimen. An empty list: nothing was found. */
export const checkAcross = (input: CrossCheckInput): CrossCheckFinding[] => rules.flatMap((rule) => rule(input))
