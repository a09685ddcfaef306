import { z } from 'zod'
import { signInInput } from './sign-in.input'

/** Who was signed in on this page and as what. It grants nothing: the password does, and the role is looked up again. */
export const resumeSessionInput = signInInput.extend({ userId: z.string().min(1).max(36), actingAs: z.string().min(1).max(36) })
export type ResumeSessionInput = z.output<typeof resumeSessionInput>
