import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import type { PersonKey } from '@/lib/testing/fixture-people'
import { refused } from '@/lib/testing/refused'
import { findContext, requireContext, requestOrigin } from './context'
import { seal } from './seal'
import { keepSeen, readSession } from './session-cookie'

const request = vi.hoisted(() => ({ cookie: null as string | null, seen: null as string | null, headers: {} as Record<string, string> }))
vi.mock('next/headers', () => ({ cookies: async () => ({ get: (name: string) => (name === 'mt_seen' ? (request.seen ? { value: request.seen } : undefined) : request.cookie ? { value: request.cookie } : undefined), set: (name: string, value: string) => void (name === 'mt_seen' && (request.seen = value)) }), headers: async () => new Headers(request.headers) }))
vi.mock('next/navigation', () => ({ redirect: () => undefined }))

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())
beforeEach(() => {
  request.cookie = null
  request.seen = null
})

async function signedIn(person: PersonKey, changes: Record<string, unknown> = {}): Promise<void> {
  const contents = { userId: clinic.userId(person), secret: await clinic.sessionSecret(person), expiresAt: '2099-01-01T00:00:00.000Z', signedInAt: new Date().toISOString(), actingAs: null, ...changes }
  request.cookie = seal(contents, process.env.APP_SECRET ?? '', 'session-cookie')
}

describe('who asks', () => {
  it('is nobody without a cookie, with one that has run out, or with one whose session ended', async () => {
    expect(await findContext()).toBeNull()
    await signedIn('nurse', { expiresAt: '2020-01-01T00:00:00.000Z' })
    expect(await findContext()).toBeNull()
    await signedIn('nurse', { secret: 'no-such-session' })
    expect(await findContext()).toBeNull()
    expect(await refused(requireContext())).toBe('session.required')
  })

  it('is the person of the membership, by the name the clinic knows', async () => {
    await signedIn('lab_technician')
    const { appwrite } = await clinic.as('lab_technician')
    await appwrite.account.updateName({ name: 'Amara Okafor' })
    expect((await requireContext('lab-result:verify')).actor).toEqual({ kind: 'person', id: 'riverside-lab_technician', name: 'Tomas Mensah', role: 'lab_technician', organisationId: 'riverside', patientId: null })
    expect(await refused(requireContext('prescription:sign'))).toBe('access.not-allowed')
  })

  it('gains nothing by a role, a membership or a user that a cookie names and the person does not hold', async () => {
    for (const changes of [{ actingAs: 'm-riverside-admin' }, { actingAs: 'patient' }, { actingAs: 'm-harbour-nurse' }, { role: 'admin' }]) {
      await signedIn('nurse', changes)
      expect((await requireContext()).actor).toMatchObject({ id: 'riverside-nurse', role: 'nurse', organisationId: 'riverside' })
    }
    await signedIn('nurse', { userId: clinic.userId('admin') })
    expect(await refused(requireContext())).toBe('session.required')
  })

  it('is a patient with their own record', async () => {
    await signedIn('patient')
    expect((await requireContext('own-record:read')).actor).toMatchObject({ role: 'patient', patientId: 'adult', name: 'Adaeze Okonkwo' })
    expect(await refused(requireContext('patient:read'))).toBe('access.not-allowed')
  })

  it('has no place where a membership was suspended', async () => {
    const membership = await clinic.clinic().memberships.get('m-riverside-other-pharmacist')
    await clinic.clinic().transaction((tx) => tx.memberships.save({ ...membership, status: 'suspended' }))
    await signedIn('other-pharmacist')
    expect(await refused(requireContext())).toBe('access.no-organisation')
  })

  it('is nobody once the device lay unused for longer than the clinic allows, or the session is older than its last hour', async () => {
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
    await signedIn('nurse', { signedInAt: ago(29) })
    expect((await requireContext()).ends).toMatchObject({ idleMinutes: 30 })
    await signedIn('nurse', { signedInAt: ago(30) })
    expect(await findContext()).toBeNull()
    const session = (await readSession())!
    await keepSeen(session, ago(1))
    expect((await requireContext()).actor.id).toBe('riverside-nurse')
    await signedIn('nurse', { signedInAt: ago(24 * 60) })
    await keepSeen((await readSession())!, ago(0))
    expect(await findContext()).toBeNull()
  })

  it('does not take over the use of another session of the same browser', async () => {
    const old = new Date(Date.now() - 40 * 60_000).toISOString()
    await signedIn('doctor')
    await keepSeen((await readSession())!, new Date().toISOString())
    await signedIn('nurse', { signedInAt: old })
    expect(await findContext()).toBeNull()
  })

  it('comes from the first address the front door wrote, cut to what a column holds', async () => {
    request.headers = { 'x-forwarded-for': '192.0.2.7, 10.0.0.1', 'user-agent': 'x'.repeat(500), 'x-request-id': 'r'.repeat(100) }
    const origin = await requestOrigin()
    expect([origin.address, origin.device?.length, origin.requestId.length]).toEqual(['192.0.2.7', 200, 64])
  })
})
