import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { futureTime } from '../../http/future-time'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { queryList, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { uniqueId } from '../../storage/ids'
import { findFile, getBucket } from '../storage/bucket-access'
import type { BucketRow, FileRow } from '../storage/storage.rows'
import { tokenSecret, type TokenRow } from './file-tokens'

function toToken(context: Context, row: TokenRow): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, resourceId: row.resource_id, resourceType: 'files', expire: row.expire ?? '',
    secret: tokenSecret(context.backend.cipher, row), accessedAt: row.accessed_at ?? '',
  }
}

function getToken(context: Context, id: string): TokenRow {
  const row = context.db.get<TokenRow>('SELECT * FROM file_tokens WHERE id = ?', id)
  if (row === undefined) throw new AppwriteError('token_not_found')
  return row
}

function getFile(context: Context, bucketId: string, fileId: string): { bucket: BucketRow; file: FileRow } {
  const bucket = getBucket(context, bucketId)
  const file = findFile(context, bucket, fileId)
  if (file === undefined) throw new AppwriteError('storage_file_not_found')
  return { bucket, file }
}

function tokenEvent(context: Context, action: string, row: TokenRow) {
  const { secret: _secret, ...payload } = toToken(context, row)
  return { projectId: context.project.id, pattern: `tokens.[tokenId].${action}`, params: { tokenId: row.id }, payload, readRoles: [], userId: '', at: context.now }
}

const write = { scope: 'tokens.write', service: 'tokens', rateLimit: { limit: 60, seconds: 60, key: 'ip:{ip},method:{method},url:{url},userId:{userId}' } } as const
const ofFile = { bucketId: required(uid), fileId: required(uid) }
const expire = optional<string | null, string | null>(nullable(futureTime), null)

const createToken = route({
  method: 'POST', path: '/tokens/buckets/:bucketId/files/:fileId', ...write, status: 201, model: 'resourceToken', params: { ...ofFile, expire },
  handler: (context, params) => context.write((tx) => {
    const { bucket, file } = getFile(context, params.bucketId, params.fileId)
    const id = uniqueId(context.now)
    context.db.run(
      'INSERT INTO file_tokens (id, created_at, updated_at, bucket_seq, file_seq, resource_id, expire) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id, context.isoNow, context.isoNow, bucket.seq, file.seq, `${bucket.id}:${file.id}`, params.expire,
    )
    const row = getToken(context, id)
    tx.emit(tokenEvent(context, 'create', row))
    return toToken(context, row)
  }),
})

const updateToken = route({
  method: 'PATCH', path: '/tokens/:tokenId', ...write, model: 'resourceToken', params: { tokenId: required(uid), expire },
  handler: (context, params) => context.write((tx) => {
    getToken(context, params.tokenId)
    context.db.run('UPDATE file_tokens SET expire = ?, updated_at = ? WHERE id = ?', params.expire, context.isoNow, params.tokenId)
    const row = getToken(context, params.tokenId)
    tx.emit(tokenEvent(context, 'update', row))
    return toToken(context, row)
  }),
})

const deleteToken = route({
  method: 'DELETE', path: '/tokens/:tokenId', ...write, status: 204, params: { tokenId: required(uid) },
  handler: (context, { tokenId }) => context.write((tx) => {
    const row = getToken(context, tokenId)
    context.db.run('DELETE FROM file_tokens WHERE seq = ?', row.seq)
    tx.emit(tokenEvent(context, 'delete', row))
  }),
})

/** Links that let anybody who holds them read one file, until they expire or are deleted. */
export const tokenRoutes: Route[] = [
  createToken,
  updateToken,
  deleteToken,
  route({
    method: 'GET', path: '/tokens/:tokenId', scope: 'tokens.read', service: 'tokens', model: 'resourceToken', params: { tokenId: required(uid) },
    handler: (context, { tokenId }) => toToken(context, getToken(context, tokenId)),
  }),
  route({
    method: 'GET', path: '/tokens/buckets/:bucketId/files/:fileId', scope: 'tokens.read', service: 'tokens', model: 'resourceToken[]',
    params: { ...ofFile, queries: optional(queryList, [] as string[]), total: optional(totalSwitch, true) },
    handler: (context, { bucketId, fileId, queries, total }) => {
      const { file } = getFile(context, bucketId, fileId)
      const found = listStored<TokenRow>(context, {
        table: 'file_tokens', attributes: {}, queries, total, noun: 'File token',
        where: { sql: 'file_tokens.file_seq = ?', values: [file.seq] },
      })
      return { total: found.total, tokens: found.rows.map((row) => toToken(context, row)) }
    },
  }),
]
