import { invalidArgument } from './appwrite-error'
import type { Project } from '../project'
import type { RequestInfo } from './request-info'
import type { Route } from './route'
import { invalid } from './validator'

type Source = { request: RequestInfo; path: Record<string, string>; project: Project }

/** Collects and checks a route's parameters, in the order they are declared. */
export function readParams(route: Route, { request, path, project }: Source): Record<string, unknown> {
  const source = request.method === 'GET' || request.method === 'HEAD' ? request.query : request.body
  const params: Record<string, unknown> = {}
  for (const name in route.params) {
    const spec = route.params[name]
    if (spec === undefined) continue
    const raw = path[name] ?? source[name]
    if (raw === undefined) {
      if (!spec.optional) throw invalidArgument(`Param "${name}" is not optional.`)
      params[name] = spec.fallback
      continue
    }
    const value = spec.validator.parse(raw, project)
    if (value === invalid && raw === null && spec.optional) {
      // An optional parameter may be null on every route; the real server then does as if it were not there, or falls over.
      params[name] = spec.fallback
      continue
    }
    if (value === invalid) throw invalidArgument(`Invalid \`${name}\` param: ${spec.validator.describe()}`)
    params[name] = value
  }
  return params
}
