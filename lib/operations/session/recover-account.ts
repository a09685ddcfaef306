import { completeRecovery, sendRecovery } from '../../data/accounts'
import { countAttempt, forgetAttempts } from '../../data/attempts'

/** Sends a recovery link. The answer is the same whether or not the address is known. */
export async function requestRecovery(now: Date, email: string): Promise<void> {
  await countAttempt('recovery', email, now)
  await sendRecovery(email)
}

/** Sets a new password with the link of the mail. @throws Refusal session.link-not-valid, sign-up.password-weak */
export async function setNewPassword(input: { userId: string; secret: string; password: string }): Promise<void> {
  const email = await completeRecovery(input)
  await Promise.all([forgetAttempts('recovery', email), forgetAttempts('sign-in', email)])
}
