import { confirmEmail as confirm, endSession, sendEmailVerification } from '../../data/accounts'

/** Proves an e-mail address with the link of the mail. @throws Refusal session.link-not-valid */
export const confirmEmail = (link: { userId: string; secret: string }): Promise<void> => confirm(link)

/** Sends the verification mail again. @throws Refusal rate.too-many */
export const resendVerification = (session: { secret: string }): Promise<void> => sendEmailVerification(session.secret)

/** Ends the session at Appwrite too, so that a copied cookie is worth nothing. */
export const signOut = (session: { secret: string }): Promise<void> => endSession(session.secret)
