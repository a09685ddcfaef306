import { randomBytes } from 'node:crypto'
import { signJwt } from '../../auth/jwt'
import { KEY_SCOPES } from '../../auth/scopes.table'
import { hashSecret } from '../../auth/session-secret'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { customId, datetime, integerRange, list, oneOf, queryList, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { chosenId, isoTime, uniqueId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'

type KeyRow = { seq: number; id: string; created_at: string; updated_at: string; name: string; scopes: string; expire: string | null; secret_sealed: string; accessed_at: string | null; sdks: string }

const READ = { method: 'GET', scope: 'keys.read', service: 'project' } as const
const WRITE = { scope: 'keys.write', service: 'project' } as const
const MAX_SCOPES = 200
/** Given when no limit is asked for, as the console expects. */
const ALL_KEYS = 5000
const scopes = required(list(oneOf(KEY_SCOPES), MAX_SCOPES))
const keyId = required(uid)
const settings = { name: required(text(128)), scopes, expire: optional(nullable(datetime), null) }

const attributes = {
  name: { sql: 'keys.name', type: 'string' }, expire: { sql: 'keys.expire', type: 'datetime' },
  accessedAt: { sql: 'keys.accessed_at', type: 'datetime' }, scopes: { sql: 'keys.scopes', type: 'string', array: true },
} as const

/** Keys for servers, each with its own scopes. */
export const keyRoutes: Route[] = [
  route({ ...WRITE, method: 'POST', status: 201, path: '/project/keys', older: { below: '1.9.3', rewrite: ({ keyId: id = 'unique()', scopes: wanted, ...body }) => ({ ...body, keyId: id, scopes: Array.isArray(wanted) ? wanted : [] }) }, params: { keyId: required(customId), ...settings }, handler: createKey }),
  route({ ...WRITE, method: 'POST', status: 201, path: '/project/keys/ephemeral', model: 'ephemeral-key', lacks: 'scopes that the calling key does not have itself', params: { scopes, duration: required(integerRange(1, 3600)) }, handler: createEphemeralKey }),
  route({
    ...READ, path: '/project/keys', params: { queries: optional(queryList, []), total: optional(totalSwitch, true) },
    handler: (context, asked) => {
      const found = listStored<KeyRow>(context, { table: 'keys', attributes, ...asked, noun: 'Key', usualLimit: ALL_KEYS })
      return { total: found.total, keys: found.rows.map((row) => toKey(context, row)) }
    },
  }),
  route({ ...READ, path: '/project/keys/:keyId', params: { keyId }, handler: (context, given) => toKey(context, mustFindKey(context, given.keyId)) }),
  route({
    ...WRITE, method: 'PUT', path: '/project/keys/:keyId', lacks: 'scopes that the calling key does not have itself', params: { keyId, ...settings },
    handler: (context, given) => context.write(() => {
      refuseEscalation(context, given.scopes)
      const row = mustFindKey(context, given.keyId)
      context.db.run('UPDATE keys SET name = ?, scopes = ?, expire = ?, updated_at = ? WHERE id = ?', given.name, JSON.stringify(given.scopes), expiry(given.expire), context.isoNow, row.id)
      return toKey(context, mustFindKey(context, row.id))
    }),
  }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/project/keys/:keyId', params: { keyId },
    handler: (context, given) => context.write(() => {
      context.db.run('DELETE FROM keys WHERE id = ?', mustFindKey(context, given.keyId).id)
    }),
  }),
]

function toKey({ backend }: Context, row: KeyRow): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, name: row.name, expire: row.expire ?? '', scopes: JSON.parse(row.scopes) as unknown,
    secret: backend.cipher.open(row.secret_sealed), accessedAt: row.accessed_at ?? '', sdks: JSON.parse(row.sdks) as unknown,
  }
}

function mustFindKey({ db }: Context, id: string): KeyRow {
  const row = db.get<KeyRow>('SELECT * FROM keys WHERE id = ?', id)
  if (row === undefined) throw new AppwriteError('key_not_found')
  return row
}

function expiry(value: string | null): string | null {
  return value === null ? null : isoTime(Date.parse(value))
}

/** Stored keys make no keys, as on the real server; the server's own key stands for the console. */
function createKey(context: Context, given: { keyId: string; name: string; scopes: string[]; expire: string | null }): Promise<unknown> {
  if (context.auth.keyId !== 'bootstrap') throw new AppwriteError('key_creation_denied')
  const { db, isoNow, now, backend } = context
  const id = chosenId(given.keyId, now)
  const secret = `standard_${randomBytes(128).toString('hex')}`
  return context.write(() => {
    try {
      db.run(
        'INSERT INTO keys (id, created_at, updated_at, name, scopes, expire, secret_hash, secret_sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        id, isoNow, isoNow, given.name, JSON.stringify(given.scopes), expiry(given.expire), hashSecret(secret), backend.cipher.seal(secret),
      )
    } catch (error) {
      if (uniqueClash(error) !== null) throw new AppwriteError('key_already_exists')
      throw error
    }
    return toKey(context, mustFindKey(context, id))
  })
}

function createEphemeralKey(context: Context, given: { scopes: string[]; duration: number }): unknown {
  refuseEscalation(context, given.scopes)
  const { backend, project, now, isoNow } = context
  const token = signJwt(backend.cipher, { projectId: project.id, scopes: given.scopes }, { nowMs: now, seconds: given.duration })
  return {
    // A key that is not kept is shown with its times as the server computes them.
    $id: uniqueId(now), $createdAt: storedTime(isoNow), $updatedAt: storedTime(isoNow), name: '', expire: isoTime(now + given.duration * 1000).replace('+00:00', '000Z'), scopes: given.scopes,
    secret: `ephemeral_${token}`, accessedAt: '', sdks: [],
  }
}

/** A key can hand on no more than it has. */
function refuseEscalation({ auth }: Context, wanted: readonly string[]): void {
  if (wanted.some((scope) => !auth.scopes.has(scope))) throw new AppwriteError('general_unauthorized_scope', `${auth.label.who} (role: ${auth.label.role}) missing scopes (${JSON.stringify(wanted.filter((scope) => !auth.scopes.has(scope)))})`)
}

function storedTime(iso: string): string {
  return iso.replace('T', ' ').replace('+00:00', '')
}
