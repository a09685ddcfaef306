import { AppwriteException } from 'node-appwrite'
import type { Appwrite } from './appwrite-clients'

export type OutgoingMail = { id: string; userId: string; subject: string; words: string }

/** Sends one mail to an account, once per id: a second call with the same id is not a second mail. */
export async function sendMail({ messaging }: Pick<Appwrite, 'messaging'>, { id, userId, subject, words }: OutgoingMail): Promise<void> {
  try {
    await messaging.createEmail({ messageId: id, subject, content: words, users: [userId], html: false })
  } catch (error) {
    if (!(error instanceof AppwriteException && error.type === 'message_already_exists')) throw error
  }
}
