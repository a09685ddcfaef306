import { Client, TablesDB, Users } from 'node-appwrite'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { rolesWith } from '@/lib/access/permissions'
import { type Role, roles } from '@/lib/access/roles'
import { sessionCookieName } from '@/lib/config/session-cookie-name'
import { seal } from '@/lib/session/seal'
import { type Door, doors } from '@/lib/testing/action-doors.table'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { fillEveryTable } from '@/tests/security/attackers'

const request = vi.hoisted(() => ({ cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined), set: (name: string, value: string) => void request.cookies.set(name, value), delete: (name: string) => void request.cookies.delete(name) }),
  headers: async () => new Headers({ 'x-forwarded-for': '192.0.2.7', 'user-agent': 'test' }),
}))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw Object.assign(new Error('NEXT_REDIRECT'), { to })
  },
  unstable_rethrow: (error: unknown) => {
    if (error instanceof Error && error.message === 'NEXT_REDIRECT') throw error
  },
}))

type Action = (input?: unknown) => Promise<{ ok: boolean; code?: string; value?: unknown }>
const modules = import.meta.glob<Record<string, Action>>(['./*/*.ts', '!./**/*.test.ts'], { eager: true })
const actions = Object.values(modules).flatMap((module) => Object.entries(module).filter(([, value]) => typeof value === 'function'))

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
  await fillEveryTable(clinic)
})
afterAll(() => clinic.close())
beforeEach(() => request.cookies.clear())

async function signInAs(role: Role | null, organisation: 'riverside' | 'harbour' = 'riverside'): Promise<void> {
  request.cookies.clear()
  if (role === null) return
  const contents = { userId: clinic.userId(role, organisation), secret: await clinic.sessionSecret(role, organisation), expiresAt: '2099-01-01T00:00:00.000Z', signedInAt: new Date().toISOString(), actingAs: null }
  request.cookies.set(sessionCookieName, seal(contents, process.env.APP_SECRET ?? '', 'session-cookie'))
}

/** How many rows say that something was done or changed. */
async function written(): Promise<number> {
  const tables = new TablesDB(new Client().setEndpoint(clinic.url).setProject(clinic.projectId).setKey(clinic.apiKey))
  const totals = await Promise.all(['audit_entries', 'history', 'signals', 'slot_claims', 'stock_ledger_entries'].map((tableId) => tables.listRows({ databaseId: clinic.databaseId, tableId, queries: [JSON.stringify({ method: 'limit', values: [1] })] })))
  return totals.reduce((sum, { total }) => sum + total, 0)
}

const badInputs: unknown[] = [
  {}, null, undefined, '', 'everything', 7, true, [], [null], { __proto__: { id: 'x' } }, JSON.parse('{"__proto__":{"id":"x"},"constructor":{},"prototype":1}'), { id: { toString: 'x' }, patientId: ['adult'], specimenId: {}, orderId: 1, membershipId: null, words: 5 },
]
const isForPeople = ({ opensFor }: Door) => opensFor !== 'visitor' && opensFor !== 'anyone'
const allowed = ({ opensFor }: Door): readonly Role[] => (opensFor === 'visitor' || opensFor === 'anyone' ? roles : rolesWith(opensFor))
const answerOf = async (action: Action, input?: unknown) => {
  const answer = await action(input)
  return answer.ok ? `done: ${JSON.stringify(answer.value)?.slice(0, 120)}` : answer.code
}

describe('the doors', () => {
  it('are all in the table, and the table has no door that is gone', () => {
    expect(actions.map(([name]) => name).toSorted()).toEqual(Object.keys(doors).toSorted())
  })
})

describe.each(actions.filter(([name]) => doors[name]))('%s', (name, action) => {
  const door = doors[name]!

  it.runIf(isForPeople(door) || door.opensFor === 'anyone')('is shut to somebody not signed in', async () => {
    const before = await written()
    expect(await answerOf(action, {})).toBe('session.required')
    request.cookies.set(sessionCookieName, 'forged')
    expect(await answerOf(action, {})).toBe('session.required')
    expect(await written()).toBe(before)
  })

  it.runIf(isForPeople(door))('is shut to every other role', async () => {
    const before = await written()
    for (const role of roles.filter((each) => !allowed(door).includes(each))) {
      await signInAs(role)
      expect(await answerOf(action, door.elsewhere?.[0] ?? {}), role).toBe('access.not-allowed')
    }
    expect(await written()).toBe(before)
  })

  it.runIf(isForPeople(door) && !door.beforeVerification)('is shut before the e-mail address is verified', async () => {
    const [role] = allowed(door)
    const users = new Users(new Client().setEndpoint(clinic.url).setProject(clinic.projectId).setKey(clinic.apiKey))
    await users.updateEmailVerification({ userId: clinic.userId(role!), emailVerification: false })
    await signInAs(role!)
    const answer = await answerOf(action, {})
    await users.updateEmailVerification({ userId: clinic.userId(role!), emailVerification: true })
    expect(answer).toBe('session.email-not-verified')
  })

  it.runIf(!door.takesNothing)('refuses what no form sends', async () => {
    const before = await written()
    await signInAs(isForPeople(door) || door.opensFor === 'anyone' ? allowed(door)[0]! : null)
    for (const input of badInputs) expect(await answerOf(action, input), JSON.stringify(input) ?? 'undefined').toBe('input.invalid')
    expect(await written()).toBe(before)
  })

  it.runIf(door.elsewhere)('does not reach another clinic’s records', async () => {
    const [input, code] = door.elsewhere!
    const before = await written()
    for (const role of isForPeople(door) ? allowed(door) : [null]) {
      await signInAs(role, 'harbour')
      expect(await answerOf(action, input), role ?? 'visitor').toBe(code)
    }
    expect(await written()).toBe(before)
  })
})
