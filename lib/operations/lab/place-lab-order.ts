import { expandOrder, findPanel, tubesFor } from '@/lib/domain/lab/catalogue'
import type { LabTestRow } from '@/lib/domain/lab/catalogue.rows'
import type { LabOrder } from '@/lib/domain/lab/order.schema'
import { sign } from '@/lib/domain/lab/order.states'
import type { PlaceLabOrderInput } from '@/lib/domain/lab/place-lab-order.input'
import type { Diagnosis } from '@/lib/domain/diagnoses/diagnosis.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { isRefusal } from '@/lib/errors/is-refusal'
import { refuse } from '@/lib/errors/refusals'
import { lookAgain } from '@/lib/operations/look-again'
import type { OperationContext } from '@/lib/operations/operation'
import { patientToTreat, type PatientInCare } from '@/lib/operations/patients/patient-in-care'
import { benchPeople } from './bench-people'
import { freeAccessions } from './free-accessions'
import { stageOrder } from './stage-order'

/** Appwrite takes 100 writes at once and a record with its history is two; the order, nine kinds of tube, audit and signal take 22. */
const mostTests = 39

/**
 * Signs a request for tests: the order, one tube per specimen kind with its number, and one open result per test, all or nothing.
 * @throws Refusal lab-order.*, patient.not-active, patient.deceased, record.not-found
 */
export async function placeLabOrder(context: OperationContext, input: PlaceLabOrderInput): Promise<LabOrder> {
  const { actor, clinic } = context
  const inCare = await patientToTreat(context, input.patientId)
  const [before, indication] = await Promise.all([clinic.labOrders.find(input.id), findIndication(inCare, input), checkEncounter(inCare, input)])
  if (before) return before.patientId === inCare.patient.id && before.orderedBy === actor.id ? before : refuse('record.changed-meanwhile')
  const tests = expandOrder(input.codes)
  if (tests.length > mostTests) refuse('lab-order.too-many-tests', { values: { most: mostTests, count: tests.length } })
  return signWithFreeNumbers(context, { input, inCare, indication, tests })
}

type Signing = { input: PlaceLabOrderInput; inCare: PatientInCare; indication: Diagnosis; tests: readonly LabTestRow[] }

async function signWithFreeNumbers(context: OperationContext, signing: Signing): Promise<LabOrder> {
  const { actor, clinic, now } = context
  const { input, inCare, tests } = signing
  const at = now().toISOString()
  const people = await benchPeople(clinic, { organisationId: actor.organisationId, about: inCare.about })
  return lookAgain(async () => {
    const accessions = await freeAccessions(context, { at, count: tubesFor(tests).length })
    const order = sign(draftOf(context, signing), { at, accession: accessions[0]! })
    try {
      return await clinic.transaction((tx) => stageOrder(tx, { order, tests, accessions, readership: { about: inCare.about, people }, newId: context.newId }))
    } catch (error) {
      const mine = isRefusal(error, 'record.changed-meanwhile') ? await clinic.labOrders.find(input.id) : null
      if (mine?.orderedBy === actor.id) return mine
      throw error
    }
  })
}

async function findIndication({ patient, data }: PatientInCare, input: PlaceLabOrderInput): Promise<Diagnosis> {
  const { items } = await data.diagnoses.list({ where: { patientId: patient.id }, limit: 200 })
  return items.find((diagnosis) => diagnosis.code === input.indicationCode && diagnosis.status !== 'entered-in-error') ?? refuse('lab-order.indication-needed', { field: 'indicationCode' })
}

async function checkEncounter({ patient, data }: PatientInCare, { encounterId }: PlaceLabOrderInput): Promise<void> {
  if (encounterId !== null && (await data.encounters.get(encounterId)).patientId !== patient.id) refuse('record.not-found')
}

function draftOf({ actor }: OperationContext, { input, inCare, indication, tests }: Signing): LabOrder {
  return {
    id: input.id, organisationId: actor.organisationId, version: 0, createdAt: '', updatedAt: '', patientId: inCare.patient.id, patientName: listName(inCare.patient), encounterId: input.encounterId,
    orderedBy: actor.id, orderedByName: actor.name, accession: '', panelCodes: input.codes.filter((code) => findPanel(code) !== null), testKeys: tests.map((test) => test.key),
    urgency: input.urgency, statReason: input.urgency === 'stat' ? input.statReason : null, indicationCode: indication.code, indicationTitle: indication.title, instructions: input.instructions,
    status: 'draft', statusReason: null, signedAt: null, basedOn: null,
  }
}

const listName = (patient: Patient): string => `${patient.familyName.toUpperCase()}, ${patient.givenName}`
