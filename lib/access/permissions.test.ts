import { describe, expect, it } from 'vitest'
import { recordNames, records } from '../domain/records'
import { gridLine, mayRead, onlookers, permissionsOf, representatives } from '../testing/representative-records'
import { can, grants, type Permission, rolesWith } from './permissions'
import { roles } from './roles'
import { rowReaders } from './row-readers'

const permissions = Object.keys(grants) as Permission[]
const short: Record<string, string> = { patient: 'pat', doctor: 'doc', nurse: 'nur', lab_technician: 'lab', pharmacist: 'pha', admin: 'adm' }

describe('who may do what', () => {
  it('is what was agreed, line by line', async () => {
    const grid = permissions.map((permission) => `${permission.padEnd(30)}${roles.map((role) => (can(role, permission) ? short[role] : ' · ')).join(' ')}`).join('\n')
    await expect(`${grid}\n`).toMatchFileSnapshot('./permissions.grid.txt')
  })

  it('gives nothing to a role or a permission that does not exist', () => {
    expect(can('owner' as never, 'patient:read')).toBe(false)
    expect(can('' as never, 'patient:read')).toBe(false)
    expect(() => can('doctor', 'everything:do' as never)).toThrow()
  })

  it('keeps two acts that must not be one person’s in roles that know it', () => {
    expect(rolesWith('lab-result:verify')).toEqual(['lab_technician'])
    expect(rolesWith('prescription:sign')).toEqual(['doctor'])
    expect(rolesWith('dispense:hand-out')).toEqual(['pharmacist'])
    expect(rolesWith('audit:read')).toEqual(['admin'])
    expect(permissions.filter((permission) => can('patient', permission) && !permission.startsWith('own-'))).toEqual(['message:send', 'notification:read', 'organisation:read'])
  })
})

describe('who reads which row', () => {
  const readersOf = (representative: (typeof representatives)[number]) => onlookers.filter((person) => mayRead(permissionsOf(representative), person)).map(({ name }) => name)

  it('is what was agreed, for every table and every state that decides', async () => {
    expect([...new Set(representatives.map(({ name }) => name))].toSorted()).toEqual([...recordNames].toSorted())
    expect(Object.keys(rowReaders).toSorted()).toEqual([...recordNames].toSorted())
    await expect(`${representatives.map((each) => gridLine(each, readersOf(each))).join('\n')}\n`).toMatchFileSnapshot('./row-readers.grid.txt')
  })

  it('is asked about rows that storage could hold', () => {
    for (const { name, variant, record } of representatives) expect(records[name].safeParse(record).error?.issues ?? [], `${name} ${variant}`).toEqual([])
  })

  it('only ever grants reading, to one organisation’s roles and to single people', () => {
    for (const each of representatives) {
      for (const permission of permissionsOf(each)) expect(permission).toMatch(each.record.organisationId === 'harbour' ? /^read\("(team:harbour\/[a-z_]+|user:harbour-[a-z-]+)"\)$/ : /^read\("(team:riverside\/[a-z_]+|user:riverside-[a-z-]+)"\)$/)
    }
  })

  it('shows a restricted patient’s rows to no role', () => {
    const restricted = representatives.filter(({ variant }) => variant === 'restricted')
    expect(restricted.length).toBeGreaterThan(25)
    for (const each of restricted) expect(permissionsOf(each).filter((permission) => permission.includes('team:'))).toEqual([])
  })
})
