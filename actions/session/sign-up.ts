'use server'
import { serverSettings } from '@/lib/config/server-settings'
import { signUpInput } from '@/lib/domain/patients/sign-up.input'
import { signUp as operation } from '@/lib/operations/session/sign-up'
import { keepSession } from '@/lib/session/session-cookie'
import { defineVisitorAction } from '../define-visitor-action'

export const signUp = defineVisitorAction({
  input: signUpInput,
  run: async (visitor, input) => {
    const session = await operation({ ...visitor, databaseId: serverSettings().APPWRITE_DATABASE_ID }, input)
    await keepSession({ ...session, actingAs: 'patient' })
    return { next: '/verify-email' }
  },
})
