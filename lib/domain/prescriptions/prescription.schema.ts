import { z } from 'zod'
import { decimal, flag, id, instant, integer, maybe, nested, oneOf, privateText, record, text, texts } from '../record'

export const prescriptionStatuses = ['draft', 'active', 'on-hold', 'cancelled', 'completed', 'stopped', 'entered-in-error'] as const

export const overrideReasons = ['benefit-outweighs-risk', 'tolerated-before', 'dose-or-timing-adjusted', 'monitoring-ordered', 'allergy-entry-judged-wrong', 'end-of-life-care', 'other'] as const
export type OverrideReason = (typeof overrideReasons)[number]

/** A warning the prescriber decided about: which finding, why, in whose words. */
export const override = z.object({ findingId: z.string().max(120), ruleId: z.string().max(40), severity: z.string().max(4), summary: z.string().max(400), reason: z.enum(overrideReasons), words: z.string().max(500).default(''), by: z.string(), byName: z.string(), at: z.string() })
export type Override = z.infer<typeof override>

/** What was checked when, with which tables, and what was found: kept beside the decision. */
export const safetySnapshot = z.object({ checkedAt: z.string(), tableVersions: z.record(z.string(), z.string()), checked: z.array(z.string()), notChecked: z.array(z.string()), findings: z.array(z.object({ id: z.string(), ruleId: z.string(), kind: z.string(), severity: z.string(), tier: z.number(), summary: z.string() })) })
export type SafetySnapshot = z.infer<typeof safetySnapshot>

export const prescription = record({
  patientId: id(),
  patientName: text(180),
  encounterId: maybe(id()),
  prescriberId: id(),
  prescriberName: text(120),
  number: text(20),
  status: oneOf(prescriptionStatuses),
  statusReason: maybe(text(200)),
  signedAt: maybe(instant()),
  validUntil: maybe(instant()),
  priorPrescriptionId: maybe(id()),
  itemCount: integer(),
  overrides: nested(z.array(override), 20000, { encrypt: true }),
  safety: maybe(nested(safetySnapshot, 40000, { encrypt: true })),
  noteToPharmacist: maybe(privateText(1000)),
  documentId: maybe(id()),
})
export type Prescription = z.infer<typeof prescription>

/** A structured dose: what the line, the sentence and the label are made from. Amounts per administration. */
export const doseInstruction = z.object({
  amount: z.number().positive(),
  unit: z.string().max(30),
  formUnits: z.number().positive().nullable(),
  route: z.string().max(40),
  frequency: z.string().max(40),
  asNeeded: z.boolean(),
  asNeededFor: z.string().max(120).nullable(),
  maxPerDay: z.number().positive().nullable(),
  durationDays: z.int().positive().nullable(),
  extra: z.string().max(200).default(''),
})
export type DoseInstruction = z.infer<typeof doseInstruction>

export const prescriptionItem = record({
  prescriptionId: id(),
  patientId: id(),
  position: integer(),
  medicineCode: text(60),
  name: text(160),
  brand: maybe(text(120)),
  form: text(60),
  strength: text(80),
  atc: texts(10),
  dose: nested(doseInstruction, 1500),
  sentence: text(400),
  quantity: decimal(),
  quantityUnit: text(30),
  refillsAllowed: integer(),
  refillsUsed: integer(),
  quantityDispensed: decimal(),
  isSubstitutionAllowed: flag(),
  status: oneOf(['draft', 'active', 'completed', 'stopped', 'cancelled']),
  indication: maybe(text(160)),
  startedOn: maybe(text(10)),
  endsOn: maybe(text(10)),
})
export type PrescriptionItem = z.infer<typeof prescriptionItem>

export const refillRequest = record({
  patientId: id(),
  prescriptionId: id(),
  itemId: id(),
  kind: oneOf(['refill', 'renewal']),
  status: oneOf(['requested', 'received', 'accepted', 'in-progress', 'completed', 'failed', 'rejected', 'cancelled']),
  reason: maybe(text(200)),
  requestedAt: instant(),
  answeredBy: maybe(id()),
  answeredAt: maybe(instant()),
})
export type RefillRequest = z.infer<typeof refillRequest>
