import { parseRole } from './parse-role'

export type Action = 'read' | 'create' | 'update' | 'delete'
export type Permission = { action: string; role: string }

const FORM = /^([a-z]+)\("([^"]*)"\)$/

/**
 * Reads `action("role")`. Returns the parts, or the sentence that says what is wrong with it.
 * `allowed` are the actions the resource knows (`write` included where it is a shorthand).
 */
export function parsePermission(text: string, allowed: readonly string[]): Permission | string {
  const match = FORM.exec(text)
  const action = match?.[1] ?? text.split('(')[0] ?? ''
  if (!allowed.includes(action)) return `Permission "${text}" is not allowed. Must be one of: ${allowed.join(', ')}.`
  const role = match?.[2]
  if (role === undefined) return `Invalid permission string format: "${text}".`
  const problem = parseRole(role)
  return typeof problem === 'string' ? problem : { action, role }
}
