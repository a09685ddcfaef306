import { afterAll, beforeAll, expect, it } from 'vitest'
import { attemptPolicyKind, attemptPolicyOwner } from '@/lib/domain/admin/sign-in.rules'
import { aRecord } from '@/lib/testing/arbitrary-record'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { isRemote } from '@/lib/testing/test-appwrite'
import { resendVerification } from './account-link'
import { signIn } from './sign-in'

// The published limit is a hundred: with a smaller one of its own the installation is as well tested, and sooner.
const own = { allowed: 5, windowMinutes: 60, restMinutes: 15 }
const password = 'correct horse battery'
let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
  const limit = { organisationId: attemptPolicyOwner, kind: attemptPolicyKind, key: 'sign-in-from', number: 1, status: 'approved' as const, effectiveFrom: '2026-01-01T00:00:00.000Z', value: own }
  await clinic.clinic().transaction((tx) => void tx.configurationVersions.create(aRecord('configurationVersions', { id: 'own-limit', ...limit })))
  await clinic.service.users.create({ userId: 'unique()', email: 'here@example.org', password, name: 'Somebody' })
})
afterAll(() => clinic.close())

const from = (address: string, minutes = 0) => ({ origin: { address, device: 'test', requestId: 'test' }, now: () => new Date(clinic.clock.now().getTime() + minutes * 60_000) })
const right = { email: 'here@example.org', password }

it('one password tried on everybody rests the network it comes from, and no other', async () => {
  const tries = await Promise.all(Array.from({ length: own.allowed + 4 }, (_, number) => refused(signIn(from('203.0.113.9'), { email: `staff${number}@example.org`, password: 'Winter-2026-Winter' }))))
  expect([tries.filter((code) => code === 'session.wrong-credentials').length, tries.filter((code) => code === 'session.network-locked').length]).toEqual([own.allowed, 4])
  expect(await refused(signIn(from('203.0.113.9'), right))).toBe('session.network-locked')
  expect(await refused(signIn(from('203.0.113.10'), right))).toBe('done')
  expect(await refused(signIn(from('203.0.113.9', own.restMinutes), right))).toBe('done')
})

it('a clinic behind one address signs in as often as it likes: failures alone count', async () => {
  for (let person = 0; person < own.allowed + 3; person += 1) expect(await refused(signIn(from('203.0.113.20'), right))).toBe('done')
  // As many failures as ever are left after all these successes.
  for (let attempt = 0; attempt < own.allowed; attempt += 1) expect(await refused(signIn(from('203.0.113.20'), { email: `mistyped${attempt}@example.org`, password }))).toBe('session.wrong-credentials')
  expect(await refused(signIn(from('203.0.113.20'), right))).toBe('session.network-locked')
})

it('counts a whole IPv6 network as one', async () => {
  for (let attempt = 0; attempt < own.allowed; attempt += 1) await refused(signIn(from(`2001:db8:1:2::${attempt}`), { email: `six${attempt}@example.org`, password }))
  expect(await refused(signIn(from('2001:db8:1:2:ffff::1'), right))).toBe('session.network-locked')
  expect(await refused(signIn(from('2001:db8:1:3::1'), right))).toBe('done')
})

it.skipIf(isRemote)('mails that prove an address are limited by mailbox', async () => {
  const { secret, userId } = await signIn(from('203.0.113.30'), right)
  const ask = (address: string) => refused(resendVerification(from(address), { userId, secret }).catch((error: { type?: string }) => (error.type === 'general_smtp_disabled' ? null : Promise.reject(error as Error))))
  for (let time = 0; time < 5; time += 1) expect(await ask(`203.0.113.${40 + time}`)).toBe('done')
  expect(await ask('203.0.113.50')).toBe('rate.too-many')
})
