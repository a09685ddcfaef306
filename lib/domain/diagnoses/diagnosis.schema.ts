import { z } from 'zod'
import { id, instant, maybe, oneOf, record, text } from '../record'

export const diagnosis = record({
  patientId: id(),
  encounterId: id(),
  code: text(10),
  title: text(250),
  tableVersion: text(20),
  rank: oneOf(['primary', 'secondary']),
  certainty: oneOf(['provisional', 'confirmed']),
  status: oneOf(['active', 'resolved', 'entered-in-error']),
  onsetOn: maybe(text(10)),
  recordedBy: id(),
  recordedByName: text(120),
  recordedAt: instant(),
})
export type Diagnosis = z.infer<typeof diagnosis>
