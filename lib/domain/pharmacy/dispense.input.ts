import { z } from 'zod'
import { optionalWords } from '@/lib/domain/optional-words'
import { reasonedOverrides } from '@/lib/domain/prescriptions/prescribe.input'
import { declineReasons } from './dispense.states'
import { deviationReasons } from './dispensing-policy.table'
import { identityItems } from './identity-items.table'

const id = z.string().min(1).max(36)
const version = z.int().min(1)
const some = { dispenseId: id, version }
const scanned = z.string().trim().min(1, 'Scan the pack or type its lot number').max(120)

export const checkDispenseInput = z.object({ ...some, overrides: reasonedOverrides })
export type CheckDispenseInput = z.output<typeof checkDispenseInput>

export const queryPrescriberInput = z.object({ ...some, question: z.string().trim().min(5, 'Write your question').max(400, 'Use 400 characters or fewer') })
export type QueryPrescriberInput = z.output<typeof queryPrescriberInput>

export const declineDispenseInput = z.object({ ...some, reason: z.enum(declineReasons, 'Choose a reason'), words: z.string().trim().max(160, 'Use 160 characters or fewer') })
export type DeclineDispenseInput = z.output<typeof declineDispenseInput>

const pick = z.object({ lotId: id, quantity: z.int('Enter whole pieces').min(1, 'Enter a quantity above zero').max(5000), scanned })
const pickLine = z.object({ itemId: id, picks: z.array(pick).max(6, 'Take from up to six lots'), deviation: z.enum(deviationReasons.map((each) => each.code)).nullable() })
export const dispenseInput = z.object({ ...some, lines: z.array(pickLine).min(1, 'Pick at least one pack').max(20) })
export type DispenseInput = z.output<typeof dispenseInput>
export type PickLineInput = z.output<typeof pickLine>

export const finalCheckInput = z.object({ ...some, labelMatched: z.boolean(), scans: z.array(z.object({ lotId: id, scanned })).max(40) })
export type FinalCheckInput = z.output<typeof finalCheckInput>

export const handOutInput = z.object({
  ...some,
  identityChecks: z.array(z.enum(identityItems)).min(2, 'Check two of the patient’s details'),
  counselled: z.enum(['yes', 'declined'], 'Say whether advice was given or declined'),
  collectorName: optionalWords(120),
  collectorDocument: optionalWords(60),
  collectorRelation: optionalWords(60),
})
export type HandOutInput = z.output<typeof handOutInput>

export const reverseDispenseInput = z.object({ ...some, reason: z.string().trim().min(3, 'Say what went wrong').max(200, 'Use 200 characters or fewer'), leftThePharmacy: z.enum(['yes', 'no'], 'Say whether the bag left the pharmacy') })
export type ReverseDispenseInput = z.output<typeof reverseDispenseInput>

export const returnUnclaimedInput = z.object(some)
export type ReturnUnclaimedInput = z.output<typeof returnUnclaimedInput>
export const printLabelsInput = z.object({ dispenseId: id })
export type PrintLabelsInput = z.output<typeof printLabelsInput>
