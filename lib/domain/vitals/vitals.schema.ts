import { z } from 'zod'
import { flag, id, instant, integer, maybe, nested, oneOf, privateText, record, text } from '../record'

/** One measured parameter. `key` is a key of the vital table (TEMP, HR, RR, SPO2, SBP, DBP …). */
export const vitalReading = z.object({
  key: z.string().max(20),
  value: z.number(),
  unit: z.string().max(20),
  flag: z.enum(['in-range', 'low', 'high', 'unlikely', 'unknown']),
  confirmedUnlikely: z.boolean().default(false),
})
export type VitalReading = z.infer<typeof vitalReading>

export const newsSummary = z.object({
  state: z.enum(['complete', 'incomplete', 'not-applicable']),
  total: z.number().nullable(),
  band: z.enum(['none', 'low', 'low-medium', 'medium', 'high']).nullable(),
  redParameters: z.array(z.string()),
  missing: z.array(z.string()),
  scores: z.record(z.string(), z.number()),
  tableVersion: z.string(),
})
export type NewsSummary = z.infer<typeof newsSummary>

/** One set of observations, taken together by one person. */
export const vitalSet = record({
  patientId: id(),
  encounterId: maybe(id()),
  takenAt: instant(),
  takenBy: id(),
  takenByName: text(120),
  readings: nested(z.array(vitalReading), 8000),
  notDone: maybe(nested(z.array(z.object({ key: z.string(), reason: z.string() })), 2000)),
  consciousness: maybe(oneOf(['A', 'C', 'V', 'P', 'U'])),
  onOxygen: maybe(flag()),
  spo2Scale: oneOf(['1', '2']),
  news: nested(newsSummary, 3000),
  newsTotal: maybe(integer()),
  nextDueAt: maybe(instant()),
  note: maybe(privateText(1000)),
  status: oneOf(['final', 'entered-in-error']),
  /** Why and by whom the set was marked as wrong. It stays readable, struck through. */
  withdrawal: maybe(nested(z.object({ reason: z.enum(['wrong-patient', 'wrong-value', 'duplicate']), by: z.string(), byName: z.string(), at: z.string() }), 500)),
})
export type VitalSet = z.infer<typeof vitalSet>
