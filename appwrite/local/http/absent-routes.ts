import { knownRoutes } from './known-routes.table'

type Known = { method: string; pattern: RegExp; shown: string }

let compiled: Known[] | null = null
let literal: Set<string> | null = null

/**
 * The name of an absent route that this server would take for the id of another: `GET /users/usage` is not the user
 * `usage`, on the real server neither. Null when what was found is meant.
 */
export function findShadowedRoute(method: string, path: string, foundPath: string): string | null {
  if (foundPath === path) return null
  literal ??= new Set(knownRoutes.trim().split(/[;\n]/).flatMap(literalNames))
  const name = `${method} ${path}`
  return literal.has(name) ? name : null
}

function literalNames(line: string): string[] {
  const [path = '', ...methods] = line.trim().split(' ')
  return path.includes(':') ? [] : methods.map((method) => `${method} ${path}`)
}

/** The name of a route that Appwrite has and this server lacks, or null when Appwrite has none either. */
export function findAbsentRoute(method: string, path: string): string | null {
  compiled ??= knownRoutes.trim().split(/[;\n]/).flatMap(compileLine)
  return compiled.find((known) => known.method === method && known.pattern.test(path))?.shown ?? null
}

function compileLine(line: string): Known[] {
  const [path = '', ...methods] = line.trim().split(' ')
  const pattern = new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z0-9]+/g, '[^/]+')}/?$`)
  return methods.map((method) => ({ method, pattern, shown: `${method} ${path}` }))
}
