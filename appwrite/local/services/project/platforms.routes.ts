import { AppwriteError } from '../../http/appwrite-error'
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
  ...Object.fromEntries(Object.values(APPS).map((name) => [name, { sql: 'platforms.key', type: 'string' }])),
}

/** Where the project's apps run: which pages may call, and where links may lead. */
export const platformRoutes: Route[] = [
  route({
    ...WRITE, method: 'POST', status: 201, path: '/project/platforms/web', params: { platformId: required(customId), name: required(filledText(128)), hostname: required(hostname) },
    handler: (context, given) => createPlatform(context, { id: given.platformId, name: given.name, type: 'web', hostname: given.hostname.toLowerCase(), key: '' }),
  }),
  route({
    ...WRITE, method: 'PUT', path: '/project/platforms/web/:platformId', params: { platformId, name: required(filledText(128)), hostname: required(hostname) },
    handler: (context, given) => updatePlatform(context, { id: given.platformId, name: given.name, type: 'web', hostname: given.hostname.toLowerCase(), key: '' }),
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
    route({ ...WRITE, method: 'POST', status: 201, path: `/project/platforms/${type}`, params: { platformId: required(customId), ...app }, handler: (context, given) => createPlatform(context, fromApp(type, name, given)) }),
    route({ ...WRITE, method: 'PUT', path: `/project/platforms/${type}/:platformId`, params: { platformId, ...app }, handler: (context, given) => updatePlatform(context, fromApp(type, name, given)) }),
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

function mustFindPlatform({ db }: Context, id: string): PlatformRow {
  const row = db.get<PlatformRow>('SELECT * FROM platforms WHERE id = ?', id)
  if (row === undefined) throw new AppwriteError('platform_not_found')
  return row
}

function createPlatform(context: Context, platform: Platform): Promise<unknown> {
  const { db, isoNow, now } = context
  const id = chosenId(platform.id, now)
  return context.write(() => {
    try {
      db.run('INSERT INTO platforms (id, created_at, updated_at, name, type, hostname, key) VALUES (?, ?, ?, ?, ?, ?, ?)', id, isoNow, isoNow, platform.name, platform.type, platform.hostname, platform.key)
    } catch (error) {
      if (uniqueClash(error) !== null) throw new AppwriteError('platform_already_exists')
      throw error
    }
    return toPlatform(mustFindPlatform(context, id))
  })
}

function updatePlatform(context: Context, platform: Platform): Promise<unknown> {
  return context.write(() => {
    const before = mustFindPlatform(context, platform.id)
    if (before.type !== platform.type) throw new AppwriteError('platform_method_unsupported')
    context.db.run('UPDATE platforms SET name = ?, hostname = ?, key = ?, updated_at = ? WHERE id = ?', platform.name, platform.hostname, platform.key, context.isoNow, before.id)
    return toPlatform(mustFindPlatform(context, before.id))
  })
}
