import type { RequestOrigin } from '@/lib/access/actor'
import { endSession, type OpenedSession } from '@/lib/data/accounts'
import type { ResumeSessionInput } from '@/lib/domain/admin/resume-session.input'
import { refuse } from '@/lib/errors/refusals'
import { signIn } from './sign-in'

/**
 * The same person signs in again on the page they left open; somebody else must start from the sign-in page, where
 * nothing of the page is left.
 * @throws Refusal session.wrong-credentials, session.locked, session.blocked
 */
export async function resumeSession(visitor: { origin: RequestOrigin; now: () => Date }, input: ResumeSessionInput): Promise<OpenedSession> {
  const session = await signIn(visitor, { email: input.email, password: input.password })
  if (session.userId === input.userId) return session
  await endSession(session.secret)
  return refuse('session.wrong-credentials')
}
