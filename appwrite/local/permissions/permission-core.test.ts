import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePermission, type Action } from './parse-permission'
import { parseRole } from './parse-role'
import { expandPermissions, grants, holdsAny, mayOnItem, partsOf, readersOf, rolesFor, ungrantableRole } from './permission-core'

const ACTIONS: Action[] = ['read', 'create', 'update', 'delete']
const roles = fc.constantFrom('any', 'guests', 'users', 'users/verified', 'user:ann', 'user:an.', 'user:ann/verified', 'team:lab', 'team:lab/doctor', 'member:m1', 'label:vip', 'user:ANN')
const permission = fc.tuple(fc.constantFrom<Action>(...ACTIONS), roles)
const write = ([action, role]: [Action, string]) => `${action}("${role}")`

/** The rule said again in the most naive way: some entry names the action and a role the subject holds, letter for letter. */
function model(list: [Action, string][], action: Action, held: string[]): boolean {
  return list.some(([granted, role]) => granted === action && held.some((own) => own === role))
}

describe('the permission core', () => {
  it('agrees with the naive model for every list, action and set of roles', () => {
    fc.assert(
      fc.property(fc.array(permission, { maxLength: 8 }), fc.constantFrom(...ACTIONS), fc.array(roles, { maxLength: 6 }), (list, action, held) => {
        const subject = { roles: new Set(held), exempt: false }
        expect(grants(list.map(write), action, subject)).toBe(model(list, action, held))
      }),
      { numRuns: 2000 },
    )
  })

  it('agrees with the naive model on rows: table first, then the row, never for creating', () => {
    fc.assert(
      fc.property(fc.array(permission, { maxLength: 5 }), fc.array(permission, { maxLength: 5 }), fc.boolean(), fc.constantFrom(...ACTIONS), fc.array(roles, { maxLength: 5 }), (table, row, security, action, held) => {
        const expected = model(table, action, held) || (security && action !== 'create' && model(row, action, held))
        const subject = { roles: new Set(held), exempt: false }
        expect(mayOnItem({ permissions: table.map(write), itemSecurity: security }, row.map(write), { action, subject })).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })

  it('names as readers of an item exactly those who may read it', () => {
    fc.assert(
      fc.property(fc.array(permission, { maxLength: 5 }), fc.array(permission, { maxLength: 5 }), fc.boolean(), fc.array(roles, { maxLength: 5 }), (table, row, security, held) => {
        const container = { permissions: table.map(write), itemSecurity: security }
        const subject = { roles: new Set(held), exempt: false }
        expect(holdsAny(readersOf(container, row.map(write)), subject)).toBe(mayOnItem(container, row.map(write), { action: 'read', subject }))
      }),
      { numRuns: 2000 },
    )
  })

  it('reads back the parts of what was written', () => {
    expect(partsOf('read("team:lab/doctor")')).toEqual({ action: 'read', role: 'team:lab/doctor' })
  })

  it('never takes a user id for a pattern', () => {
    const subject = { roles: new Set(['user:an.', 'user:.*']), exempt: false }
    expect(grants(['read("user:ann")'], 'read', subject)).toBe(false)
  })

  it('lets keys pass and nobody else', () => {
    expect(grants([], 'delete', { roles: new Set(), exempt: true })).toBe(true)
    expect(grants([], 'delete', { roles: new Set(['any']), exempt: false })).toBe(false)
  })

  it('says which roles an action is granted to', () => {
    expect(rolesFor(['read("any")', 'update("users")', 'read("team:lab/doctor")'], 'read')).toEqual(['any', 'team:lab/doctor'])
  })

  it('expands write by what it guards, once', () => {
    expect(expandPermissions(['write("users")', 'update("users")', 'read("any")'], 'row')).toEqual(['update("users")', 'delete("users")', 'read("any")'])
    expect(expandPermissions(['write("users")'], 'table')).toEqual(['create("users")', 'update("users")', 'delete("users")'])
  })

  it('refuses roles the giver does not hold', () => {
    const subject = { roles: new Set(['any', 'user:ann']), exempt: false }
    expect(ungrantableRole(['read("any")', 'update("user:ann")'], subject)).toBeNull()
    expect(ungrantableRole(['read("any")', 'read("team:lab")'], subject)).toBe('team:lab')
    expect(ungrantableRole(['read("team:lab")'], { ...subject, exempt: true })).toBeNull()
  })
})

describe('the grammar of permissions', () => {
  const known = ['read', 'update', 'delete', 'write']

  it('reads what the SDK writes', () => {
    expect(parsePermission('read("team:lab/doctor")', known)).toEqual({ action: 'read', role: 'team:lab/doctor' })
    for (const role of ['any', 'guests', 'users', 'users/verified', 'user:a.b-c_d', 'user:x/unverified', 'team:t', 'member:m', 'label:l']) {
      expect(parsePermission(`read("${role}")`, known)).toEqual({ action: 'read', role })
    }
  })

  it('says what is wrong in the server’s words', () => {
    expect(parsePermission('see("any")', known)).toBe('Permission "see("any")" is not allowed. Must be one of: read, update, delete, write.')
    expect(parsePermission('read("nobody")', known)).toBe('Role "nobody" is not allowed. Must be one of: any, guests, users, user, team, member, label.')
    expect(parsePermission('*', known)).toBe('Wildcard permission "*" has been replaced. Use "any" instead.')
    expect(parsePermission('role:all', known)).toBe('Permissions using the "role:" prefix have been replaced. Use "users", "guests", or "any" instead.')
    expect(parsePermission('reads("any")', known)).toBe('Invalid permission type: "reads".')
    expect(parsePermission('read("label:a-b")', known)).toBe('Role "label" identifier value is invalid: Value must be a valid string between 1 and 36 chars containing only alphanumeric chars')
    expect(parsePermission('read("team:a/b/c")', known)).toBe('Only one dimension can be provided')
    expect(parsePermission('read("team:a/")', known)).toBe('Dimension must not be empty')
    expect(parsePermission('read(any)', known)).toBe('Invalid permission string format: "read(any)".')
  })

  it.each([
    ['any:1', 'can not have an ID'], ['user', 'must have an ID'], ['user:-bad', 'identifier value is invalid'], ['guests/verified', 'can not have a dimension'],
    ['users/maybe', 'dimension value is invalid'], ['team:t/', 'Dimension must not be empty'], ['team:t/a b', 'dimension value is invalid'], ['label:x/y', 'can not have a dimension'],
  ])('refuses the role %s', (role, reason) => {
    expect(parseRole(role)).toContain(reason)
  })
})
