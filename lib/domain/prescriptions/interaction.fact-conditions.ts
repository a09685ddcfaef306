import { hasCode } from './checked-medicine'
import type { Condition, ConditionScene, Verdict } from './interaction.scene'
import { freshDays } from './fact-freshness.table'
import { freshValue, patientDays, patientYears } from './known-value'
import type { HistoryFlag } from './patient-facts'
import { allOf, anyOf, known, not } from './verdicts'

const proton = ['A02BC', 'A02BD', 'M01AE52', 'B01AC56']
const serotoninUptake = ['N06AB', 'N06AX16', 'N06AX17', 'N06AX21', 'N06AX23', 'N06AX28']
const diuretics = ['C03', 'C02LA', 'C02LC', 'C07B', 'C07C', 'C07D', 'C08G', 'C09BA', 'C09BX01', 'C09BX03', 'C09DA', 'C09DX01', 'C09DX03', 'C09XA52', 'C09XA54']

/** Yes or no only where somebody recorded an answer; a flag nobody asked about is missing, not "no". */
export function history(scene: ConditionScene, flag: HistoryFlag): Verdict {
  return scene.facts.history[flag] ?? { missing: `history of ${flag.replaceAll('-', ' ')}` }
}

/** Judges the age in whole years today; open while the date of birth is not known. */
export function age(scene: ConditionScene, test: (years: number) => boolean): Verdict {
  return known(patientYears(scene.facts), 'date of birth', test)
}

/** Judges the eGFR in mL/min/1.73 m². A value older than `days` counts as not known; windows in fact-freshness.table. */
export function egfr(scene: ConditionScene, test: (value: number) => boolean, days: number = freshDays.egfr): Verdict {
  return known(freshValue(scene.facts.egfr, days, scene.facts.today), 'recent eGFR', test)
}

/** Judges the potassium in mmol/L. A value older than `days` counts as not known; windows in fact-freshness.table. */
export function potassium(scene: ConditionScene, test: (value: number) => boolean, days: number = freshDays.potassium): Verdict {
  return known(freshValue(scene.facts.potassiumMmolPerL, days, scene.facts.today), 'recent potassium', test)
}

/** Judges the QTc in milliseconds. A value older than its window in fact-freshness.table counts as not known. */
export function qtc(scene: ConditionScene, test: (value: number) => boolean): Verdict {
  return known(freshValue(scene.facts.qtcMs, freshDays.qtc, scene.facts.today), 'recent QTc', test)
}

/** Whether a medicine with one of these ATC prefixes is surely there. False is not proof of absence: an entry may have no code. */
export const anyActive = (scene: ConditionScene, prefixes: readonly string[]): boolean =>
  scene.active.some((each) => hasCode(each, prefixes))

/** An entry without a code could be the very medicine we look for: then absence is not known. */
function noneActive(scene: ConditionScene, prefixes: readonly string[], what: string): Verdict {
  if (anyActive(scene, prefixes)) return false
  return scene.active.some((each) => !hasCode(each, [''])) ? { missing: `whether ${what} is active (a medicine has no code)` } : true
}

const qtLimit = (scene: ConditionScene): Verdict => {
  const { sex } = scene.facts
  if (sex !== 'male' && sex !== 'female') return { missing: 'sex' }
  return qtc(scene, (value) => value < (sex === 'male' ? 470 : 480))
}

const addedBleedingRisk: Condition = (scene) =>
  anyOf([
    age(scene, (years) => years > 65),
    history(scene, 'gi-bleed'),
    anyActive(scene, [...serotoninUptake, 'H02AB']),
    scene.active.filter((each) => hasCode(each, ['M01AA', 'M01AB', 'M01AC', 'M01AE', 'M01AG', 'M01AH', 'N02BA'])).length > 1,
  ])

/** Conditions decided by what is known of the patient. */
export const factConditions = {
  'qt-danger': (scene) => anyOf([qtc(scene, (value) => value >= 500), potassium(scene, (value) => value < 3)]),
  'qt-reassuring': (scene) =>
    allOf([
      qtLimit(scene),
      potassium(scene, (value) => value >= 3.5),
      not(history(scene, 'cardiac-risk')),
      not(history(scene, 'heart-failure')),
    ]),
  'colchicine-with-organ-failure': (scene) => anyOf([egfr(scene, (value) => value < 30), history(scene, 'hepatic-impairment')]),
  'potassium-known-normal': (scene) => potassium(scene, (value) => value >= 3.5, freshDays.potassiumWithDigoxin),
  'potassium-5.5-or-more': (scene) => potassium(scene, (value) => value >= 5.5),
  'potassium-and-egfr-safe': (scene) =>
    allOf([potassium(scene, (value) => value <= 5), egfr(scene, (value) => value >= 30, freshDays.egfrWithPotassium)]),
  'aliskiren-with-diabetes-or-low-egfr': (scene) =>
    allOf([
      hasCode(scene.a, ['C09XA']) || hasCode(scene.b, ['C09XA']),
      anyOf([history(scene, 'diabetes'), egfr(scene, (value) => value < 60)]),
    ]),
  'no-diuretic-active': (scene) => noneActive(scene, diuretics, 'a diuretic'),
  'ppi-without-bleeding-risk': (scene) => allOf([anyActive(scene, proton), not(addedBleedingRisk(scene))]),
  'bleeding-risk-without-ppi': (scene) =>
    allOf([
      anyOf([age(scene, (years) => years > 65), history(scene, 'peptic-ulcer')]),
      noneActive(scene, proton, 'a proton-pump inhibitor'),
    ]),
  epilepsy: (scene) => history(scene, 'epilepsy'),
  'palliative-care': (scene) =>
    scene.a.notes.palliative === true || scene.b.notes.palliative === true || history(scene, 'palliative'),
  'neutrophils-below-2': (scene) =>
    known(freshValue(scene.facts.neutrophilsPer10e9L, freshDays.neutrophils, scene.facts.today), 'recent neutrophil count', (value) => value < 2),
  'contrast-low-risk': (scene) =>
    anyOf([
      egfr(scene, (value) => value >= 60),
      allOf([
        egfr(scene, (value) => value >= 30),
        ...(['acute-kidney-injury', 'hepatic-impairment', 'alcohol-excess', 'heart-failure'] as const).map((flag) => not(history(scene, flag))),
        scene.a.notes['intra-arterial'] === false || scene.b.notes['intra-arterial'] === false ? true : { missing: 'how the contrast is given' },
      ]),
    ]),
  'older-than-28-days': (scene) => known(patientDays(scene.facts), 'date of birth', (days) => days > 28),
  'fluoroquinolone-in-low-risk-patient': (scene) =>
    allOf([
      hasCode(scene.a, ['J01MA']) || hasCode(scene.b, ['J01MA']),
      age(scene, (years) => years <= 65),
      egfr(scene, (value) => value >= 60),
    ]),
  'eu-label': (scene) => (scene.labelRegion === null ? { missing: 'label region of the site' } : scene.labelRegion === 'eu'),
} as const satisfies Record<string, Condition>
