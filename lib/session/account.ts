import 'server-only'
import { appwriteAsClinic, appwriteAsPerson } from '../data/appwrite-clients'
import { isSignedOut } from '../data/failures'
import { openReaders } from '../data/reader'
import { serverSettings } from '../config/server-settings'
import { refuse } from '../errors/refusals'
import { readSession } from './session-cookie'

export type SignedInAccount = { userId: string; email: string; secret: string }

/** Whose account this request's session opens, or null for a visitor. It says nothing of roles: an account whose sign-up was interrupted has none. */
export async function findAccountHolder(): Promise<SignedInAccount | null> {
  const session = await readSession()
  if (!session) return null
  try {
    const account = await appwriteAsPerson(session.secret).account.get()
    return account.$id === session.userId ? { userId: account.$id, email: account.email, secret: session.secret } : null
  } catch (error) {
    if (isSignedOut(error)) return null
    throw error
  }
}

/** @throws Refusal session.required for a visitor */
export const requireAccountHolder = async (): Promise<SignedInAccount> => (await findAccountHolder()) ?? refuse('session.required')

/** Whether somebody ever had a role in any clinic, given up ones included. */
export async function wasEverMember(userId: string): Promise<boolean> {
  return (await openReaders(appwriteAsClinic().tables, serverSettings().APPWRITE_DATABASE_ID).memberships.first({ where: { userId } })) !== null
}
