import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { isSetUpOpen } from './set-up-link'
import { setUpOrganisation } from './set-up-organisation'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const token = 'a-link-that-was-printed-once'
const setUp = { token, organisationName: 'New Clinic', slug: 'new-clinic', kind: 'clinic', timeZone: 'Europe/London', country: 'GB', givenName: 'Olga', familyName: 'Brandt', email: 'owner@example.org', password: 'correct horse battery' } as const
const visitor = () => ({ origin: { address: null, device: null, requestId: 'test' }, now: clinic.clock.now, databaseId: clinic.databaseId, setupTokenHash: createHash('sha256').update(token).digest('hex') })

describe('setting up an installation', () => {
  it('is refused without the link, with a wrong one, and once an organisation is there', async () => {
    expect(await refused(setUpOrganisation({ ...visitor(), setupTokenHash: null }, setUp))).toBe('setup.link-not-valid')
    expect(await refused(setUpOrganisation(visitor(), { ...setUp, token: 'another-link-altogether' }))).toBe('setup.link-not-valid')
    expect(await refused(setUpOrganisation({ ...visitor(), setupTokenHash: '' }, setUp))).toBe('setup.link-not-valid')
    expect(await refused(setUpOrganisation(visitor(), setUp))).toBe('setup.link-not-valid')
    expect((await clinic.service.users.list({ queries: [JSON.stringify({ method: 'equal', attribute: 'email', values: ['owner@example.org'] })] })).total).toBe(0)
  })

  it('works once, whoever else holds the link in the same moment', async () => {
    for (const { id } of (await clinic.clinic().organisations.list({ limit: 10 })).items) await clinic.service.tables.deleteRow({ databaseId: clinic.databaseId, tableId: 'organisations', rowId: id })
    const { databaseId, setupTokenHash } = visitor()
    const isOpen = (of: string) => isSetUpOpen({ databaseId, setupTokenHash, token: of })
    expect([await isOpen(token), await isOpen('another-link-altogether')]).toEqual([true, false])
    const codes = await Promise.all(['one', 'two', 'three', 'four'].map((name) => refused(setUpOrganisation(visitor(), { ...setUp, slug: `clinic-${name}`, email: `${name}@example.org` }))))
    expect(codes.toSorted()).toEqual(['done', 'setup.link-not-valid', 'setup.link-not-valid', 'setup.link-not-valid'])
    expect(await isOpen(token)).toBe(false)
    const { items } = await clinic.clinic().organisations.list({ limit: 10 })
    expect(items).toHaveLength(1)
    const { users } = await clinic.service.users.list()
    expect(users.filter(({ email }) => /^(one|two|three|four)@/.test(email))).toHaveLength(1)
    expect((await clinic.clinic().memberships.list({ where: { organisationId: items[0]!.id }, limit: 5 })).items.map(({ role }) => role)).toEqual(['admin'])
  })
})
