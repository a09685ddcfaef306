import type { LabOrder, LabResult, Specimen } from '@/lib/domain/lab/order.schema'
import type { ResultEntry } from '@/lib/domain/lab/enter-results.input'
import { collectSpecimen } from '@/lib/operations/lab/collect-specimen'
import { enterResults } from '@/lib/operations/lab/enter-results'
import { placeLabOrder } from '@/lib/operations/lab/place-lab-order'
import { printSpecimenLabel } from '@/lib/operations/lab/print-specimen-label'
import { receiveSpecimen } from '@/lib/operations/lab/receive-specimen'
import type { ClinicFixture } from './clinic-fixture'

type Orderable = 'adult' | 'other-adult' | 'restricted'

let made = 0

/** A signed order of an adult woman, as the laboratory first sees it. */
export async function signedOrder(clinic: ClinicFixture, codes: string[], patientId: Orderable = 'adult'): Promise<LabOrder> {
  await addDiagnosis(clinic, patientId)
  made += 1
  return placeLabOrder(await clinic.as('doctor'), { id: `order${String(made).padStart(15, '0')}`, patientId, encounterId: null, codes, urgency: 'routine', statReason: null, indicationCode: 'I10', instructions: null })
}

async function addDiagnosis(clinic: ClinicFixture, patientId: string): Promise<void> {
  const at = clinic.clock.now().toISOString()
  await clinic.clinic().transaction((tx) => tx.diagnoses.create({
    id: clinic.clock.newId(), organisationId: 'riverside', patientId, encounterId: 'visit', code: 'I10', title: 'Essential (primary) hypertension', tableVersion: 'test', rank: 'primary', certainty: 'confirmed', status: 'active',
    onsetOn: null, recordedBy: 'doctor', recordedByName: 'Doctor', recordedAt: at,
  }, { about: { userId: null, isRestricted: patientId === 'restricted' } }))
}

/** The tubes of an order, read with the clinic's rights, whoever the test acts as. */
export const specimensOf = async (clinic: ClinicFixture, orderId: string): Promise<Specimen[]> => (await clinic.clinic().specimens.list({ where: { orderId }, limit: 20 })).items
/** The results of an order in the order of the paper, read with the clinic's rights: also those that are not released. */
export const resultsOf = async (clinic: ClinicFixture, orderId: string): Promise<LabResult[]> => (await clinic.clinic().labResults.list({ where: { orderId }, orderBy: ['position', 'asc'], limit: 60 })).items

/** The order with its tubes labelled, collected and received: ready for values. */
export async function orderOnBench(clinic: ClinicFixture, codes: string[], patientId: Orderable = 'adult'): Promise<{ order: LabOrder; results: LabResult[] }> {
  const order = await signedOrder(clinic, codes, patientId)
  const technician = await clinic.as('lab_technician')
  for (const { id: specimenId } of await specimensOf(clinic, order.id)) {
    await printSpecimenLabel(technician, { specimenId })
    await collectSpecimen(technician, { specimenId, collectedAt: null, identifiersMatched: ['name', 'date-of-birth'] })
    await receiveSpecimen(technician, { specimenId })
  }
  return { order, results: await resultsOf(clinic, order.id) }
}

/** What a technician sends for one result, in the version the test holds; `changes` says what else was answered. */
export const entryOf = (result: LabResult, typed: string, changes: Partial<ResultEntry> = {}): ResultEntry => ({ resultId: result.id, version: result.version, typed, unit: result.unit ?? '', isCriticalConfirmed: false, comment: '', ...changes })

/** The same with values entered by technician A. */
export async function orderToVerify(clinic: ClinicFixture, values: Record<string, string>, patientId: Orderable = 'adult'): Promise<{ order: LabOrder; results: LabResult[] }> {
  const { order, results } = await orderOnBench(clinic, Object.keys(values), patientId)
  await enterResults(await clinic.as('lab_technician'), { orderId: order.id, entries: results.map((result) => entryOf(result, values[result.testKey]!, { isCriticalConfirmed: true })) })
  return { order, results: await resultsOf(clinic, order.id) }
}

/** What is stored of an order, to see that a refusal left no trace. */
export async function traceOf(clinic: ClinicFixture, orderId: string): Promise<string> {
  const data = clinic.clinic()
  const [specimens, results, reports, calls, audit, history] = await Promise.all([
    specimensOf(clinic, orderId), resultsOf(clinic, orderId), data.labReports.list({ where: { orderId }, limit: 5 }), data.criticalCalls.list({ where: { orderId }, limit: 20 }), data.auditEntries.count({}), data.history.count({}),
  ])
  return JSON.stringify([specimens, results, reports.items, calls.items, audit, history])
}
