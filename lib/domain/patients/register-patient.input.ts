import { z } from 'zod'
import { optionalWords } from '@/lib/domain/optional-words'
import { sexes } from '@/lib/domain/patients/patient.schema'
import { bornOn } from '@/lib/domain/patients/sign-up.input'

const name = (whose: string) => z.string().trim().min(1, `Enter the ${whose} name`).max(80, 'Use 80 characters or fewer')
const blank = z.literal('').transform(() => null)
const none = z.null()
const phone = z.string().trim().regex(/^\+[1-9][0-9 ()-]{6,24}$/, 'Enter a phone number with its country code, like +44 7700 900123').transform((typed) => `+${typed.replace(/\D/g, '')}`)

/** A person the desk registers. `id` is made once when the form is shown, so that sending twice registers once. */
export const registerPatientInput = z.object({
  id: z.string().regex(/^[a-z0-9]{20}$/),
  title: optionalWords(20),
  givenName: name('given'),
  familyName: name('family'),
  preferredName: optionalWords(80),
  bornOn,
  sex: z.enum(sexes, 'Choose the sex recorded at birth, or Not known'),
  phone: z.union([none, blank, phone]),
  email: z.union([none, blank, z.string().trim().toLowerCase().pipe(z.email('Enter an e-mail address like name@example.org').max(254, 'This e-mail address is too long'))]),
  /** The clerk looked at the people with the same name and birthday: this is somebody else. */
  isDifferentPerson: z.boolean(),
})
export type RegisterPatientInput = z.output<typeof registerPatientInput>

/** What is asked before registering, to find the same person under another number. */
export const findSimilarPatientsInput = z.object({ givenName: z.string().max(80), familyName: z.string().max(80), bornOn: z.string().max(10) })
export type FindSimilarPatientsInput = z.output<typeof findSimilarPatientsInput>
