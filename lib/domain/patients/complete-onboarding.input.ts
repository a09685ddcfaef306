import { z } from 'zod'
import { allergySeverities } from '../allergies/allergy.schema'

const clientId = z.string().regex(/^[a-z0-9]{20}$/)
const short = (size: number) => z.string().trim().max(size, `Use ${size} characters or fewer`)

export const onboardingAllergy = z.object({
  id: clientId,
  agent: short(120).min(2, 'Enter what you react to'),
  /** `other` means written by hand: it is shown, and never checked against medicines. */
  agentCode: z.string().max(40).nullable().transform((code) => (code === 'other' ? null : code)),
  kind: z.enum(['medicine', 'food', 'environment', 'other']),
  reaction: short(80),
  severity: z.enum(allergySeverities, 'Choose how bad it was'),
})

export const onboardingMedicine = z.object({ id: clientId, name: short(160).min(2, 'Enter the name on the packet'), dose: short(120), frequency: short(120) })

const accepted = (sentence: string) => z.boolean().refine((ticked) => ticked, sentence)

/** What a new patient tells before first use: language, consent, allergies and medicines. */
export const completeOnboardingInput = z
  .object({
    language: z.enum(['en', 'fr', 'ar'], 'Choose a language'),
    acceptsTerms: accepted('Accept the terms to go on'),
    acceptsPrivacy: accepted('Accept the privacy notice to go on'),
    consentsToTreatment: accepted('The clinic needs your consent to keep a record of your care'),
    consentsToMessages: z.boolean(),
    allergyAnswer: z.enum(['none', 'some', 'unsure'], 'Say whether you are allergic to anything'),
    allergies: z.array(onboardingAllergy).max(20, 'List up to 20 allergies here; the clinic adds more'),
    medicineAnswer: z.enum(['none', 'some', 'unsure'], 'Say whether you take any medicine'),
    medicines: z.array(onboardingMedicine).max(20, 'List up to 20 medicines here; the clinic adds more'),
  })
  .superRefine((given, context) => {
    if (given.allergyAnswer === 'some' && given.allergies.length === 0) context.addIssue({ code: 'custom', path: ['allergyAnswer'], message: 'Add at least one allergy, or choose another answer' })
    if (given.medicineAnswer === 'some' && given.medicines.length === 0) context.addIssue({ code: 'custom', path: ['medicineAnswer'], message: 'Add at least one medicine, or choose another answer' })
  })
export type CompleteOnboardingInput = z.output<typeof completeOnboardingInput>

/** The wording people agreed to; a new wording asks again. */
export const consentWording = '2026-11'
