import type { RequestOrigin } from '../../access/actor'
import { openPasswordSession, type OpenedSession } from '../../data/accounts'
import { countAttempt, forgetAttempts, forgiveAttempt } from '../../data/attempts'
import { networkOf } from '../../domain/admin/client-network'
import { isRefusal } from '../../errors/is-refusal'

type Visitor = { origin: RequestOrigin; now: () => Date }
type Credentials = { email: string; password: string }

/**
 * Opens a session with e-mail and password. Failures are counted twice: by account, and by the network they come from,
 * so that one password tried on everybody is stopped as well. A success gives its network the attempt back.
 * @throws Refusal session.wrong-credentials, session.locked, session.network-locked, session.blocked
 */
export async function signIn({ origin, now }: Visitor, input: Credentials): Promise<OpenedSession> {
  const network = networkOf(origin.address)
  await countAttempt('sign-in-from', network, now())
  try {
    const session = await open({ origin, now }, input)
    await forgiveAttempt('sign-in-from', network)
    return session
  } catch (error) {
    // A backend that could not answer is nobody's wrong password.
    if (!isRefusal(error) || isRefusal(error, 'backend.unavailable')) await forgiveAttempt('sign-in-from', network)
    throw error
  }
}

async function open({ origin, now }: Visitor, input: Credentials): Promise<OpenedSession> {
  await countAttempt('sign-in', input.email, now())
  const session = await openPasswordSession({ ...input, device: origin.device ?? '', now: now() })
  await forgetAttempts('sign-in', input.email)
  return session
}
