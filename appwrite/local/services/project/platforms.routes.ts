import { AppwriteError, invalidArgument } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { customId, filledText, hostname, queryList, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import type { QueryAttribute } from '../../query/query-schema'
import { chosenId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'

type PlatformRow = { seq: number; id: string; created_at: string; updated_at: string; name: string; type: string; hostname: string; key: string }

const READ = { method: 'GET', scope: 'platforms.read', service: 'project', model: 'platform' } as const
const WRITE = { scope: 'platforms.write', service: 'project', model: 'platform' } as const
const platformId = required(uid)

/** What identifies an app of each kind. */
const APPS = { android: 'applicationId', apple: 'bundleIdentifier', linux: 'packageName', windows: 'packageIdentifierName' } as const

const attributes: Readonly<Record<string, QueryAttribute>> = {
  type: { sql: 'platforms.type', type: 'string' }, name: { sql: 'platforms.name', type: 'string' }, hostname: { sql: 'platforms.hostname', type: 'string' },
}

/** The route of web pages is also the one that took every kind of app before 1.9.0, its identifier in `key` and its kind in `type`. */
const webFields = { hostname: optional(hostname, ''), key: optional(filledText(256), '') }

/** Kinds of apps as they were called before 1.9.0, and what they are today. */
const OLD_TYPES: Readonly<Record<string, string>> = {
  web: 'web', 'flutter-web': 'web', unity: 'web', 'flutter-macos': 'apple', 'flutter-ios': 'apple', 'react-native-ios': 'apple', 'apple-ios': 'apple', 'apple-macos': 'apple',
  'apple-watchos': 'apple', 'apple-tvos': 'apple', 'flutter-android': 'android', android: 'android', 'react-native-android': 'android', 'flutter-linux': 'linux', 'flutter-windows': 'windows',
}

/** Where the project's apps run: which pages may call, and where links may lead. */
export const platformRoutes: Route[] = [
  route({
    ...WRITE, method: 'POST', status: 201, path: '/project/platforms/web', params: { platformId: required(customId), name: required(filledText(128)), ...webFields, type: optional(filledText(256), '') },
    handler: async (context, given) => asWeb(await createPlatform(context, webPlatform(given))),
  }),
  route({
    ...WRITE, method: 'PUT', path: '/project/platforms/web/:platformId', params: { platformId, name: required(filledText(128)), ...webFields },
    handler: async (context, given) => asWeb(await updateWebPlatform(context, given)),
  }),
  ...Object.entries(APPS).flatMap(([type, name]) => appRoutes(type, name)),
  route({
    ...READ, model: 'platform[]', path: '/project/platforms', params: { queries: optional(queryList, []), total: optional(totalSwitch, true) },
    handler: (context, asked) => {
      const found = listStored<PlatformRow>(context, { table: 'platforms', attributes, ...asked, noun: 'Platform' })
      return { total: found.total, platforms: found.rows.map(toPlatform) }
    },
  }),
  route({ ...READ, path: '/project/platforms/:platformId', params: { platformId }, handler: (context, given) => toPlatform(mustFindPlatform(context, given.platformId)) }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/project/platforms/:platformId', params: { platformId },
    handler: (context, given) => context.write(() => {
      context.db.run('DELETE FROM platforms WHERE id = ?', mustFindPlatform(context, given.platformId).id)
    }),
  }),
]

function appRoutes(type: string, name: string): Route[] {
  const app = { name: required(filledText(128)), [name]: required(filledText(256)) }
  return [
    route({ ...WRITE, method: 'POST', status: 201, path: `/project/platforms/${type}`, params: { platformId: required(customId), ...app }, handler: async (context, given) => toPlatform(await createPlatform(context, fromApp(type, name, given))) }),
    route({ ...WRITE, method: 'PUT', path: `/project/platforms/${type}/:platformId`, params: { platformId, ...app }, handler: async (context, given) => toPlatform(await updatePlatform(context, fromApp(type, name, given))) }),
  ]
}

/** Before 1.9.0 every kind of app had its identifier in `key`. */
export function toOldPlatform({ bundleIdentifier, applicationId, packageIdentifierName, packageName, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { hostname: '', store: '', ...rest, key: bundleIdentifier ?? applicationId ?? packageIdentifierName ?? packageName ?? rest.key ?? '' }
}

type Platform = Pick<PlatformRow, 'id' | 'name' | 'type' | 'hostname' | 'key'>

function fromApp(type: string, name: string, given: Record<string, unknown>): Platform {
  return { id: String(given.platformId), name: String(given.name), type, hostname: '', key: String(given[name]) }
}

function toPlatform(row: PlatformRow): Record<string, unknown> {
  const own = row.type === 'web' ? { hostname: row.hostname, key: row.key } : { [APPS[row.type as keyof typeof APPS]]: row.key }
  return { $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, name: row.name, type: row.type, ...own }
}

/** The route of web pages answers every kind as a web page. */
function asWeb({ id, created_at: createdAt, updated_at: updatedAt, name, type, hostname: host, key }: PlatformRow): Record<string, unknown> {
  return { $id: id, $createdAt: createdAt, $updatedAt: updatedAt, name, type, hostname: host, key }
}

type WebGiven = { platformId: string; name: string; hostname: string; key: string }

function webPlatform({ platformId: id, name, hostname: host, key, type }: WebGiven & { type: string }): Platform {
  const kind = type === '' ? 'web' : OLD_TYPES[type]
  if (kind === undefined) throw badRequest('type', `Value must be one of (${Object.keys(OLD_TYPES).join(', ')})`)
  refuseBlankHost(host)
  if (host === '' && key === '' && type === '') throw invalidArgument('Param "hostname" is not optional.')
  return { id, name, type: kind, hostname: host, key }
}

/** What is left out stays. An app has no host, but an identifier may be sent here for every kind. */
function updateWebPlatform(context: Context, { platformId: id, name, hostname: host, key }: WebGiven): Promise<PlatformRow> {
  refuseBlankHost(host)
  return context.write(() => {
    const before = mustFindPlatform(context, id)
    if (host !== '' && before.type !== 'web') throw new AppwriteError('platform_method_unsupported')
    return savePlatform(context, { ...before, name, hostname: host || before.hostname, key: key || before.key })
  })
}

function refuseBlankHost(host: string): void {
  if (host !== '' && host.trim() === '') throw badRequest('hostname', 'Value must be a valid string and at least 1 chars and no longer than 253 chars and not be blank')
}

function badRequest(param: string, why: string): AppwriteError {
  return new AppwriteError('general_bad_request', `Param "${param}" is invalid: ${why}`)
}

function mustFindPlatform({ db }: Context, id: string): PlatformRow {
  const row = db.get<PlatformRow>('SELECT * FROM platforms WHERE id = ?', id)
  if (row === undefined) throw new AppwriteError('platform_not_found')
  return row
}

function createPlatform(context: Context, platform: Platform): Promise<PlatformRow> {
  const { db, isoNow, now } = context
  const id = chosenId(platform.id, now)
  return context.write(() => {
    try {
      db.run('INSERT INTO platforms (id, created_at, updated_at, name, type, hostname, key) VALUES (?, ?, ?, ?, ?, ?, ?)', id, isoNow, isoNow, platform.name, platform.type, platform.hostname, platform.key)
    } catch (error) {
      if (uniqueClash(error) !== null) throw new AppwriteError('platform_already_exists')
      throw error
    }
    return mustFindPlatform(context, id)
  })
}

function updatePlatform(context: Context, platform: Platform): Promise<PlatformRow> {
  return context.write(() => {
    const before = mustFindPlatform(context, platform.id)
    if (before.type !== platform.type) throw new AppwriteError('platform_method_unsupported')
    return savePlatform(context, { ...before, ...platform })
  })
}

function savePlatform(context: Context, { id, name, hostname: host, key }: PlatformRow): PlatformRow {
  context.db.run('UPDATE platforms SET name = ?, hostname = ?, key = ?, updated_at = ? WHERE id = ?', name, host, key, context.isoNow, id)
  return mustFindPlatform(context, id)
}
