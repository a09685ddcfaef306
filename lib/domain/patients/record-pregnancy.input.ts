import { z } from 'zod'

/** What the person was asked and said. The day of delivery only where one is expected and known. */
export const recordPregnancyInput = z.object({
  patientId: z.string().min(1).max(36),
  state: z.enum(['pregnant', 'not-pregnant', 'unknown'], 'Choose one'),
  dueOn: z.union([z.iso.date('Enter a date like 5 March 2027'), z.literal('').transform(() => null), z.null()]),
})
export type RecordPregnancyInput = z.output<typeof recordPregnancyInput>
