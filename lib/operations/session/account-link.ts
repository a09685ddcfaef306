import type { RequestOrigin } from '../../access/actor'
import { confirmEmail as confirm, endSession, sendEmailVerification } from '../../data/accounts'
import { countAttempt } from '../../data/attempts'
import { networkOf } from '../../domain/admin/client-network'

/** Proves an e-mail address with the link of the mail. @throws Refusal session.link-not-valid */
export const confirmEmail = (link: { userId: string; secret: string }): Promise<void> => confirm(link)

type Visitor = { origin: RequestOrigin; now: () => Date }

/** Sends the verification mail again, as often as a mailbox and a network may ask. @throws Refusal rate.too-many */
export async function resendVerification({ origin, now }: Visitor, session: { userId: string; secret: string }): Promise<void> {
  await countAttempt('verification-from', networkOf(origin.address), now())
  await countAttempt('verification', session.userId, now())
  await sendEmailVerification(session.secret)
}

/** Ends the session at Appwrite too, so that a copied cookie is worth nothing. */
export const signOut = (session: { secret: string }): Promise<void> => endSession(session.secret)
