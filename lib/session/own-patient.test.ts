import { expect, it } from 'vitest'
import { findRolesAndRecord } from './own-patient'

const minute = 60_000

/** Readers that count how often the person's own record is asked for. */
function readers({ memberships, patient }: { memberships: unknown[]; patient: unknown }) {
  const held = { memberships, patient }
  const asked = { records: 0 }
  const data = {
    memberships: { list: async () => ({ items: held.memberships, next: null }) },
    patients: { first: async () => (asked.records += 1, held.patient) },
  } as unknown as Parameters<typeof findRolesAndRecord>[0]
  return { data, held, asked }
}

it('asks once a minute for the record of somebody who works here and has none', async () => {
  const { data, held, asked } = readers({ memberships: [{ id: 'm' }], patient: null })
  await findRolesAndRecord(data, 'staff', 0)
  held.patient = { id: 'p' }
  expect((await findRolesAndRecord(data, 'staff', minute - 1)).ownPatient).toBeNull()
  expect(asked.records).toBe(1)
  expect((await findRolesAndRecord(data, 'staff', minute)).ownPatient).toEqual({ id: 'p' })
})

it('asks every time for the record of somebody without a role, who may just have signed up', async () => {
  const { data, held } = readers({ memberships: [], patient: null })
  expect((await findRolesAndRecord(data, 'visitor', 0)).ownPatient).toBeNull()
  held.patient = { id: 'p' }
  expect((await findRolesAndRecord(data, 'visitor', 1)).ownPatient).toEqual({ id: 'p' })
})

it('asks at once for the record of somebody whose last role has ended', async () => {
  const { data, held } = readers({ memberships: [{ id: 'm' }], patient: null })
  await findRolesAndRecord(data, 'leaver', 0)
  Object.assign(held, { memberships: [], patient: { id: 'p' } })
  expect(await findRolesAndRecord(data, 'leaver', 1)).toEqual({ memberships: [], ownPatient: { id: 'p' } })
})

it('gives the record of staff who are patients as well, every time', async () => {
  const { data, asked } = readers({ memberships: [{ id: 'm' }], patient: { id: 'p' } })
  for (const now of [0, 1]) expect((await findRolesAndRecord(data, 'both', now)).ownPatient).toEqual({ id: 'p' })
  expect(asked.records).toBe(2)
})
