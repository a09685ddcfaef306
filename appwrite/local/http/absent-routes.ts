import { knownRoutes } from './known-routes.table'

type Known = { method: string; pattern: RegExp; shown: string }

let compiled: Known[] | null = null

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
