import { z } from 'zod'
import { day, decimal, id, instant, integer, maybe, nested, oneOf, privateText, record, text, texts } from '../record'
import { override, safetySnapshot } from '../prescriptions/prescription.schema'

/** A product the organisation stocks. `code` is a code of the medicine table. */
export const medicinalProduct = record({ code: text(60), name: text(160), brand: maybe(text(120)), form: text(60), strength: text(80), atc: texts(10), gtin: maybe(text(14)), packSize: integer(), unit: text(30), schedule: maybe(text(20)), reorderLevel: integer(), location: maybe(text(60)), unitPrice: maybe(decimal()), status: oneOf(['active', 'retired']) })
export type MedicinalProduct = z.infer<typeof medicinalProduct>

export const lotStatuses = ['available', 'quarantined', 'recalled', 'exhausted'] as const
/** Lots with something left. Used up ones grow in number without end, and would push these out of a list that is cut. */
export const stockedLots = ['available', 'quarantined', 'recalled'] as const satisfies readonly (typeof lotStatuses)[number][]
export const lot = record({ productId: id(), lotNumber: text(40), expiresOn: day(), onHand: integer(), reserved: integer(), status: oneOf(lotStatuses), supplierId: maybe(id()), receivedAt: instant(), unitCost: maybe(decimal()) })
export type Lot = z.infer<typeof lot>

/** One movement of stock. Never edited: a mistake is put right by another entry. */
export const stockLedgerEntry = record({ productId: id(), lotId: id(), change: integer(), balanceAfter: integer(), reason: oneOf(['received', 'dispensed', 'reversed', 'adjusted', 'expired', 'recalled', 'returned', 'destroyed']), dispenseId: maybe(id()), by: id(), byName: text(120), witnessId: maybe(id()), at: instant(), note: maybe(text(200)) })
export type StockLedgerEntry = z.infer<typeof stockLedgerEntry>

export const supplier = record({ name: text(120), phone: maybe(text(30)), email: maybe(text(254)), accountNumber: maybe(text(60)), leadTimeDays: maybe(integer()), status: oneOf(['active', 'retired']) })
export type Supplier = z.infer<typeof supplier>

export const dispenseStatuses = ['queued', 'in_review', 'clinically_checked', 'picked', 'final_checked', 'ready', 'paused', 'declined', 'cancelled', 'handed_over', 'partial', 'returned_unclaimed', 'reversed'] as const
export type DispenseStatus = (typeof dispenseStatuses)[number]
export const dispenseLine = z.object({ itemId: z.string(), productId: z.string(), name: z.string(), quantity: z.number(), owing: z.number(), lots: z.array(z.object({ lotId: z.string(), lotNumber: z.string(), expiresOn: z.string(), quantity: z.number() })), fefoDeviationReason: z.string().nullable() })
export type DispenseLine = z.infer<typeof dispenseLine>

/** One supply against a prescription (FHIR MedicationDispense). */
export const dispense = record({
  patientId: id(),
  patientName: text(180),
  prescriptionId: id(),
  prescriptionNumber: text(20),
  status: oneOf(dispenseStatuses),
  statusReason: maybe(text(200)),
  priority: oneOf(['routine', 'urgent', 'stat']),
  queuedAt: instant(),
  lines: nested(z.array(dispenseLine), 20000),
  checkedBy: maybe(id()),
  checkedByName: maybe(text(120)),
  checkedAt: maybe(instant()),
  safety: maybe(nested(safetySnapshot, 40000, { encrypt: true })),
  overrides: maybe(nested(z.array(override), 20000, { encrypt: true })),
  pickedBy: maybe(id()),
  pickedAt: maybe(instant()),
  finalCheckedBy: maybe(id()),
  finalCheckedAt: maybe(instant()),
  handedOverBy: maybe(id()),
  handedOverByName: maybe(text(120)),
  handedOverAt: maybe(instant()),
  identityChecks: texts(40),
  counselled: maybe(oneOf(['yes', 'declined'])),
  labelsPrinted: integer(),
  queryToPrescriber: maybe(privateText(1000)),
})
export type Dispense = z.infer<typeof dispense>
