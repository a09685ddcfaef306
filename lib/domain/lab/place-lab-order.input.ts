import { z } from 'zod'
import { optionalWords } from '@/lib/domain/optional-words'
import { urgencies } from '@/lib/domain/lab/order.schema'

/** A request for tests. `codes` are panel codes and test keys as chosen; panels become their tests on the server. */
export const placeLabOrderInput = z.object({
  id: z.string().regex(/^[a-z0-9]{20}$/),
  patientId: z.string().min(1).max(36),
  encounterId: z.string().max(36).nullable(),
  codes: z.array(z.string().max(20)).min(1, 'Choose at least one test or panel').max(60, 'Choose fewer tests at once'),
  urgency: z.enum(urgencies, 'Choose how soon it is needed'),
  statReason: optionalWords(200),
  indicationCode: z.string().min(1, 'Choose the diagnosis the tests are for').max(10),
  instructions: optionalWords(1000),
}).refine((order) => order.urgency !== 'stat' || (order.statReason ?? '').length >= 3, { path: ['statReason'], message: 'Say in a few words why it cannot wait' })
export type PlaceLabOrderInput = z.output<typeof placeLabOrderInput>
