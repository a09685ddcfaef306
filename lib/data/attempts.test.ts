import { afterAll, beforeAll, expect, it } from 'vitest'
import { attemptPolicies } from '@/lib/domain/admin/attempt-policies.table'
import { attemptPolicyKind, attemptPolicyOwner } from '@/lib/domain/admin/sign-in.rules'
import { aRecord } from '@/lib/testing/arbitrary-record'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { countAttempt, forgiveAttempt } from './attempts'

const allowed = 5
let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
  const own = { organisationId: attemptPolicyOwner, kind: attemptPolicyKind, key: 'document-check', number: 1, status: 'approved' as const, effectiveFrom: '2026-01-01T00:00:00.000Z', value: { allowed, windowMinutes: 10, restMinutes: 10 } }
  await clinic.clinic().transaction((tx) => void tx.configurationVersions.create(aRecord('configurationVersions', { id: 'own-limit', ...own })))
})
afterAll(() => clinic.close())

const count = (whose: string) => refused(countAttempt('document-check', whose, clinic.clock.now()))

it('keeps to the limit the installation approved, not to the published one', async () => {
  expect(attemptPolicies['document-check'].allowed).toBeGreaterThan(allowed)
  const codes = await Promise.all(Array.from({ length: allowed + 3 }, () => count('192.0.2.1')))
  expect(codes.toSorted()).toEqual([...Array.from({ length: allowed }, () => 'done'), ...Array.from({ length: 3 }, () => 'rate.too-many')])
})

it('counts an attempt no more that was given back, and gives nothing back that was not counted', async () => {
  for (let attempt = 0; attempt < 3 * allowed; attempt += 1) {
    expect(await count('192.0.2.2')).toBe('done')
    await forgiveAttempt('document-check', '192.0.2.2')
  }
  for (let time = 0; time < 3; time += 1) await forgiveAttempt('document-check', '192.0.2.2')
  await forgiveAttempt('document-check', 'never-seen')
  for (let attempt = 0; attempt < allowed; attempt += 1) expect(await count('192.0.2.2')).toBe('done')
  expect(await count('192.0.2.2')).toBe('rate.too-many')
})
