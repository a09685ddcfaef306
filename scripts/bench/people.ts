import { Client, Users } from 'node-appwrite'
import { seal } from '@/lib/session/seal'

export type Target = { endpoint: string; projectId: string; key: string }
const people = { doctor: 'riverside-doctor', nurse: 'riverside-nurse', lab_technician: 'riverside-lab', pharmacist: 'riverside-pharmacist', admin: 'riverside-admin', patient: 'riverside-patient' } as const

/** Session cookies as the sign-in page would give them, some of each role. Appwrite keeps ten sessions of a person. */
export async function signedInCookies(target: Target, { secret, each }: { secret: string; each: number }): Promise<Record<string, string[]>> {
  const users = new Users(new Client().setEndpoint(target.endpoint).setProject(target.projectId).setKey(target.key))
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  const entries = await Promise.all(Object.entries(people).map(async ([role, userId]) => {
    const sessions = []
    for (let made = 0; made < Math.min(each, 9); made += 1) sessions.push(await users.createSession({ userId }))
    return [role, sessions.map((session) => `mt_session=${seal({ userId, secret: session.secret, expiresAt, signedInAt: new Date().toISOString(), actingAs: null }, secret, 'session-cookie')}`)]
  }))
  return Object.fromEntries(entries)
}
