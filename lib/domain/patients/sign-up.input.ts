import { z } from 'zod'

/** Long rather than complicated: at least 12 characters, not a run of one character, not the name or address. */
export const newPassword = z.string().min(12, 'Use 12 characters or more').max(256, 'Use 256 characters or fewer').refine((typed) => new Set(typed).size > 3, 'This is too easy to guess: use more different characters')

export const personEmail = z.string().trim().toLowerCase().pipe(z.email('Enter an e-mail address like name@example.org').max(254, 'This e-mail address is too long'))
export const personPhone = z.string().trim().regex(/^\+[1-9][0-9 ()-]{6,24}$/, 'Enter a phone number with its country code, like +44 7700 900123').transform((typed) => `+${typed.replace(/\D/g, '')}`)

/** A day of birth as typed; whether it lies in the past is judged with the clinic’s clock. */
export const bornOn = z.iso.date('Enter a date of birth like 14 7 1958')

export const signUpInput = z.object({
  organisationId: z.string().min(1, 'Choose your clinic').max(36),
  givenName: z.string().trim().min(1, 'Enter your given name').max(80, 'Use 80 characters or fewer'),
  familyName: z.string().trim().min(1, 'Enter your family name').max(80, 'Use 80 characters or fewer'),
  email: personEmail,
  phone: personPhone,
  bornOn,
  sex: z.enum(['female', 'male', 'other', 'unknown'], 'Choose the sex recorded at birth'),
  password: newPassword,
})
export type SignUpInput = z.output<typeof signUpInput>

/** What is still to be said by somebody whose account is there and whose record is not. */
export const finishSignUpInput = signUpInput.omit({ email: true, password: true })
export type FinishSignUpInput = z.output<typeof finishSignUpInput>
