import { z } from 'zod'
import { newPassword, personEmail } from '../patients/sign-up.input'

export const signInInput = z.object({ email: personEmail, password: z.string().min(1, 'Enter your password').max(256, 'This is longer than any password') })
export const recoveryInput = z.object({ email: personEmail })
export const newPasswordInput = z.object({ userId: z.string().min(1).max(36), secret: z.string().min(1).max(512), password: newPassword })
export const emailLinkInput = z.object({ userId: z.string().min(1).max(36), secret: z.string().min(1).max(512) })
export const actingAsInput = z.object({ actingAs: z.string().min(1).max(36) })
