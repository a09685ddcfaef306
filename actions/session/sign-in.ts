'use server'
import { signInInput } from '@/lib/domain/admin/sign-in.input'
import { signIn as operation } from '@/lib/operations/session/sign-in'
import { keepSession } from '@/lib/session/session-cookie'
import { defineVisitorAction } from '../define-visitor-action'

export const signIn = defineVisitorAction({
  input: signInInput,
  run: async (visitor, input) => {
    const session = await operation(visitor, input)
    await keepSession({ ...session, actingAs: null })
    return { next: '/home' }
  },
})
