import { type CheckedMedicine, hasCode } from './checked-medicine'
import { freshDays } from './fact-freshness.table'
import type { Verdict } from './interaction.scene'
import { freshValue, patientYears } from './known-value'
import type { HistoryFlag, PatientFacts } from './patient-facts'
import { anyOf, known } from './verdicts'

export interface DoseScene {
  medicine: CheckedMedicine
  active: readonly CheckedMedicine[]
  facts: PatientFacts
}

type DoseCondition = (scene: DoseScene) => Verdict

const age = (scene: DoseScene, test: (years: number) => boolean) => known(patientYears(scene.facts), 'date of birth', test)
const egfr = (scene: DoseScene, test: (value: number) => boolean) =>
  known(freshValue(scene.facts.egfr, freshDays.egfr, scene.facts.today), 'recent eGFR', test)
const history = (scene: DoseScene, flag: HistoryFlag): Verdict => scene.facts.history[flag] ?? { missing: `history of ${flag.replaceAll('-', ' ')}` }
/** CYP2C19 inhibitors: omeprazole, esomeprazole, cimetidine, fluconazole, voriconazole, fluvoxamine, fluoxetine, ticlopidine. */
const cyp2c19 = ['A02BC01', 'A02BC05', 'A02BA01', 'J02AC01', 'J02AC03', 'N06AB08', 'N06AB03', 'B01AC05']

const conditions = {
  'weight-below-50': (scene) => known(freshValue(scene.facts.weightKg, freshDays.weightAdult, scene.facts.today), 'recent weight', (kg) => kg < 50),
  'age-65-or-over': (scene) => age(scene, (years) => years >= 65),
  'alcohol-excess': (scene) => history(scene, 'alcohol-excess'),
  'age-over-60': (scene) => age(scene, (years) => years > 60),
  'age-over-65': (scene) => age(scene, (years) => years > 65),
  'age-over-70': (scene) => age(scene, (years) => years > 70),
  'age-over-75': (scene) => age(scene, (years) => years > 75),
  'age-75-or-over': (scene) => age(scene, (years) => years >= 75),
  'hepatic-impairment': (scene) => history(scene, 'hepatic-impairment'),
  'cyp2c19-inhibitor': (scene) => scene.active.some((each) => each.lineId !== scene.medicine.lineId && hasCode(each, cyp2c19)),
  female: (scene) => (scene.facts.sex === 'female' || scene.facts.sex === 'male' ? scene.facts.sex === 'female' : { missing: 'sex' }),
  'egfr-below-50': (scene) => egfr(scene, (value) => value < 50),
  'egfr-below-60': (scene) => egfr(scene, (value) => value < 60),
  'egfr-30-to-44': (scene) => egfr(scene, (value) => value >= 30 && value < 45),
  'methotrexate-egfr-30-to-59': (scene) => egfr(scene, (value) => value >= 30 && value < 60),
  'extended-release': (scene) => scene.medicine.notes['extended-release'] ?? false,
  'age-over-70-or-egfr-below-50': (scene) => anyOf([age(scene, (years) => years > 70), egfr(scene, (value) => value < 50)]),
} as const satisfies Record<string, DoseCondition>

export type DoseConditionName = keyof typeof conditions

/** Yes, no, or the name of the fact that is missing; a missing fact never counts as "no". */
export function judgeDoseCondition(name: DoseConditionName, scene: DoseScene): Verdict {
  return conditions[name](scene)
}
