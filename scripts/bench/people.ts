import { Client, Users } from 'node-appwrite'
import { appwriteAsFunction } from '@/lib/data/appwrite-clients'
import { openClinic } from '@/lib/data/clinic'
import { newId } from '@/lib/data/new-id'
import { seal } from '@/lib/session/seal'

type Target = { endpoint: string; projectId: string; key: string }
const people = { doctor: 'riverside-doctor', lab_technician: 'riverside-lab', patient: 'riverside-patient' } as const

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

/** What a verification costs at the store: the transaction of ten results with their history, report and witnesses. */
export async function timeVerifications(target: Target, { databaseId, rounds }: { databaseId: string; rounds: number }) {
  const now = () => new Date()
  const actor = { kind: 'system', id: 'bench', name: 'Bench', role: 'system', organisationId: 'riverside' } as const
  const clinic = openClinic(appwriteAsFunction(target), databaseId, { actor, origin: { address: null, device: null, requestId: 'bench' }, now, newId })
  const { items } = await clinic.labResults.list({ where: { organisationId: 'riverside', status: 'verified' }, limit: 10 })
  const rows = []
  for (const concurrency of [1, 50]) {
    const times: number[] = []
    const began = performance.now()
    await Promise.all(Array.from({ length: concurrency }, async () => {
      for (let round = 0; round < Math.ceil(rounds / concurrency); round += 1) {
        const started = performance.now()
        await clinic.transaction((tx) => {
          for (const result of items) tx.labResults.create({ ...result, id: newId(), organisationId: 'bench' })
          tx.auditTrail.append({ what: 'bench.verified', purpose: 'operations' })
        })
        times.push(performance.now() - started)
      }
    }))
    const sorted = times.toSorted((a, b) => a - b)
    rows.push({ name: 'verify: its transaction', how: concurrency === 1 ? 'one' : `${concurrency} without pause`, p50: sorted[Math.floor(sorted.length / 2)]!, p95: sorted[Math.floor(sorted.length * 0.95)]!, perSecond: (times.length * 1000) / (performance.now() - began) })
  }
  return rows
}
