import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { accessionNumber } from '@/lib/domain/lab/accession'
import { expandOrder, findPanel, getLabTest, labCatalogue, tubesFor } from '@/lib/domain/lab/catalogue'
import type { LabOrder, LabResult, Specimen } from '@/lib/domain/lab/order.schema'
import { personAtCollection } from '@/lib/domain/lab/person-at-collection'
import { oppositeFlag, worstFlag } from '@/lib/domain/lab/report.states'
import { enter } from '@/lib/domain/lab/result.entry'
import { verify } from '@/lib/domain/lab/result.states'
import type { Fresh } from '@/lib/domain/record'
import { demoOrders, type DemoOrder } from './lab-orders.table'
import { seedCriticalCall } from './seed-critical-call'
import { seedDocument } from './seed-document'
import { idOf, minutesAfter, type Scene } from './seed-scene'

type Stage = { scene: Scene; demo: DemoOrder; id: string; signedAt: string; accession: string; numberOf: (tube: number) => string }

/** Laboratory orders of the last months with what came of them, and today's bench at every stage. */
export function seedLab(scene: Scene): void {
  const orders = demoOrders.filter((order) => order.organisationId === scene.organisationId)
  for (const [place, demo] of orders.entries()) {
    seedOrder(scene, demo, { id: `ord-${scene.organisationId}-${place}`, number: place + 1 })
  }
}

/** One order with its specimens, results and report. @param number makes its accession number */
export function seedOrder(scene: Scene, demo: DemoOrder, { id, number }: { id: string; number: number }): void {
  const signedAt = scene.at(demo.daysAgo, demo.time)
  const day = wallTimeAt(signedAt, scene.timeZone).day
  const numberOf = (tube: number) => accessionNumber({ day, sequence: number * 10 + tube })
  const accession = numberOf(0)
  const stage: Stage = { scene, demo, id, signedAt, accession, numberOf }
  const doctor = scene.person(demo.doctor ?? 'doctor')
  const patientId = idOf(demo.patient)
  const about = scene.about(demo.patient)
  const tests = expandOrder(demo.codes)
  const isDone = demo.stage === 'verified'
  const order: Fresh<LabOrder> = {
    id, organisationId: scene.organisationId, patientId, patientName: scene.nameOf(demo.patient), encounterId: demo.encounterId ?? null, orderedBy: doctor.id, orderedByName: doctor.name, accession,
    panelCodes: demo.codes.filter((code) => findPanel(code)), testKeys: tests.map((test) => test.key), urgency: demo.urgency ?? 'routine', statReason: demo.urgency === 'stat' ? 'Unwell in the clinic' : null,
    indicationCode: demo.indication[0], indicationTitle: demo.indication[1], instructions: null, status: isDone ? 'completed' : 'active', statusReason: null, signedAt, basedOn: null,
  }
  scene.rows.add('labOrders', order, { by: doctor, at: signedAt, about, verb: 'lab-order.signed' })
  scene.rows.audit({ what: 'lab-order.signed', patientId, subjectTable: 'lab_orders', subjectId: id, facts: { tests: tests.length } }, { by: doctor, at: signedAt })
  const specimens = seedSpecimens(stage)
  const results = tests.map((test, position) => seedResult(stage, { testKey: test.key, position, specimen: specimens.find((one) => one.testKeys.includes(test.key)) ?? null }))
  if (isDone) seedReport(stage, results)
}

const specimenStatus = { ordered: 'registered', printed: 'label_printed', collected: 'collected', received: 'accepted', entered: 'accepted', verified: 'accepted' } as const
const reached = (stage: DemoOrder['stage'], other: DemoOrder['stage']): boolean => Object.keys(specimenStatus).indexOf(stage) >= Object.keys(specimenStatus).indexOf(other)

function seedSpecimens({ scene, demo, id, signedAt, numberOf }: Stage): Fresh<Specimen>[] {
  const nurse = scene.person('nurse')
  const technician = scene.person('lab')
  const isCollected = reached(demo.stage, 'collected')
  const isReceived = reached(demo.stage, 'received')
  return tubesFor(expandOrder(demo.codes)).map((need, place) => {
    const specimen: Fresh<Specimen> = {
      id: `${id}-s${place + 1}`, organisationId: scene.organisationId, patientId: idOf(demo.patient), orderId: id, accession: numberOf(place), tube: need.specimen.tube, specimenType: need.specimen.code,
      status: specimenStatus[demo.stage], testKeys: need.tests, labelsPrinted: reached(demo.stage, 'printed') ? 1 : 0, reprintReason: null, identifiersMatched: isCollected ? ['name', 'date of birth'] : [],
      collectedBy: isCollected ? nurse.id : null, collectedByName: isCollected ? nurse.name : null, collectedAt: isCollected ? minutesAfter(signedAt, 15) : null,
      receivedBy: isReceived ? technician.id : null, receivedByName: isReceived ? technician.name : null, receivedAt: isReceived ? minutesAfter(signedAt, 40) : null,
      rejectionCode: null, rejectionNote: null, storedAt: null, parentId: null,
    }
    const at = minutesAfter(signedAt, isReceived ? 40 : isCollected ? 15 : 1)
    const by = isReceived ? technician : nurse
    scene.rows.add('specimens', specimen, { by, at, about: scene.about(demo.patient), verb: `specimen.${specimen.status}` })
    scene.rows.audit({ what: isReceived ? 'specimen.received' : isCollected ? 'specimen.collected' : 'specimen.registered', patientId: specimen.patientId, subjectTable: 'specimens', subjectId: specimen.id }, { by, at })
    return specimen
  })
}

function seedResult(stage: Stage, { testKey, position, specimen }: { testKey: string; position: number; specimen: Fresh<Specimen> | null }): LabResult {
  const { scene, demo, id, signedAt } = stage
  const doctor = scene.person(demo.doctor ?? 'doctor')
  const waiting = waitingResult(stage, { testKey, position, specimen })
  const value = demo.values?.[testKey]
  const about = scene.about(demo.patient)
  if (value === undefined || !reached(demo.stage, 'entered')) return scene.rows.add('labResults', waiting, { by: doctor, at: signedAt, about, verb: 'lab-result.ordered' })
  const technician = scene.person('lab')
  const enteredAt = minutesAfter(signedAt, 70)
  const { result, opensCriticalCall } = enter({ ...waiting, version: 1, createdAt: signedAt, updatedAt: enteredAt }, {
    by: technician.id, byName: technician.name, at: enteredAt, value, unit: getLabTest(testKey).ucum, via: 'typed', person: personAtCollection(scene.patient(demo.patient), specimen?.collectedAt ?? signedAt, scene.timeZone),
    tableVersion: labCatalogue.version, qualityControl: 'in-control', isCriticalConfirmed: true,
  })
  const call = opensCriticalCall ? seedCriticalCall(scene, { result, demo, at: enteredAt }) : null
  const entered = { ...result, criticalCallId: call?.id ?? null }
  scene.rows.audit({ what: 'lab-result.entered', patientId: result.patientId, subjectTable: 'lab_results', subjectId: result.id, facts: { test: testKey, flag: result.flag } }, { by: technician, at: enteredAt })
  if (demo.stage !== 'verified') return scene.rows.add('labResults', entered, { by: technician, at: enteredAt, about, verb: 'lab-result.entered' })
  const second = scene.person('lab2')
  const verifiedAt = minutesAfter(signedAt, 95)
  const verified = verify(entered, { by: second.id, byName: second.name, at: verifiedAt, levels: 1, criticalCall: call, hasOpenQualityRejection: false })
  scene.rows.audit({ what: 'lab-result.verified', patientId: result.patientId, subjectTable: 'lab_results', subjectId: result.id, facts: { order: id } }, { by: second, at: verifiedAt })
  return scene.rows.add('labResults', { ...verified, releasedAt: verifiedAt }, { by: second, at: verifiedAt, about, verb: 'lab-result.verified' })
}

function waitingResult({ scene, demo, id }: Stage, { testKey, position, specimen }: { testKey: string; position: number; specimen: Fresh<Specimen> | null }): Fresh<LabResult> {
  const test = getLabTest(testKey)
  return {
    id: `${id}-r${position + 1}`, organisationId: scene.organisationId, patientId: idOf(demo.patient), orderId: id, specimenId: specimen?.id ?? null, testKey, testName: test.name, loinc: test.loinc, position,
    status: reached(demo.stage, 'received') ? 'in_process' : 'ordered', value: null, comparator: null, valueText: null, unit: test.ucum, decimals: test.decimals, flag: null, flagReason: null, range: null, rangeText: null, tableVersion: null,
    criticalTier: null, isCriticalConfirmed: null, criticalCallId: null, previous: null, deltaText: null, enteredBy: null, enteredByName: null, enteredAt: null, enteredVia: null, instrumentId: null, reagentLot: null,
    verifiedBy: null, verifiedByName: null, verifiedAt: null, releasedAt: null, collectedAt: specimen?.collectedAt ?? null, comment: null, returnReason: null, correctionOf: null, correctionProposedBy: null, correctionValue: null, correctionText: null, correctionReason: null,
  }
}

function seedReport({ scene, demo, id, signedAt, accession }: Stage, results: readonly LabResult[]): void {
  const second = scene.person('lab2')
  const doctor = scene.person(demo.doctor ?? 'doctor')
  const issuedAt = minutesAfter(signedAt, 95)
  const acknowledgedAt = demo.isAcknowledged ? minutesAfter(signedAt, 200) : null
  const title = demo.codes.map((code) => findPanel(code)?.name ?? getLabTest(code).name).join(', ').slice(0, 160)
  const documentId = seedDocument(scene, { kind: 'lab-report', title, subjectTable: 'lab_reports', subjectId: `${id}-rep`, patientKey: demo.patient, patientId: idOf(demo.patient), by: second, at: issuedAt })
  scene.rows.add('labReports', {
    id: `${id}-rep`, organisationId: scene.organisationId, patientId: idOf(demo.patient), patientName: scene.nameOf(demo.patient), orderId: id, accession, title, status: 'final', number: 1, worstFlag: worstFlag(results.map((result) => result.flag)), oppositeFlag: oppositeFlag(results.map((result) => result.flag)),
    orderedBy: doctor.id, verifiedBy: second.id, verifiedByName: second.name, issuedAt, releasedAt: issuedAt, comment: null, documentId,
    acknowledgedBy: acknowledgedAt ? doctor.id : null, acknowledgedByName: acknowledgedAt ? doctor.name : null, acknowledgedAt, acknowledgementAction: acknowledgedAt ? 'no-action-needed' : null, acknowledgementNote: null,
  }, { by: second, at: issuedAt, about: scene.about(demo.patient), verb: 'lab-report.issued' })
  scene.rows.audit({ what: 'lab-report.issued', patientId: idOf(demo.patient), subjectTable: 'lab_reports', subjectId: `${id}-rep` }, { by: second, at: issuedAt })
}
