import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { z } from 'zod'
import { sessionCookieName } from '../config/session-cookie-name'
import { serverSettings } from '../config/server-settings'
import { seal, unseal } from './seal'

const purpose = 'session-cookie'

/** `actingAs` is a membership id, or `patient`; it chooses among what the person really holds and grants nothing. */
const contents = z.object({ userId: z.string(), secret: z.string(), expiresAt: z.string(), actingAs: z.string().nullable() })
export type SessionContents = z.infer<typeof contents>

/** The session of this request, or null. Read once per request. */
export const readSession = cache(async (): Promise<SessionContents | null> => {
  const jar = await cookies()
  const opened = contents.safeParse(unseal(jar.get(sessionCookieName)?.value, serverSettings().APP_SECRET, purpose))
  return opened.success && Date.parse(opened.data.expiresAt) > Date.now() ? opened.data : null
})

/** Keeps the session in a cookie that scripts cannot read and other sites cannot send. */
export async function keepSession(session: SessionContents): Promise<void> {
  const { APP_SECRET, APP_ORIGIN } = serverSettings()
  const jar = await cookies()
  jar.set(sessionCookieName, seal(session, APP_SECRET, purpose), { httpOnly: true, sameSite: 'lax', secure: APP_ORIGIN.startsWith('https:'), path: '/', expires: new Date(session.expiresAt) })
}

export async function forgetSession(): Promise<void> {
  const jar = await cookies()
  jar.delete(sessionCookieName)
}
