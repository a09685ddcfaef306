/**
 * The rules of permissions said once more for tests, by what roles mean and not by how they are written:
 * no role strings are compared here and nothing of the core is used.
 */
export type Person = {
  /** null is a guest. */
  id: string | null
  verified: boolean
  labels: readonly string[]
  memberships: readonly { id: string; team: string; roles: readonly string[]; confirmed: boolean }[]
}

export type Role =
  | { kind: 'any' } | { kind: 'guests' } | { kind: 'users'; state: 'verified' | 'unverified' | null } | { kind: 'user'; id: string; state: 'verified' | 'unverified' | null }
  | { kind: 'team'; team: string; role: string | null } | { kind: 'member'; id: string } | { kind: 'label'; label: string }

export type Action = 'read' | 'create' | 'update' | 'delete'
export type Grant = { action: Action; role: Role }

/** Whether the role means this person. A guest holds only `any` and `guests`; an unconfirmed membership gives nothing. */
export function holds(person: Person, role: Role): boolean {
  const isInState = (state: 'verified' | 'unverified' | null) => state === null || (state === 'verified') === person.verified
  switch (role.kind) {
    case 'any': return true
    case 'guests': return person.id === null
    case 'users': return person.id !== null && isInState(role.state)
    case 'user': return person.id === role.id && isInState(role.state)
    case 'team': return person.memberships.some(({ team, roles, confirmed }) => confirmed && team === role.team && (role.role === null || roles.includes(role.role)))
    case 'member': return person.memberships.some(({ id, confirmed }) => confirmed && id === role.id)
    case 'label': return person.labels.includes(role.label)
  }
}

export type Container = { grants: readonly Grant[]; itemSecurity: boolean }

/** The container first; then the item's own list where items have one. Nothing an item says lets anybody make items. */
export function may(person: Person, action: Action, { container, item }: { container: Container; item: readonly Grant[] }): boolean {
  const granted = (list: readonly Grant[]) => list.some((grant) => grant.action === action && holds(person, grant.role))
  return granted(container.grants) || (container.itemSecurity && action !== 'create' && granted(item))
}

/** As the wire carries it. */
export function written({ action, role }: Grant): string {
  return `${action}("${roleText(role)}")`
}

/** The role as Appwrite writes it, for requests a test makes. */
export function roleText(role: Role): string {
  switch (role.kind) {
    case 'any': case 'guests': return role.kind
    case 'users': return role.state === null ? 'users' : `users/${role.state}`
    case 'user': return role.state === null ? `user:${role.id}` : `user:${role.id}/${role.state}`
    case 'team': return role.role === null ? `team:${role.team}` : `team:${role.team}/${role.role}`
    case 'member': return `member:${role.id}`
    case 'label': return `label:${role.label}`
  }
}
