import { Client, TablesDB } from 'node-appwrite'
import type { DemoOrder } from './lab-orders.table'
import type { DemoPatient } from './patients.table'
import type { SeedTarget } from './seed-demo'
import { seedOrder } from './seed-lab'
import { seedPatients } from './seed-patients'
import { SeedRows } from './seed-rows'
import { openScene, type Scene } from './seed-scene'
import { type DemoVisit, seedVisit } from './seed-visits'

/** `toVerify`: how many patients have, beyond their `results`, one order whose results wait for the second person. */
export type Load = { patients: number; encounters: number; results: number; toVerify?: number }
type Progress = (loaded: number) => void

const families = ['Abara', 'Bennett', 'Cardoso', 'Dimitrov', 'Eriksen', 'Fischer', 'Garner', 'Hosseini', 'Ivanova', 'Jensen', 'Kimura', 'Lopez', 'Moreau', 'Novak', 'Osman', 'Patel', 'Quinn', 'Rossi', 'Silva', 'Tanaka', 'Usman', 'Varga', 'Walsh', 'Yilmaz', 'Zhang']
const givens = ['Ada', 'Ben', 'Cleo', 'Dara', 'Emil', 'Freya', 'Gus', 'Hana', 'Iris', 'Jonah', 'Kofi', 'Lena', 'Musa', 'Nora', 'Otis', 'Priya', 'Rana', 'Sven', 'Tara', 'Uma', 'Vera', 'Wes', 'Yara', 'Zeno']
const testsAnOrder = 10
const patientsAtOnce = 25

/**
 * Fills the first demo organisation with many made-up patients, visits and results, for measuring. Rows carry their
 * readers but neither history nor audit lines.
 */
export async function loadMany({ endpoint, projectId, key }: SeedTarget, load: Load, { databaseId, now, onProgress }: { databaseId: string; now: Date; onProgress: Progress }): Promise<void> {
  const tables = new TablesDB(new Client().setEndpoint(endpoint).setProject(projectId).setKey(key))
  const visitsEach = Math.round(load.encounters / load.patients)
  const ordersEach = Math.round(load.results / load.patients / testsAnOrder)
  for (let from = 0; from < load.patients; from += patientsAtOnce) {
    const numbers = Array.from({ length: Math.min(patientsAtOnce, load.patients - from) }, (_, place) => from + place)
    const rows = new SeedRows(true)
    const scene = openScene(rows, 'riverside', { now, patients: numbers.map(patientOf) })
    seedPatients(scene)
    for (const number of numbers) {
      for (let visit = 0; visit < visitsEach; visit += 1) seedVisit(scene, visitOf(number, visit), `l${number}-${visit}`)
      for (let order = 0; order < ordersEach; order += 1) seedOrder(scene, orderOf(scene, number, order), { id: `lord-${number}-${order}`, number: 10_000 + number * ordersEach + order })
      if (number < (load.toVerify ?? 0)) seedOrder(scene, { ...orderOf(scene, number, ordersEach), daysAgo: 1, stage: 'entered' }, { id: orderToVerify(number), number: 9_000 + number })
    }
    await rows.write(tables, databaseId)
    onProgress(from + numbers.length)
  }
}

/** The id of the order that waits for the second person. */
export const orderToVerify = (number: number): string => `lver-${number}`

const keyOf = (number: number): string => `l${number}`
const pick = <T>(list: readonly T[], number: number): T => list[number % list.length] as T

function patientOf(number: number): DemoPatient {
  const year = 1935 + (number * 7) % 80
  const day = String(1 + (number * 11) % 28).padStart(2, '0')
  const month = String(1 + (number * 5) % 12).padStart(2, '0')
  return { key: keyOf(number), organisationId: 'riverside', family: pick(families, number), given: `${pick(givens, Math.floor(number / families.length))} ${number}`, title: null, born: `${year}-${month}-${day}`, sex: number % 2 === 0 ? 'female' : 'male', allergies: 'none' }
}

const visitOf = (number: number, visit: number): DemoVisit => ({
  patient: keyOf(number), doctor: visit % 2 === 0 ? 'doctor' : 'doctor2', daysAgo: 20 + visit * 30 + (number % 25), time: '10:20', reason: 'Review', code: 'I10', title: 'Essential (primary) hypertension',
  subjective: 'No new complaints.', objective: 'Unremarkable.', assessment: 'Stable.', plan: 'Go on as before.',
})

function orderOf({ patient }: Scene, number: number, order: number): DemoOrder {
  const isMale = patient(keyOf(number)).sex === 'male'
  const wobble = ((number * 13 + order * 7) % 20) / 10 - 1
  const hgb = (isMale ? 14.8 : 13.2) + wobble
  return {
    organisationId: 'riverside', patient: keyOf(number), daysAgo: 15 + order * 60 + (number % 25), time: '09:20', codes: ['CBCN', 'K'], indication: ['I10', 'Essential (primary) hypertension'], stage: 'verified', isAcknowledged: true,
    values: { WBC: 6.5 + wobble, RBC: 4.7, HGB: Number(hgb.toFixed(1)), HCT: 42, MCV: 89, MCH: 29.6, MCHC: 33.8, RDW: 13.1, PLT: 240 + Math.round(wobble * 30), K: Number((4.3 + wobble / 3).toFixed(1)) },
  }
}
