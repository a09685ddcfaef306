import { parseRole } from './parse-role'

export type Action = 'read' | 'create' | 'update' | 'delete'
export type Permission = { action: string; role: string }

const FORM = /^([a-z]+)\("([^"]*)"\)$/

/**
 * Reads `action("role")`. Returns the parts, or the sentence that says what is wrong with it.
 * `allowed` are the actions the resource knows (`write` included where it is a shorthand).
 */
export function parsePermission(text: string, allowed: readonly string[]): Permission | string {
  if (text === '*') return 'Wildcard permission "*" has been replaced. Use "any" instead.'
  if (text.includes('role:')) return 'Permissions using the "role:" prefix have been replaced. Use "users", "guests", or "any" instead.'
  if (!allowed.some((action) => text.startsWith(action))) return `Permission "${text}" is not allowed. Must be one of: ${allowed.join(', ')}.`
  const [, action, role] = FORM.exec(text) ?? []
  if (action === undefined || role === undefined) return `Invalid permission string format: "${text}".`
  if (!allowed.includes(action)) return `Invalid permission type: "${action}".`
  const problem = parseRole(role)
  return typeof problem === 'string' ? problem : { action, role }
}
