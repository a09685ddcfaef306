import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Account, AppwriteException, Client } from 'node-appwrite'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { inviteMember } from './invite-member'
import { suspendMember } from './suspend-member'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const colleague = (id: string) => ({ id: id.padEnd(20, '0'), givenName: 'Petra', familyName: 'Novak', email: `${id}@example.org`, role: 'nurse' as const, jobTitle: '' })
/** Without a mail server the link cannot leave; account and membership are there by then. */
const inviteWithoutMail = async (input: ReturnType<typeof colleague>, organisation: 'riverside' | 'harbour' = 'riverside') => refused(inviteMember(await clinic.as('admin', organisation), input).catch((error: unknown) => (error instanceof AppwriteException && error.type === 'general_smtp_disabled' ? null : Promise.reject(error as Error))))
const isSignedIn = async (secret: string) => new Account(new Client().setEndpoint(clinic.url).setProject(clinic.projectId).setSession(secret)).get().then(() => true, () => false)

describe('colleagues', () => {
  it('are invited with account, team, membership, practitioner and audit line; twice is once', async () => {
    const input = colleague('petra')
    expect(await inviteWithoutMail(input)).toBe('done')
    expect(await inviteWithoutMail(input)).toBe('done')
    const data = clinic.clinic()
    const [membership, practitioner, audit, { memberships }] = await Promise.all([
      data.memberships.get(input.id), data.practitioners.first({ where: { userId: input.id } }), data.auditEntries.list({ where: { subjectId: input.id }, limit: 5 }), clinic.service.teams.listMemberships({ teamId: 'riverside', queries: [JSON.stringify({ method: 'equal', attribute: 'userId', values: [input.id] })] }),
    ])
    expect(membership).toMatchObject({ role: 'nurse', status: 'active', organisationId: 'riverside', invitedBy: 'riverside-admin' })
    expect([practitioner?.profession, audit.items.map((line) => line.what), memberships.map(({ roles }) => roles)]).toEqual(['nurse', ['member.invited'], [['nurse']]])
  })

  it('leave no account behind when their membership cannot be saved', async () => {
    const input = { ...colleague('broken'), jobTitle: 'x'.repeat(5000) }
    await expect(inviteWithoutMail(input)).rejects.toThrow()
    expect((await clinic.service.users.list({ queries: [JSON.stringify({ method: 'equal', attribute: 'email', values: [input.email] })] })).total).toBe(0)
    expect(await inviteWithoutMail(colleague('broken'))).toBe('done')
  })

  it('are not invited with the address of somebody who is here', async () => {
    const before = await clinic.clinic().memberships.count({})
    expect(await inviteWithoutMail({ ...colleague('taken'), email: 'doctor@riverside.test' })).toBe('sign-up.email-taken')
    expect(await clinic.clinic().memberships.count({})).toBe(before)
  })

  it('lose their sessions, their team and their role at once when suspended, also when that was cut off before', async () => {
    const secret = await clinic.sessionSecret('nurse')
    expect(await isSignedIn(secret)).toBe(true)
    const membership = await clinic.clinic().memberships.get('m-riverside-nurse')
    // As if the first time had been cut off after the record was saved.
    await clinic.clinic().transaction((tx) => tx.memberships.save({ ...membership, status: 'suspended' }))
    await suspendMember(await clinic.as('admin'), { membershipId: membership.id })
    expect(await isSignedIn(secret)).toBe(false)
    const { memberships } = await clinic.service.teams.listMemberships({ teamId: 'riverside', queries: [JSON.stringify({ method: 'equal', attribute: 'userId', values: ['riverside-nurse'] })] })
    expect(memberships).toEqual([])
    const doctor = await clinic.clinic().memberships.get('m-riverside-other-doctor')
    await suspendMember(await clinic.as('admin'), { membershipId: doctor.id })
    expect((await clinic.clinic().memberships.get(doctor.id)).status).toBe('suspended')
    expect((await clinic.clinic().auditEntries.list({ where: { subjectId: doctor.id }, limit: 5 })).items.map((line) => line.what)).toEqual(['member.suspended'])
  })

  it('are not suspended by themselves or from next door', async () => {
    expect(await refused(suspendMember(await clinic.as('admin'), { membershipId: 'm-riverside-admin' }))).toBe('access.not-allowed')
    expect(await refused(suspendMember(await clinic.as('admin', 'harbour'), { membershipId: 'm-riverside-doctor' }))).toBe('record.not-found')
    expect((await clinic.clinic().memberships.get('m-riverside-doctor')).status).toBe('active')
  })
})
