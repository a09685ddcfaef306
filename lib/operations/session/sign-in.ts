import type { RequestOrigin } from '../../access/actor'
import { openPasswordSession, type OpenedSession } from '../../data/accounts'
import { countAttempt, forgetAttempts } from '../../data/attempts'

type Visitor = { origin: RequestOrigin; now: () => Date }

/**
 * Opens a session with e-mail and password.
 * @throws Refusal session.wrong-credentials, session.locked, session.blocked
 */
export async function signIn({ origin, now }: Visitor, input: { email: string; password: string }): Promise<OpenedSession> {
  await countAttempt('sign-in', input.email, now())
  const session = await openPasswordSession({ ...input, device: origin.device ?? '', now: now() })
  await forgetAttempts('sign-in', input.email)
  return session
}
