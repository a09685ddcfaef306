import { type CheckedMedicine, type LineNote, hasCode } from './checked-medicine'
import type { Condition, ConditionScene, Verdict } from './interaction.scene'
import { anyActive, history } from './interaction.fact-conditions'
import { daysBetween } from '@/lib/domain/patients/age'
import { parenteralRoutes } from './patient-facts'
import { allOf, anyOf } from './verdicts'

/** Does the pair hold one medicine of each code set, in either order? */
function pairIs(scene: ConditionScene, one: readonly string[], other: readonly string[]): boolean {
  const { a, b } = scene
  return (hasCode(a, one) && hasCode(b, other)) || (hasCode(a, other) && hasCode(b, one))
}

/** The member of the pair with one of these codes, looking at side A first. */
export function member(scene: ConditionScene, prefixes: readonly string[]): CheckedMedicine | null {
  if (hasCode(scene.a, prefixes)) return scene.a
  return hasCode(scene.b, prefixes) ? scene.b : null
}

const pairHas = (scene: ConditionScene, prefixes: readonly string[]): boolean => member(scene, prefixes) !== null

function noted(scene: ConditionScene, note: LineNote): Verdict {
  if (scene.a.notes[note] === true || scene.b.notes[note] === true) return true
  return scene.a.notes[note] === false && scene.b.notes[note] === false ? false : { missing: note.replaceAll('-', ' ') }
}

const endsBefore = (first: CheckedMedicine, second: CheckedMedicine): boolean =>
  first.endsOn !== null && second.startsOn !== null && first.endsOn <= second.startsOn

const parenteral = (medicine: CheckedMedicine): boolean => parenteralRoutes.includes(medicine.route)

const boosters = ['J05AE03', 'J05AE10', 'J05AE30', 'J05AR10', 'J05AR26', 'J05AR23', 'J05AR15', 'J05AR14', 'V03AX03']
const ritonavir = ['J05AE03', 'J05AE30', 'J05AR10', 'J05AR23', 'J05AR26']
const contraindicatedInducers = ['J04AB02', 'J04AM02', 'J04AM05', 'J04AM06', 'J04AM07', 'N03AF01', 'N03AA02', 'N06AX25']

const heparinAndOneAntiplatelet: Condition = (scene) => {
  const heparin = member(scene, ['B01AB', 'B01AX05'])
  if (!heparin) return false
  if (scene.active.filter((each) => hasCode(each, ['B01AC'])).length !== 1) return false
  return heparin.notes.prophylaxis ?? { missing: 'whether the heparin is preventive' }
}

const longOverlap: Condition = (scene) => {
  if (scene.a.endsOn !== null || scene.b.endsOn !== null) return false
  const heparin = member(scene, ['B01AB', 'B01AX05'])
  const since = heparin?.startsOn ? daysBetween(heparin.startsOn, scene.facts.today) : null
  return since === null ? { missing: 'start of the heparin' } : since > 7
}

const indicationAndStop: Condition = (scene) => {
  const antiplatelet = member(scene, ['B01AC'])
  if (!antiplatelet) return false
  if (antiplatelet.endsOn === null) return false
  return antiplatelet.notes['indication-recorded'] ?? { missing: 'indication of the antiplatelet' }
}

const steroidRoute: Condition = (scene) => {
  const steroid = member(scene, ['R03BA', 'R03AK', 'R03AL'])
  const antiviral = member(scene, ['J05AE30'])
  if (!steroid || !antiviral || steroid.route !== 'inhaled') return false
  const days = antiviral.dosing?.durationDays ?? null
  return days === null ? { missing: 'length of the antiviral course' } : days <= 10
}

const darunavirCarbamazepine: Condition = (scene) =>
  allOf([
    pairHas(scene, ['N03AF01']),
    pairHas(scene, ['J05AE10', 'J05AE03']),
    anyActive(scene, ['J05AE10']),
    anyActive(scene, ['J05AE03']),
    !anyActive(scene, ['V03AX03', 'J05AR14', 'J05AR22']),
  ])

/** Conditions decided by which medicines meet, by which route, and what was noted on the line. */
export const itemConditions = {
  'darunavir-ritonavir-carbamazepine': darunavirCarbamazepine,
  'indication-and-stop-date': indicationAndStop,
  'heparin-prophylaxis-single-antiplatelet': heparinAndOneAntiplatelet,
  'documented-switch': (scene) => endsBefore(scene.a, scene.b) || endsBefore(scene.b, scene.a),
  'dabigatran-contraindicated-inhibitor': (scene) => pairIs(scene, ['B01AE07'], ['J02AB02', 'J02AC02', 'L04AD01', 'C01BD07']),
  'statin-contraindicated-with-ciclosporin': (scene) => pairHas(scene, ['C10AA01', 'C10AA02', 'C10AA08']),
  'intravenous-rate-limiting-calcium-blocker': (scene) => member(scene, ['C08DA', 'C08DB'])?.route === 'intravenous',
  'oral-diltiazem-with-ecg': (scene) => allOf([member(scene, ['C08DB01'])?.route === 'oral', history(scene, 'ecg-on-file')]),
  'eu-label-clozapine-marrow': (scene) =>
    allOf([
      pairHas(scene, ['N03AF01', 'J01BA01', 'L01']),
      scene.labelRegion === null ? { missing: 'label region of the site' } : scene.labelRegion === 'eu',
    ]),
  'ritonavir-antiviral-course': (scene) => pairHas(scene, ['J05AE30', 'J05AP53']),
  'dose-cut-and-level-planned': (scene) => allOf([noted(scene, 'dose-adjusted'), noted(scene, 'monitoring-ordered')]),
  'specialist-plan': (scene) => noted(scene, 'specialist-plan'),
  'dose-already-adjusted': (scene) => noted(scene, 'dose-adjusted'),
  'monitored-parenteral-midazolam': (scene) => {
    const midazolam = member(scene, ['N05CD08'])
    if (!midazolam || !['intravenous', 'intramuscular'].includes(midazolam.route)) return false
    return midazolam.notes['monitored-area'] ?? { missing: 'whether the area is monitored' }
  },
  'buccal-rescue-midazolam': (scene) => member(scene, ['N05CD08'])?.route === 'buccal',
  'short-nirmatrelvir-with-inhaled-steroid': steroidRoute,
  'alfuzosin-or-silodosin': (scene) => pairHas(scene, ['G04CA01', 'G04CA04', 'G04CA51']),
  'pah-dose-with-booster': (scene) => {
    const inhibitor = member(scene, ['G04BE03', 'G04BE08'])
    if (!inhibitor || !pairHas(scene, boosters)) return false
    return inhibitor.notes['pulmonary-hypertension'] ?? { missing: 'indication of the PDE5 inhibitor' }
  },
  'vardenafil-avanafil-strong-inhibitor': (scene) => pairIs(scene, ['G04BE09', 'G04BE10'], [...ritonavir, 'J02AB02']),
  'parkinson-mao-b-with-mirtazapine-or-trazodone': (scene) =>
    allOf([pairIs(scene, ['N04BD'], ['N06AX11', 'N06AX05']), history(scene, 'parkinson')]),
  'nevirapine-or-etravirine': (scene) => pairHas(scene, ['J05AG01', 'J05AG04']),
  'serotonergic-opioid': (scene) => pairHas(scene, ['N02AB02', 'N02AX02', 'N02AJ13', 'N02AJ14', 'N02AJ15', 'N02AJ16', 'N07BC02', 'R05DA09']),
  'mao-b-with-labelled-antidepressant': (scene) =>
    pairIs(scene, ['N04BD03'], ['N06AX16', 'N06AX17', 'N06AX21', 'N06AX23', 'N06AX28', 'N06AA']) ||
    pairIs(scene, ['N04BD02'], ['N06AB03', 'N06AB08']),
  'overlap-over-7-days-no-stop': longOverlap,
  'triazole-contraindicated-inducer': (scene) => pairIs(scene, ['J02AC03', 'J02AC05'], contraindicatedInducers),
  'postpartum-im-ergot': (scene) => member(scene, ['G02AB'])?.route === 'intramuscular',
  'erythromycin-with-lurasidone': (scene) => pairIs(scene, ['J01FA01'], ['N05AE05']),
  gemfibrozil: (scene) => pairHas(scene, ['C10AB04']),
  'antiparasitic-contraindicated-inducer': (scene) =>
    pairIs(scene, ['P02BA01', 'P01BF01'], [...contraindicatedInducers.filter((code) => code !== 'N03AA02'), 'N03AB02']),
  ketorolac: (scene) => pairHas(scene, ['M01AB15']),
  'both-parenteral-or-clozapine-start': (scene) =>
    anyOf([parenteral(scene.a) && parenteral(scene.b), clozapineStart(scene)]),
} as const satisfies Record<string, Condition>

function clozapineStart(scene: ConditionScene): Verdict {
  const clozapine = member(scene, ['N05AH02'])
  if (!clozapine) return false
  const since = clozapine.startsOn ? daysBetween(clozapine.startsOn, scene.facts.today) : null
  return since === null ? { missing: 'start of clozapine' } : since < 28
}
