'use server'
import { resendVerification as operation } from '@/lib/operations/session/account-link'
import { refuse } from '@/lib/errors/refusals'
import type { Answer } from '@/lib/errors/answer'
import { requestOrigin } from '@/lib/session/context'
import { readSession } from '@/lib/session/session-cookie'
import { answerRefusal } from '../define-action'

/** Sends the verification mail again, to whoever is signed in. */
export async function resendVerification(): Promise<Answer<null>> {
  try {
    const session = (await readSession()) ?? refuse('session.required')
    await operation({ origin: await requestOrigin(), now: () => new Date() }, session)
    return { ok: true, value: null }
  } catch (error) {
    return answerRefusal(error)
  }
}
