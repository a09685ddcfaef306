import 'server-only'
import { createHash } from 'node:crypto'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { z } from 'zod'
import { seenCookieName, sessionCookieName } from '../config/session-cookie-name'
import { serverSettings } from '../config/server-settings'
import { seal, unsealWithAny } from './seal'

const purpose = 'session-cookie'
const seenPurpose = 'session-seen'

/** `actingAs` is a membership id, or `patient`; it chooses among what the person really holds and grants nothing. */
const contents = z.object({ userId: z.string(), secret: z.string(), expiresAt: z.string(), signedInAt: z.string(), actingAs: z.string().nullable() })
const seenContents = z.object({ session: z.string(), seenAt: z.string() })
export type SessionContents = z.infer<typeof contents>

/** The session of this request with the moment somebody last used the device, or null. Read once per request. */
export const readSession = cache(async (): Promise<(SessionContents & { seenAt: string }) | null> => {
  const jar = await cookies()
  const { APP_SECRET, APP_SECRET_OLD } = serverSettings()
  const secrets = [APP_SECRET, APP_SECRET_OLD]
  const opened = contents.safeParse(unsealWithAny(jar.get(sessionCookieName)?.value, secrets, purpose))
  if (!opened.success || Date.parse(opened.data.expiresAt) <= Date.now()) return null
  const seen = seenContents.safeParse(unsealWithAny(jar.get(seenCookieName)?.value, secrets, seenPurpose))
  const isOfThisSession = seen.success && seen.data.session === nameOf(opened.data)
  return { ...opened.data, seenAt: isOfThisSession ? seen.data.seenAt : opened.data.signedInAt }
})

/** Keeps the session in a cookie that scripts cannot read and other sites cannot send. */
export async function keepSession(session: Omit<SessionContents, 'signedInAt'> & { signedInAt?: string }): Promise<void> {
  const { userId, secret, expiresAt, actingAs, signedInAt = new Date().toISOString() } = session
  await keep(sessionCookieName, { value: { userId, secret, expiresAt, actingAs, signedInAt }, purpose, expiresAt })
}

/**
 * Somebody used this device now. It is a cookie of its own: an answer that comes late can put back an old moment, never
 * an old session over that of the next person.
 */
export async function keepSeen(session: SessionContents, seenAt: string): Promise<void> {
  await keep(seenCookieName, { value: { session: nameOf(session), seenAt }, purpose: seenPurpose, expiresAt: session.expiresAt })
}

/** Removes both cookies from this browser. The session at Appwrite lives on until `endSession`. */
export async function forgetSession(): Promise<void> {
  const jar = await cookies()
  jar.delete(sessionCookieName)
  jar.delete(seenCookieName)
}

async function keep(name: string, { value, purpose: sealedFor, expiresAt }: { value: unknown; purpose: string; expiresAt: string }): Promise<void> {
  const { APP_SECRET, APP_ORIGIN } = serverSettings()
  const jar = await cookies()
  jar.set(name, seal(value, APP_SECRET, sealedFor), { httpOnly: true, sameSite: 'lax', secure: APP_ORIGIN.startsWith('https:'), path: '/', expires: new Date(expiresAt) })
}

const nameOf = ({ secret }: SessionContents): string => createHash('sha256').update(secret).digest('base64url').slice(0, 22)
