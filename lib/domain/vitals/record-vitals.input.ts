import { z } from 'zod'
import { optionalWords } from '@/lib/domain/optional-words'
import { notDoneReasons, type NotDoneReason } from './not-done.table'

const reasonCodes = Object.keys(notDoneReasons) as [NotDoneReason, ...NotDoneReason[]]

export const recordVitalsInput = z.object({
  id: z.string().regex(/^[a-z0-9]{20}$/),
  patientId: z.string().min(1).max(36),
  encounterId: z.string().max(36).nullable(),
  takenAt: z.iso.datetime({ offset: true, error: 'Enter the time of measuring' }),
  readings: z.array(z.object({ key: z.string().max(20), value: z.number('Enter a number'), confirmedUnlikely: z.boolean() })).max(20),
  notDone: z.array(z.object({ key: z.string().max(20), reason: z.enum(reasonCodes, 'Choose why') })).max(20),
  consciousness: z.enum(['A', 'C', 'V', 'P', 'U']).nullable(),
  onOxygen: z.boolean().nullable(),
  note: optionalWords(1000),
})
export type RecordVitalsInput = z.output<typeof recordVitalsInput>

export const markVitalsInErrorInput = z.object({ patientId: z.string().min(1).max(36), vitalSetId: z.string().min(1).max(36), reason: z.enum(['wrong-patient', 'wrong-value', 'duplicate'], 'Choose why this set is wrong') })
export type MarkVitalsInErrorInput = z.output<typeof markVitalsInErrorInput>

/** Scale 2 is a prescriber's decision: a target of 88 to 92 %. */
export const setSpo2ScaleInput = z.object({ patientId: z.string().min(1).max(36), scale: z.enum(['1', '2']), reason: z.enum(['confirmed-hypercapnia', 'at-risk-of-hypercapnia', 'no-longer-needed'], 'Choose why') })
export type SetSpo2ScaleInput = z.output<typeof setSpo2ScaleInput>
