import { invalidArgument } from './appwrite-error'
import type { Context } from './context'
import { hostOf, isAllowedHost } from './cors'
import { invalid, validator, type Validator } from './validator'

/** A web address as such; its host is checked by `checkRedirect`. */
export const url: Validator<string> = validator('Value must be a valid URL', (value) => (typeof value === 'string' && value.length <= 2048 ? value : invalid))

/** Refuses links to hosts that are no platform of the project, so that no secret is mailed into foreign hands. */
export function checkRedirect({ project, backend }: Context, param: string, value: string): void {
  const host = hostOf(value)
  if (host === '') throw invalidArgument(`Invalid \`${param}\` param: Invalid URI.`)
  if (!/^https?:/i.test(value) || !isAllowedHost(host, [...project.allowedHosts(), ...(backend.options.allowedHosts ?? [])])) {
    throw invalidArgument(`Invalid \`${param}\` param: Invalid URI. Register your new client (${host}) as a new Web platform on your project console dashboard`)
  }
}

/** The address with parameters added to those it has. */
export function withQuery(address: string, params: Record<string, string>): string {
  const target = new URL(address)
  for (const [name, value] of Object.entries(params)) target.searchParams.set(name, value)
  return target.toString()
}
