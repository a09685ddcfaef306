import type { CriticalCall, LabOrder, LabReport, LabResult, Specimen } from '@/lib/domain/lab/order.schema'

const at = '2026-03-05T08:00:00.000Z'
const head = { organisationId: 'org-1', version: 1, createdAt: at, updatedAt: at, patientId: 'patient-1' }

/** A potassium result as the bench would find it, with whatever the test needs changed. */
export const aLabResult = (changes: Partial<LabResult> = {}): LabResult => ({
  ...head, id: 'result-1', orderId: 'order-1', specimenId: 'specimen-1', testKey: 'K', testName: 'Potassium', loinc: '2823-3', position: 1, status: 'ordered',
  value: null, comparator: null, valueText: null, unit: null, decimals: 1, flag: null, flagReason: null, range: null, rangeText: null, tableVersion: null,
  criticalTier: null, isCriticalConfirmed: null, criticalCallId: null, previous: null, deltaText: null, enteredBy: null, enteredByName: null, enteredAt: null, enteredVia: null,
  instrumentId: null, reagentLot: null, verifiedBy: null, verifiedByName: null, verifiedAt: null, releasedAt: null, collectedAt: at, comment: null, returnReason: null,
  correctionOf: null, correctionProposedBy: null, correctionValue: null, correctionText: null, correctionReason: null, ...changes,
})

/** A draft of a basic metabolic panel that nobody signed, with whatever the test needs changed. */
export const aLabOrder = (changes: Partial<LabOrder> = {}): LabOrder => ({
  ...head, id: 'order-1', patientName: 'Amina Osei', encounterId: null, orderedBy: 'doctor-1', orderedByName: 'Dr Grace Lindqvist', accession: '', panelCodes: ['BMP'], testKeys: ['NA', 'K'],
  urgency: 'routine', statReason: null, indicationCode: 'I10', indicationTitle: 'Essential (primary) hypertension', instructions: null, status: 'draft', statusReason: null, signedAt: null, basedOn: null, ...changes,
})

/** A tube that was registered, neither labelled nor collected, with whatever the test needs changed. */
export const aSpecimen = (changes: Partial<Specimen> = {}): Specimen => ({
  ...head, id: 'specimen-1', orderId: 'order-1', accession: '26064-0001-7', tube: 'gold or red', specimenType: 'SER', status: 'registered', testKeys: ['NA', 'K'], labelsPrinted: 0, reprintReason: null,
  identifiersMatched: [], collectedBy: null, collectedByName: null, collectedAt: null, receivedBy: null, receivedByName: null, receivedAt: null, rejectionCode: null, rejectionNote: null, storedAt: null, parentId: null, ...changes,
})

/** A report as it is registered: nothing verified, issued or released. With whatever the test needs changed. */
export const aLabReport = (changes: Partial<LabReport> = {}): LabReport => ({
  ...head, id: 'report-1', patientName: 'Amina Osei', orderId: 'order-1', accession: '26064-0001-7', title: 'Basic metabolic panel', status: 'registered', number: 1, worstFlag: null, oppositeFlag: null, orderedBy: 'doctor-1',
  verifiedBy: null, verifiedByName: null, issuedAt: null, releasedAt: null, comment: null, documentId: null, acknowledgedBy: null, acknowledgedByName: null, acknowledgedAt: null, acknowledgementAction: null, acknowledgementNote: null, ...changes,
})

/** A critical potassium that was detected and nobody has called about yet; call by 08:15, acknowledge by 09:00. With whatever the test needs changed. */
export const aCriticalCall = (changes: Partial<CriticalCall> = {}): CriticalCall => ({
  ...head, id: 'call-1', orderId: 'order-1', resultId: 'result-1', testName: 'Potassium', valueText: '6.8 mmol/L', tableVersion: 'lab-catalogue-1', status: 'detected', level: 0,
  detectedAt: at, callByAt: '2026-03-05T08:15:00.000Z', acknowledgeByAt: '2026-03-05T09:00:00.000Z', orderedBy: 'doctor-1', orderedByName: 'Dr Grace Lindqvist', attempts: [], readBackAt: null,
  acknowledgedBy: null, acknowledgedByName: null, acknowledgedAt: null, action: null, closedAt: null, ...changes,
})
