import type { Action } from './parse-permission'

/**
 * Who asks: the exact role strings he holds, and whether permissions apply to him at all.
 * API keys are `exempt`; nobody else is.
 */
export type Subject = { roles: ReadonlySet<string>; exempt: boolean }

const SHORTHAND: Record<'row' | 'table', readonly Action[]> = {
  row: ['update', 'delete'],
  table: ['create', 'update', 'delete'],
}

/** The two parts of a permission as it is stored: `read("team:lab")` grants `read` to `team:lab`. */
export function partsOf(permission: string): { action: string; role: string } {
  const at = permission.indexOf('("')
  return { action: permission.slice(0, at), role: permission.slice(at + 2, -2) }
}

/** The roles that `permissions` grant for one action, as written, in order. */
export function rolesFor(permissions: readonly string[], action: Action): string[] {
  return permissions.map(partsOf).filter((granted) => granted.action === action).map(({ role }) => role)
}

/** Whether the subject holds one of these roles (who may run a function, subscribe to a topic). */
export function holdsAny(roles: readonly string[], subject: Subject): boolean {
  return subject.exempt || roles.some((role) => subject.roles.has(role))
}

/**
 * The one question every wall asks: does this list grant the action to one of the subject's roles?
 * Roles are compared as whole strings; there is no pattern, no prefix and no case folding.
 */
export function grants(permissions: readonly string[], action: Action, subject: Subject): boolean {
  if (subject.exempt) return true
  const head = `${action}("`
  for (const permission of permissions) {
    if (permission.startsWith(head) && subject.roles.has(permission.slice(head.length, -2))) return true
  }
  return false
}

export type Guarded = { permissions: readonly string[]; itemSecurity: boolean }

/** Container first (additive), then the item's own list when item security is on. */
export function mayOnItem(container: Guarded, item: readonly string[], ask: { action: Action; subject: Subject }): boolean {
  if (grants(container.permissions, ask.action, ask.subject)) return true
  return container.itemSecurity && ask.action !== 'create' && grants(item, ask.action, ask.subject)
}

/** Every role that may read the item: exactly those for which `mayOnItem` says yes to `read`. */
export function readersOf(container: Guarded, item: readonly string[]): string[] {
  return [...new Set([...rolesFor(container.permissions, 'read'), ...(container.itemSecurity ? rolesFor(item, 'read') : [])])]
}

/** Replaces `write(…)` by the actions it stands for and drops repeats, keeping order. */
export function expandPermissions(permissions: readonly string[], of: 'row' | 'table'): string[] {
  const expanded = new Set<string>()
  for (const permission of permissions) {
    if (!permission.startsWith('write("')) expanded.add(permission)
    else for (const action of SHORTHAND[of]) expanded.add(`${action}${permission.slice('write'.length)}`)
  }
  return [...expanded]
}

/** The first role in the list that the subject may not hand out, or null. */
export function ungrantableRole(permissions: readonly string[], subject: Subject): string | null {
  if (subject.exempt) return null
  for (const permission of permissions) {
    const { role } = partsOf(permission)
    if (!subject.roles.has(role)) return role
  }
  return null
}
