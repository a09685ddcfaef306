import type { RequestOrigin } from '../../access/actor'
import { completeRecovery, sendRecovery } from '../../data/accounts'
import { countAttempt, forgetAttempts } from '../../data/attempts'
import { networkOf } from '../../domain/admin/client-network'

type Visitor = { origin: RequestOrigin; now: () => Date }

/**
 * Sends a recovery link. The answer is the same whether or not the address is known.
 * @throws Refusal rate.too-many
 */
export async function requestRecovery({ origin, now }: Visitor, { email }: { email: string }): Promise<void> {
  await countAttempt('recovery-from', networkOf(origin.address), now())
  await countAttempt('recovery', email, now())
  await sendRecovery(email)
}

/** Sets a new password with the link of the mail. @throws Refusal session.link-not-valid, sign-up.password-weak */
export async function setNewPassword(input: { userId: string; secret: string; password: string }): Promise<void> {
  const email = await completeRecovery(input)
  await Promise.all([forgetAttempts('recovery', email), forgetAttempts('sign-in', email)])
}
