import { z } from 'zod'
import { decimal, id, instant, integer, maybe, nested, oneOf, privateText, record, text, texts } from '../record'

export const orderStatuses = ['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error'] as const
export const urgencies = ['routine', 'urgent', 'stat'] as const
export type Urgency = (typeof urgencies)[number]

/** A request for laboratory tests (FHIR ServiceRequest). */
export const labOrder = record({
  patientId: id(),
  patientName: text(180),
  encounterId: maybe(id()),
  orderedBy: id(),
  orderedByName: text(120),
  accession: text(20),
  panelCodes: texts(20),
  testKeys: texts(20),
  urgency: oneOf(urgencies),
  statReason: maybe(text(200)),
  indicationCode: maybe(text(10)),
  indicationTitle: maybe(text(250)),
  instructions: maybe(privateText(1000)),
  status: oneOf(orderStatuses),
  statusReason: maybe(text(200)),
  signedAt: maybe(instant()),
  basedOn: maybe(id()),
})
export type LabOrder = z.infer<typeof labOrder>

export const specimenStatuses = ['registered', 'label_printed', 'collected', 'in_transit', 'received', 'rejected', 'accepted', 'stored', 'not_collected', 'cancelled', 'lost', 'exhausted', 'entered-in-error'] as const

export const specimen = record({
  patientId: id(),
  orderId: id(),
  /** The number printed on the tube, with a check digit. */
  accession: text(20),
  tube: text(40),
  specimenType: text(40),
  status: oneOf(specimenStatuses),
  testKeys: texts(20),
  labelsPrinted: integer(),
  reprintReason: maybe(text(200)),
  identifiersMatched: texts(40),
  collectedBy: maybe(id()),
  collectedByName: maybe(text(120)),
  collectedAt: maybe(instant()),
  receivedBy: maybe(id()),
  receivedByName: maybe(text(120)),
  receivedAt: maybe(instant()),
  rejectionCode: maybe(text(40)),
  rejectionNote: maybe(privateText(500)),
  storedAt: maybe(text(120)),
  parentId: maybe(id()),
})
export type Specimen = z.infer<typeof specimen>

export const rangeSnapshot = z.object({
  low: z.number().nullable(),
  high: z.number().nullable(),
  lowInclusive: z.boolean(),
  highInclusive: z.boolean(),
  unit: z.string(),
  kind: z.enum(['reference', 'decision', 'therapeutic']),
})
export type RangeSnapshot = z.infer<typeof rangeSnapshot>

export const resultFlags = ['LL', 'L', 'N', 'H', 'HH', 'A', 'unknown'] as const
export type ResultFlagCode = (typeof resultFlags)[number]
export const resultStatuses = ['ordered', 'in_process', 'awaiting_recollect', 'entered', 'tech_verified', 'verified', 'corrected', 'amended', 'cancelled', 'entered-in-error'] as const

export const previousResult = z.object({ value: z.number(), unit: z.string(), at: z.string(), resultId: z.string() })

/** One measured or calculated test of an order (FHIR Observation). The range, unit and flag are kept as they were. */
export const labResult = record({
  patientId: id(),
  orderId: id(),
  specimenId: maybe(id()),
  testKey: text(20),
  testName: text(120),
  loinc: text(20),
  position: integer(),
  status: oneOf(resultStatuses),
  value: maybe(decimal()),
  comparator: maybe(oneOf(['<', '>'])),
  valueText: maybe(text(200)),
  unit: maybe(text(40)),
  decimals: integer(),
  flag: maybe(oneOf(resultFlags)),
  flagReason: maybe(text(200)),
  range: maybe(nested(rangeSnapshot, 600)),
  rangeText: maybe(text(80)),
  tableVersion: maybe(text(20)),
  criticalTier: maybe(oneOf(['critical', 'significant'])),
  isCriticalConfirmed: maybe(oneOf(['no', 'yes'])),
  criticalCallId: maybe(id()),
  previous: maybe(nested(previousResult, 400)),
  deltaText: maybe(text(120)),
  enteredBy: maybe(id()),
  enteredByName: maybe(text(120)),
  enteredAt: maybe(instant()),
  enteredVia: maybe(oneOf(['typed', 'analyser', 'calculated'])),
  instrumentId: maybe(id()),
  reagentLot: maybe(text(40)),
  verifiedBy: maybe(id()),
  verifiedByName: maybe(text(120)),
  verifiedAt: maybe(instant()),
  releasedAt: maybe(instant()),
  collectedAt: maybe(instant()),
  comment: maybe(privateText(1000)),
  returnReason: maybe(text(200)),
  correctionOf: maybe(nested(previousResult, 400)),
  correctionProposedBy: maybe(id()),
  /** The value one person proposes and another approves, in the result's own unit. */
  correctionValue: maybe(decimal()),
  correctionText: maybe(text(200)),
  correctionReason: maybe(text(200)),
})
export type LabResult = z.infer<typeof labResult>

export const reportStatuses = ['registered', 'partial', 'preliminary', 'final', 'amended', 'corrected', 'appended', 'cancelled', 'entered-in-error'] as const
export const acknowledgementActions = ['treated', 'repeat-ordered', 'patient-contacted', 'known-or-expected', 'referred', 'no-action-needed'] as const

/** The report of one order (FHIR DiagnosticReport). Its status is derived from its results, never typed. */
export const labReport = record({
  patientId: id(),
  patientName: text(180),
  orderId: id(),
  accession: text(20),
  title: text(160),
  status: oneOf(reportStatuses),
  number: integer(),
  worstFlag: maybe(oneOf(resultFlags)),
  /** The worst flag on the other side of the range, where values lie on both: a list that shows one alone would hide the other. */
  oppositeFlag: maybe(oneOf(resultFlags)),
  orderedBy: id(),
  verifiedBy: maybe(id()),
  verifiedByName: maybe(text(120)),
  issuedAt: maybe(instant()),
  releasedAt: maybe(instant()),
  comment: maybe(privateText(2000)),
  documentId: maybe(id()),
  acknowledgedBy: maybe(id()),
  acknowledgedByName: maybe(text(120)),
  acknowledgedAt: maybe(instant()),
  acknowledgementAction: maybe(oneOf(acknowledgementActions)),
  acknowledgementNote: maybe(privateText(1000)),
})
export type LabReport = z.infer<typeof labReport>

export const criticalCallStatuses = ['detected', 'notified', 'read_back_confirmed', 'acknowledged', 'escalated', 'closed', 'not_confirmed', 're-opened', 'cannot_reach'] as const
export const callAttempt = z.object({ at: z.string(), by: z.string(), byName: z.string(), person: z.string(), role: z.string(), channel: z.enum(['phone', 'in-person', 'message']), reached: z.boolean(), readBack: z.boolean(), note: z.string().default('') })
export type CallAttempt = z.infer<typeof callAttempt>

/** The closed loop of one critical value: who was told, when, and what was done. */
export const criticalCall = record({
  patientId: id(),
  orderId: id(),
  resultId: id(),
  testName: text(120),
  valueText: text(80),
  tableVersion: text(20),
  status: oneOf(criticalCallStatuses),
  level: integer(),
  detectedAt: instant(),
  callByAt: instant(),
  acknowledgeByAt: instant(),
  orderedBy: id(),
  orderedByName: text(120),
  attempts: nested(z.array(callAttempt), 12000, { encrypt: true }),
  readBackAt: maybe(instant()),
  acknowledgedBy: maybe(id()),
  acknowledgedByName: maybe(text(120)),
  acknowledgedAt: maybe(instant()),
  action: maybe(oneOf(acknowledgementActions)),
  closedAt: maybe(instant()),
})
export type CriticalCall = z.infer<typeof criticalCall>
