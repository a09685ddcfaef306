import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { toJson } from '../../http/json-body'
import { route, type Route } from '../../http/route'
import { nullable, optional, required, type ParamSpec, type ParamSpecs, type Validator } from '../../http/validator'
import { customId, email, integerRange, json, oneOf, phone, queryList, strictBoolean, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { chosenId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'
import type { Tx } from '../../storage/store'
import { providerKinds, type FieldKind, type ProviderField, type ProviderKind } from './provider-kinds.table'
import { credentialsOf, mustFindProvider, optionsOf, toProvider, type ProviderRow, type Values } from './provider.model'

const READ = { method: 'GET', scope: 'providers.read', service: 'messaging' } as const
const WRITE = { scope: 'providers.write', service: 'messaging' } as const

const VALIDATORS: Readonly<Record<FieldKind, Validator<unknown>>> = {
  text: text(0), region: text(128), port: integerRange(1, 65_535), boolean: strictBoolean, name: text(128, 0), email, phone, json, encryption: oneOf(['none', 'ssl', 'tls'], false),
}
/** A change takes some values less strictly than the making does. */
const CHANGED: Readonly<Partial<Record<string, Validator<unknown>>>> = { fromName: text(128), replyToName: text(128), replyToEmail: text(128), from: text(256) }
/** These may be null: for everything else nothing is an empty text. */
const NULLABLE: ReadonlySet<FieldKind> = new Set(['boolean', 'json', 'port'])

const attributes = {
  name: { sql: 'providers.name', type: 'string' }, provider: { sql: 'providers.provider', type: 'string' },
  type: { sql: 'providers.type', type: 'string' }, enabled: { sql: 'providers.enabled', type: 'boolean' },
} as const

/** Services that carry messages out of the house, one pair of routes per kind. */
export const providerRoutes: Route[] = [
  ...providerKinds.flatMap((kind) => [createRoute(kind), updateRoute(kind)]),
  route({
    ...READ, path: '/messaging/providers', params: { queries: optional(queryList, []), search: optional(text(256), ''), total: optional(totalSwitch, true) },
    handler: (context, asked) => {
      const found = listStored<ProviderRow>(context, { table: 'providers', attributes, ...asked, noun: 'Provider' })
      return { total: found.total, providers: found.rows.map((row) => toProvider(context, row)) }
    },
  }),
  route({ ...READ, path: '/messaging/providers/:providerId', params: { providerId: required(uid) }, handler: (context, given) => toProvider(context, mustFindProvider(context, given.providerId)) }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/messaging/providers/:providerId', params: { providerId: required(uid) },
    handler: (context, given) => context.write((tx) => {
      const row = mustFindProvider(context, given.providerId)
      context.db.run('DELETE FROM providers WHERE id = ?', row.id)
      emitProviderEvent(context, tx, { row, action: 'delete' })
    }),
  }),
]

function createRoute(kind: ProviderKind): Route {
  const params: ParamSpecs = {
    providerId: required(customId), name: required(text(128)),
    ...Object.fromEntries(kind.fields.map((field) => [field.name, newParam(field)])), enabled: optional(nullable(strictBoolean), null),
  }
  return route({ ...WRITE, method: 'POST', status: 201, path: `/messaging/providers/${kind.provider}`, params, handler: (context, given) => createProvider(context, kind, given) })
}

function updateRoute(kind: ProviderKind): Route {
  const params: ParamSpecs = {
    providerId: required(uid), name: optional(text(128), ''),
    ...Object.fromEntries((kind.changeOrder ?? ['enabled', ...kind.fields.map(({ name }) => name)]).map((name) => [name, changeParam(kind, name)])),
  }
  return route({ ...WRITE, method: 'PATCH', path: `/messaging/providers/${kind.provider}/:providerId`, params, handler: (context, given) => updateProvider(context, kind, given) })
}

function newParam({ name, kind, fallback }: ProviderField): ParamSpec<unknown> {
  if (name === 'host') return required(VALIDATORS.text)
  if (!NULLABLE.has(kind)) return optional(VALIDATORS[kind], fallback ?? '')
  return fallback === undefined ? optional(nullable(VALIDATORS[kind] as Validator<unknown>), null) : optional(VALIDATORS[kind], fallback)
}

function changeParam(kind: ProviderKind, name: string): ParamSpec<unknown> {
  const field = kind.fields.find((candidate) => candidate.name === name)
  if (field === undefined) return optional(nullable(strictBoolean), null)
  const check = CHANGED[name] ?? VALIDATORS[field.kind]
  return NULLABLE.has(field.kind) ? optional(nullable(check), null) : optional(check, '')
}

type Parts = { credentials: Values; options: Values }

/** Puts given values where they belong; what is empty stays as it was. */
function merge(kind: ProviderKind, before: Parts, given: Values): Parts {
  const parts: Parts = { credentials: { ...before.credentials }, options: { ...before.options } }
  for (const field of kind.fields) {
    const value = given[field.name]
    if (value !== null && value !== undefined && value !== '') parts[field.in][field.name] = field.kind === 'encryption' && value === 'none' ? '' : value
    else if (field.always === true) parts[field.in][field.name] ??= field.fallback ?? ''
  }
  return parts
}

function isComplete(kind: ProviderKind, parts: Parts, isChange: boolean): boolean {
  return kind.fields.every(({ name, in: place, needed }) => {
    if (needed === undefined || (needed === 'later' && !isChange)) return true
    const value = parts[place][name]
    return value !== undefined && (value !== '' || (needed === 'once' && isChange))
  })
}

function createProvider(context: Context, kind: ProviderKind, given: Values): Promise<unknown> {
  const { db, isoNow, now, backend } = context
  const parts = merge(kind, { credentials: {}, options: {} }, given)
  const enabled = given.enabled === true && isComplete(kind, parts, false) ? 1 : 0
  const id = chosenId(String(given.providerId), now)
  const name = String(given.name)
  return context.write((tx) => {
    try {
      db.run(
        'INSERT INTO providers (id, created_at, updated_at, name, provider, type, enabled, credentials_sealed, options, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        id, isoNow, isoNow, name, kind.provider, kind.type, enabled, backend.cipher.seal(toJson(parts.credentials)), toJson(parts.options), `${id} ${name} ${kind.provider} ${kind.type}`,
      )
    } catch (error) {
      if (uniqueClash(error) !== null) throw new AppwriteError('provider_already_exists')
      throw error
    }
    const row = mustFindProvider(context, id)
    emitProviderEvent(context, tx, { row, action: 'create' })
    return toProvider(context, row)
  })
}

function updateProvider(context: Context, kind: ProviderKind, given: Values): Promise<unknown> {
  const { db, isoNow, backend } = context
  return context.write((tx) => {
    const before = mustFindProvider(context, String(given.providerId))
    if (before.provider !== kind.provider) throw new AppwriteError('provider_incorrect_type')
    const parts = merge(kind, { credentials: credentialsOf(backend, before), options: optionsOf(before) }, given)
    if (given.enabled === true && !isComplete(kind, parts, true)) throw new AppwriteError('provider_missing_credentials')
    const enabled = typeof given.enabled === 'boolean' ? Number(given.enabled) : before.enabled
    const name = given.name === '' ? before.name : String(given.name)
    db.run(
      'UPDATE providers SET name = ?, enabled = ?, credentials_sealed = ?, options = ?, updated_at = ?, search = ? WHERE id = ?',
      name, enabled, backend.cipher.seal(toJson(parts.credentials)), toJson(parts.options), isoNow, `${before.id} ${name} ${kind.provider} ${kind.type}`, before.id,
    )
    const row = mustFindProvider(context, before.id)
    emitProviderEvent(context, tx, { row, action: 'update' })
    return toProvider(context, row)
  })
}

/** Told to functions and webhooks, without credentials. */
function emitProviderEvent(context: Context, tx: Tx, { row, action }: { row: ProviderRow; action: string }): void {
  tx.emit({
    projectId: context.project.id, pattern: `providers.[providerId].${action}`, params: { providerId: row.id },
    payload: { ...toProvider(context, row), credentials: {} }, readRoles: [], userId: '', at: context.now,
  })
}
