import { nullable, optional, validator, invalid, type Validator } from '../../http/validator'
import { integerRange, list, oneOf, roles, strictBoolean, text } from '../../http/validators'
import { KEY_SCOPES } from '../../auth/scopes.table'
import { parseCron } from './cron'
import { isEventName } from './event-subscription'
import { RUNTIMES, SPECIFICATIONS } from './runtimes.table'

const cron: Validator<string> = validator('String must be a valid cron expression', (value) => (typeof value === 'string' && (value === '' || parseCron(value) !== null) ? value : invalid))

function eventValidator(): Validator<string> {
  let message = 'Event is not valid.'
  return validator(() => message, (value) => {
    message = typeof value === 'string' && value.startsWith('functions.') ? 'Triggering a function on a function event is not allowed.' : 'Event is not valid.'
    return typeof value === 'string' && !value.startsWith('functions.') && isEventName(value) ? value : invalid
  })
}

const slugs = SPECIFICATIONS.map((one) => one.slug)
const specification = validator(`Specification must be one of: ${slugs.join(', ')}`, (value) => slugs.find((slug) => slug === value) ?? invalid)
export const DEFAULT_SPECIFICATION = 's-1vcpu-512mb'

/** What ties a function to a code repository: kept and shown, and followed by nobody. */
const repository = {
  installationId: optional(text(128, 0), ''),
  providerRepositoryId: optional<string | null, string | null>(nullable(text(128, 0)), null),
  providerBranch: optional(text(128, 0), ''),
  providerSilentMode: optional(strictBoolean, false),
  providerRootDirectory: optional(text(128, 0), ''),
  providerBranches: optional<string[] | null, string[] | null>(nullable(list(text(128), 100)), null),
  providerPaths: optional<string[] | null, string[] | null>(nullable(list(text(128), 100)), null),
}

/** Settings of a function; an update resets what it leaves out. */
export const functionFields = {
  execute: optional(roles(100), [] as string[]),
  events: optional(list(eventValidator(), 100), [] as string[]),
  schedule: optional(cron, ''),
  timeout: optional(integerRange(1, 900), 15),
  enabled: optional(strictBoolean, true),
  logging: optional(strictBoolean, true),
  entrypoint: optional(text(1028, 0), ''),
  commands: optional(text(8192, 0), ''),
  scopes: optional(list(oneOf(KEY_SCOPES), 200), [] as string[]),
  ...repository,
  specification: optional<string | null, string | null>(nullable(specification), null),
  buildSpecification: optional<string | null, string | null>(nullable(specification), null),
  runtimeSpecification: optional<string | null, string | null>(nullable(specification), null),
  deploymentRetention: optional(integerRange(0, 36_500), 0),
}

/** A new function is told the words without `or null`, and may name the template it was made from, which changes nothing. */
export const newFunctionFields = {
  ...functionFields,
  providerRepositoryId: optional<string, string | null>(text(128, 0), ''),
  providerBranches: optional<string[], string[] | null>(list(text(128), 100), []),
  providerPaths: optional<string[], string[] | null>(list(text(128), 100), []),
  buildSpecification: optional<string, string | null>(specification, null),
  runtimeSpecification: optional<string, string | null>(specification, null),
  templateRepository: optional(text(128, 0), ''), templateOwner: optional(text(128, 0), ''), templateRootDirectory: optional(text(128, 0), ''), templateVersion: optional(text(128, 0), ''),
}

export const runtime = oneOf(RUNTIMES.map((one) => one.$id))

export type FunctionSettings = {
  name: string
  execute: string[]
  events: string[]
  schedule: string
  timeout: number
  enabled: boolean
  logging: boolean
  entrypoint: string
  commands: string
  scopes: string[]
  installationId: string
  providerRepositoryId: string | null
  providerBranch: string
  providerSilentMode: boolean
  providerRootDirectory: string
  providerBranches: string[] | null
  providerPaths: string[] | null
  specification: string | null
  buildSpecification: string | null
  runtimeSpecification: string | null
  deploymentRetention: number
}
