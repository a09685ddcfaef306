import { invalidArgument } from './appwrite-error'
import type { Context } from './context'
import { isOwnAddress, redirectRefusal } from './origins'
import { invalid, validator, type Validator } from './validator'

/** A web address as such; its host is checked by `checkRedirect`. */
export const url: Validator<string> = validator('Value must be a valid URL', (value) => (typeof value === 'string' && value.length <= 2048 ? value : invalid))

/** Refuses links to hosts that are no platform of the project, so that no secret is mailed into foreign hands. */
export function checkRedirect(context: Context, param: string, value: string): void {
  if (!isOwnAddress(context, value)) throw invalidArgument(`Invalid \`${param}\` param: ${redirectRefusal(value)}`)
}

/** The address with parameters added to those it has. */
export function withQuery(address: string, params: Record<string, string>): string {
  const target = new URL(address)
  for (const [name, value] of Object.entries(params)) target.searchParams.set(name, value)
  return target.toString()
}
