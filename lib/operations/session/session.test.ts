import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endSession } from '@/lib/data/accounts'
import { attemptPolicies } from '@/lib/domain/admin/attempt-policies.table'
import type { SignUpInput } from '@/lib/domain/patients/sign-up.input'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { setNewPassword } from './recover-account'
import { resumeSession } from './resume-session'
import { signIn } from './sign-in'
import { signUp } from './sign-up'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

let asked = 0
const visitor = (minutes = 0) => {
  asked += 1
  return { origin: { address: `192.0.2.${asked}`, device: 'test', requestId: 'test' }, now: () => new Date(clinic.clock.now().getTime() + minutes * 60_000), databaseId: clinic.databaseId }
}
const password = 'correct horse battery'
const person = (changes: Partial<SignUpInput> = {}): SignUpInput => ({ organisationId: 'riverside', givenName: 'Nadia', familyName: 'Rahman', email: `nadia${asked}@example.org`, phone: '+447700900123', bornOn: '1990-03-05', sex: 'female', password, ...changes })
const accounts = async (email: string) => (await clinic.service.users.list({ queries: [JSON.stringify({ method: 'equal', attribute: 'email', values: [email] })] })).users
/** Without a mail server the verification mail cannot leave; account and record are there by then. */
const signUpWithoutMail = async (input: SignUpInput) => refused(signUp(visitor(), input).catch((error: { type?: string }) => (error.type === 'general_smtp_disabled' ? null : Promise.reject(error as Error))))
const addAccount = async (email: string) => clinic.service.users.create({ userId: 'unique()', email, password, name: 'Somebody' })

describe('signing up', () => {
  it('makes the account and the record together, with its audit line', async () => {
    expect(await signUpWithoutMail(person({ email: 'nadia@example.org' }))).toBe('done')
    const [account] = await accounts('nadia@example.org')
    const patient = await clinic.clinic().patients.first({ where: { userId: account!.$id } })
    expect(patient).toMatchObject({ organisationId: 'riverside', givenName: 'Nadia', allergyState: 'not-recorded', pregnancy: 'unknown', version: 1 })
    expect((await clinic.clinic().auditEntries.list({ where: { subjectId: patient!.id }, limit: 5 })).items.map(({ what, actorKind }) => [what, actorKind])).toEqual([['patient.signed-up', 'visitor']])
  })

  it('takes the account back when the record cannot be saved', async () => {
    const tooLong = 'x'.repeat(400)
    const before = await clinic.clinic().patients.count({})
    await expect(signUp(visitor(), person({ email: 'gone@example.org', givenName: tooLong }))).rejects.toThrow()
    expect(await accounts('gone@example.org')).toEqual([])
    expect(await clinic.clinic().patients.count({})).toBe(before)
  })

  it.each([
    ['a clinic that does not exist', { organisationId: 'nowhere' }, 'input.invalid'],
    ['a birth to come', { bornOn: '2026-03-06' }, 'input.invalid'],
    ['a birth before anybody alive', { bornOn: '1890-01-01' }, 'input.invalid'],
    ['a password made of the name', { password: 'Rahman-rahman-1' }, 'sign-up.password-weak'],
    ['a password everybody uses', { password: 'password1234' }, 'sign-up.password-weak'],
    ['an address that has an account', { email: 'doctor@riverside.test' }, 'sign-up.email-taken'],
  ] as const)('refuses %s and keeps nothing', async (_, changes, code) => {
    const before = await Promise.all([clinic.clinic().patients.count({}), clinic.clinic().auditEntries.count({}), clinic.service.users.list({ total: true })])
    expect(await signUpWithoutMail(person({ email: 'refused@example.org', ...changes }))).toBe(code)
    const after = await Promise.all([clinic.clinic().patients.count({}), clinic.clinic().auditEntries.count({}), clinic.service.users.list({ total: true })])
    expect([after[0], after[1], after[2].total]).toEqual([before[0], before[1], before[2].total])
  })
})

describe('signing in', () => {
  it('opens a session of at most a day, and ends it for good', async () => {
    await addAccount('in@example.org')
    const session = await signIn(visitor(), { email: 'in@example.org', password })
    expect(Date.parse(session.expiresAt) - clinic.clock.now().getTime()).toBeLessThanOrEqual(24 * 3_600_000)
    await endSession(session.secret)
    await endSession(session.secret)
  })

  it('says the same of an unknown address, a wrong password and one too short to be any', async () => {
    await addAccount('same@example.org')
    for (const input of [{ email: 'nobody@example.org', password }, { email: 'same@example.org', password: 'wrong horse battery' }, { email: 'same@example.org', password: 'short' }]) {
      expect(await refused(signIn(visitor(), input))).toBe('session.wrong-credentials')
    }
  })

  it('rests after too many tries, even for the right password, and forgets them after a success', async () => {
    await addAccount('rest@example.org')
    const { allowed, restMinutes } = attemptPolicies['sign-in']
    const wrong = { email: 'rest@example.org', password: 'wrong horse battery' }
    for (let attempt = 0; attempt < allowed - 1; attempt += 1) expect(await refused(signIn(visitor(), wrong))).toBe('session.wrong-credentials')
    expect(await refused(signIn(visitor(), { ...wrong, password }))).toBe('done')
    for (let attempt = 0; attempt < allowed; attempt += 1) expect(await refused(signIn(visitor(), wrong))).toBe('session.wrong-credentials')
    expect(await refused(signIn(visitor(), { ...wrong, password }))).toBe('session.locked')
    expect(await refused(signIn(visitor(restMinutes - 1), { ...wrong, password }))).toBe('session.locked')
    expect(await refused(signIn(visitor(restMinutes), { ...wrong, password }))).toBe('done')
  })

  it('is refused to a blocked account', async () => {
    const { $id: userId } = await addAccount('blocked@example.org')
    await clinic.service.users.updateStatus({ userId, status: false })
    expect(await refused(signIn(visitor(), { email: 'blocked@example.org', password }))).toBe('session.blocked')
  })
})

describe('going on after the session ended', () => {
  it('opens a session for the same person, and ends the one that another opened', async () => {
    const mine = await addAccount('mine@example.org')
    const theirs = await addAccount('theirs@example.org')
    const again = (email: string, userId: string, word = password) => resumeSession(visitor(), { email, password: word, userId, actingAs: 'patient' })
    expect((await again('mine@example.org', mine.$id)).userId).toBe(mine.$id)
    expect(await refused(again('mine@example.org', mine.$id, 'wrong horse battery'))).toBe('session.wrong-credentials')
    expect(await refused(again('theirs@example.org', mine.$id))).toBe('session.wrong-credentials')
    expect((await clinic.service.users.listSessions({ userId: theirs.$id })).sessions).toEqual([])
  })
})

describe('a new password', () => {
  it('is refused with a link that is not theirs, guessed or spent', async () => {
    expect(await refused(setNewPassword({ userId: 'riverside-doctor', secret: 'guessed', password }))).toBe('session.link-not-valid')
    expect(await refused(setNewPassword({ userId: 'nobody', secret: 'guessed', password }))).toBe('session.link-not-valid')
  })
})
