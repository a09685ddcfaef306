'use server'
import type { z } from 'zod'
import { serverSettings } from '@/lib/config/server-settings'
import { finishSignUpInput } from '@/lib/domain/patients/sign-up.input'
import type { Answer } from '@/lib/errors/answer'
import { finishSignUp as operation } from '@/lib/operations/session/sign-up'
import { requireAccountHolder } from '@/lib/session/account'
import { requestOrigin } from '@/lib/session/context'
import { answerRefusal, parseInput } from '../define-action'

/** Makes the record that an interrupted sign-up owes, for whoever is signed in to its account. Needs no permission: they have no role yet. */
export async function finishSignUp(raw: z.input<typeof finishSignUpInput>): Promise<Answer<{ next: string }>> {
  try {
    const holder = await requireAccountHolder()
    const visitor = { origin: await requestOrigin(), now: () => new Date(), databaseId: serverSettings().APPWRITE_DATABASE_ID }
    await operation(visitor, parseInput(finishSignUpInput, raw), holder)
    return { ok: true, value: { next: '/home' } }
  } catch (error) {
    return answerRefusal(error)
  }
}
