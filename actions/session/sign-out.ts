'use server'
import { redirect } from 'next/navigation'
import { signOut as operation } from '@/lib/operations/session/account-link'
import { forgetSession, readSession } from '@/lib/session/session-cookie'

/** Ends the session at Appwrite and forgets the cookie. Needs no permission: anyone may leave. */
export async function signOut(): Promise<void> {
  const session = await readSession()
  await forgetSession()
  if (session) await operation(session)
  redirect('/sign-in')
}
