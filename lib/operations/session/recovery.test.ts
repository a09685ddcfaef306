import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attemptPolicies } from '@/lib/domain/admin/attempt-policies.table'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { isRemote } from '@/lib/testing/test-appwrite'
import { requestRecovery } from './recover-account'

// With Appwrite's own counting switched on, as in a clinic.
let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic({ rateLimits: true })
})
afterAll(() => clinic.close())

const asks = (address: string, email: string) =>
  refused(requestRecovery({ origin: { address, device: 'test', requestId: 'test' }, now: clinic.clock.now }, { email }).catch((error: { type?: string }) => (error.type === 'general_smtp_disabled' ? null : Promise.reject(error as Error))))

describe.skipIf(isRemote)('asking for a new password', () => {
  it('is open to everybody, however many others asked before', async () => {
    for (let person = 1; person <= 15; person += 1) expect(await asks(`192.0.2.${person}`, `person${person}@example.org`), `person ${person}`).toBe('done')
  })

  it('rests for an address that asks for one account after another, and for an account that is asked for too often', async () => {
    const { allowed } = attemptPolicies['recovery-from']
    for (let attempt = 1; attempt <= allowed; attempt += 1) expect(await asks('192.0.2.200', `many${attempt}@example.org`)).toBe('done')
    expect(await asks('192.0.2.200', 'one-more@example.org')).toBe('rate.too-many')
    for (let attempt = 1; attempt <= attemptPolicies.recovery.allowed; attempt += 1) expect(await asks(`198.51.100.${attempt}`, 'doctor@riverside.test')).toBe('done')
    expect(await asks('198.51.100.99', 'doctor@riverside.test')).toBe('rate.too-many')
  })
})
