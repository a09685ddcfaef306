import type { Readership, Transaction } from '@/lib/data/transaction'
import { tubesFor } from '@/lib/domain/lab/catalogue'
import type { LabTestRow } from '@/lib/domain/lab/catalogue.rows'
import type { LabOrder, LabResult, Specimen } from '@/lib/domain/lab/order.schema'
import type { Fresh } from '@/lib/domain/record'

export type StagedOrder = {
  order: LabOrder
  tests: readonly LabTestRow[]
  /** One number per tube, in the order of draw. */
  accessions: readonly string[]
  readership: Readership
  newId: () => string
}

/** Stages a signed order with its tubes and its open results, the audit line and the laboratory's bell. */
export function stageOrder(tx: Transaction, { order, tests, accessions, readership, newId }: StagedOrder): LabOrder {
  const saved = tx.labOrders.create(order, { ...readership, verb: 'lab-order.signed' })
  const tubeOf = new Map<string, string>()
  tubesFor(tests).forEach((need, index) => {
    const specimen = tx.specimens.create(freshSpecimen(order, { id: newId(), accession: accessions[index]!, tube: need.specimen.tube, specimenType: need.specimen.code, testKeys: need.tests }), { ...readership, verb: 'specimen.registered' })
    for (const key of need.tests) tubeOf.set(key, specimen.id)
  })
  tests.forEach((test, position) => tx.labResults.create(freshResult(order, { id: newId(), test, position, specimenId: tubeOf.get(test.key) ?? null }), { ...readership, verb: 'lab-result.ordered' }))
  tx.auditTrail.append({ what: 'lab-order.signed', patientId: order.patientId, subjectTable: 'lab_orders', subjectId: order.id, facts: { urgency: order.urgency, tests: tests.length, tubes: accessions.length, indication: order.indicationCode } })
  tx.doorbell.ring('lab-order.signed', order.id, readership.about, readership.people)
  return saved
}

/** A tube nobody has drawn yet. */
export function freshSpecimen(order: LabOrder, tube: Pick<Specimen, 'id' | 'accession' | 'tube' | 'specimenType' | 'testKeys'>): Fresh<Specimen> {
  return {
    ...tube, organisationId: order.organisationId, patientId: order.patientId, orderId: order.id, status: 'registered', labelsPrinted: 0, reprintReason: null, identifiersMatched: [],
    collectedBy: null, collectedByName: null, collectedAt: null, receivedBy: null, receivedByName: null, receivedAt: null, rejectionCode: null, rejectionNote: null, storedAt: null, parentId: null,
  }
}

function freshResult(order: LabOrder, { id, test, position, specimenId }: { id: string; test: LabTestRow; position: number; specimenId: string | null }): Fresh<LabResult> {
  return {
    id, organisationId: order.organisationId, patientId: order.patientId, orderId: order.id, specimenId, testKey: test.key, testName: test.name, loinc: test.loinc, position, status: 'ordered',
    value: null, comparator: null, valueText: null, unit: test.ucum, decimals: test.decimals, flag: null, flagReason: null, range: null, rangeText: null, tableVersion: null, criticalTier: null, isCriticalConfirmed: null, criticalCallId: null,
    previous: null, deltaText: null, enteredBy: null, enteredByName: null, enteredAt: null, enteredVia: null, instrumentId: null, reagentLot: null, verifiedBy: null, verifiedByName: null, verifiedAt: null, releasedAt: null,
    collectedAt: null, comment: null, returnReason: null, correctionOf: null, correctionProposedBy: null, correctionValue: null, correctionText: null, correctionReason: null,
  }
}
