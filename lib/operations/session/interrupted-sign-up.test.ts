import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount, openPasswordSession } from '@/lib/data/accounts'
import type { SignUpInput } from '@/lib/domain/patients/sign-up.input'
import { inviteMember } from '@/lib/operations/admin/invite-member'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { signIn } from './sign-in'
import { finishSignUp, signUp } from './sign-up'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const password = 'correct horse battery'
const another = 'wrong horse battery'
let asked = 0
const visitor = () => {
  asked += 1
  return { origin: { address: `192.0.2.${asked}`, device: 'test', requestId: 'test' }, now: clinic.clock.now, databaseId: clinic.databaseId }
}
const person = (email: string, changes: Partial<SignUpInput> = {}): SignUpInput => ({ organisationId: 'riverside', givenName: 'Nadia', familyName: 'Rahman', email, phone: '+447700900123', bornOn: '1990-03-05', sex: 'female', password, ...changes })
/** What is on disk when the program is killed after the account was made and before anything else was. */
const killedMidway = async (email: string) => {
  const userId = clinic.clock.newId()
  await createAccount({ userId, email, password, name: 'Nadia Rahman', phone: null })
  return userId
}
const recordsOf = async (userId: string) => (await clinic.clinic().patients.list({ where: { userId } })).items
const auditOf = (patientId: string) => clinic.clinic().auditEntries.count({ where: { patientId, what: 'patient.signed-up' } })

describe('a sign-up that was killed between account and record', () => {
  it('is finished by signing up again with the same password, once, and opens that account', async () => {
    const userId = await killedMidway('again@example.org')
    expect((await signUp(visitor(), person('again@example.org', { givenName: 'Nadja' }))).userId).toBe(userId)
    const [record, ...more] = await recordsOf(userId)
    expect([record, more, await auditOf(record!.id)]).toEqual([expect.objectContaining({ givenName: 'Nadja', email: 'again@example.org', version: 1 }), [], 1])
    expect((await signUp(visitor(), person('again@example.org'))).userId).toBe(userId)
    expect(await recordsOf(userId)).toEqual([record])
  })

  it('makes one record, however many finish it at once', async () => {
    const userId = await killedMidway('many@example.org')
    const codes = await Promise.all(Array.from({ length: 6 }, () => refused(signUp(visitor(), person('many@example.org')))))
    expect(codes).toEqual(Array.from({ length: 6 }, () => 'done'))
    const records = await recordsOf(userId)
    expect([records.length, await auditOf(records[0]!.id)]).toEqual([1, 1])
  })

  it('stays closed to whoever does not know its password, who hears what they hear of every account', async () => {
    const userId = await killedMidway('theirs@example.org')
    expect(await refused(signUp(visitor(), person('theirs@example.org', { password: another })))).toBe('sign-up.email-taken')
    expect(await refused(signUp(visitor(), person('doctor@riverside.test', { password: another })))).toBe('sign-up.email-taken')
    expect(await refused(signIn(visitor(), { email: 'theirs@example.org', password: another }))).toBe('session.wrong-credentials')
    expect(await recordsOf(userId)).toEqual([])
    // And it is still theirs.
    expect((await signIn(visitor(), { email: 'theirs@example.org', password })).userId).toBe(userId)
  })

  it('is finished after signing in', async () => {
    const userId = await killedMidway('in@example.org')
    const { secret } = await signIn(visitor(), { email: 'in@example.org', password })
    const { email: _email, password: _password, ...said } = person('')
    const holder = { userId, email: 'in@example.org', secret }
    expect(await refused(finishSignUp(visitor(), { ...said, organisationId: 'nowhere' }, holder))).toBe('input.invalid')
    expect(await refused(finishSignUp(visitor(), { ...said, bornOn: '2090-01-01' }, holder))).toBe('input.invalid')
    expect(await recordsOf(userId)).toEqual([])
    for (let time = 0; time < 2; time += 1) await finishSignUp(visitor(), said, holder)
    expect((await recordsOf(userId)).map(({ email, givenName }) => [email, givenName])).toEqual([['in@example.org', 'Nadia']])
    expect(await refused(finishSignUp(visitor(), said, { ...holder, userId: clinic.userId('nurse') }))).toBe('access.not-allowed')
    expect(await recordsOf(clinic.userId('nurse'))).toEqual([])
  })

  it('gives a colleague no record by the way, and leaves no session behind', async () => {
    const userId = await killedMidway('colleague@example.org')
    await clinic.clinic().transaction((tx) => void tx.memberships.create({ id: clinic.clock.newId(), organisationId: 'riverside', userId, role: 'nurse', status: 'ended', displayName: 'Nadia', jobTitle: null, teamMembershipId: null, invitedBy: null, joinedAt: null }))
    expect(await refused(signUp(visitor(), person('colleague@example.org')))).toBe('sign-up.email-taken')
    expect([await recordsOf(userId), (await clinic.service.users.listSessions({ userId })).sessions]).toEqual([[], []])
  })
})

describe('an invitation to an address that an interrupted sign-up holds', () => {
  const invite = async (email: string, minutes: number) => {
    const admin = await clinic.as('admin')
    // Accounts carry the backend's own time.
    const now = () => new Date(Date.now() + minutes * 60_000)
    return inviteMember({ ...admin, now }, { id: clinic.clock.newId(), givenName: 'Sam', familyName: 'Okoro', email, role: 'nurse', jobTitle: '' } as never).catch((error: { type?: string }) => (error.type === 'general_smtp_disabled' ? null : Promise.reject(error as Error)))
  }

  it('waits while somebody may still be signing up, then takes the account from whoever began it', async () => {
    const userId = await killedMidway('sam@example.org')
    const begun = await openPasswordSession({ email: 'sam@example.org', password, device: 'test', now: clinic.clock.now() })
    expect(await refused(invite('sam@example.org', 0))).toBe('sign-up.email-taken')
    expect(await refused(invite('sam@example.org', 3))).toBe('done')
    expect((await clinic.clinic().memberships.first({ where: { userId } }))?.role).toBe('nurse')
    expect(await refused(openPasswordSession({ email: 'sam@example.org', password, device: 'test', now: clinic.clock.now() }))).toBe('session.wrong-credentials')
    expect((await clinic.service.users.listSessions({ userId })).sessions.map(({ $id }) => $id)).not.toContain(begun.sessionId)
  })

  it('never takes an account that somebody uses', async () => {
    await signUp(visitor(), person('used@example.org'))
    expect(await refused(invite('used@example.org', 60))).toBe('sign-up.email-taken')
    expect(await refused(signIn(visitor(), { email: 'used@example.org', password }))).toBe('done')
  })
})
