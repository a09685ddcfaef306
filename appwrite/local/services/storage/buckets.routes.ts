import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { boolean, customId, integerRange, list, oneOf, permissions, queryList, text, totalSwitch, uid } from '../../http/validators'
import { expandPermissions } from '../../permissions/permission-core'
import { listStored } from '../../query/list-stored'
import { uniqueClash } from '../../storage/sqlite'
import { chosenId } from '../../storage/ids'
import { blobsOf } from './blob-store'
import { toBucket, type BucketRow } from './storage.rows'

/** Largest file the server takes, in bytes. */
export const STORAGE_LIMIT = 30_000_000

const ACTIONS = ['create', 'read', 'update', 'delete', 'write']

const settings = {
  permissions: optional(nullable(permissions(ACTIONS)), null),
  fileSecurity: optional(boolean, false),
  enabled: optional(boolean, true),
  maximumFileSize: optional(integerRange(1, STORAGE_LIMIT), STORAGE_LIMIT),
  allowedFileExtensions: optional(list(text(64), 100), [] as string[]),
  compression: optional(oneOf(['none', 'gzip', 'zstd']), 'none' as const),
  encryption: optional(boolean, true),
  antivirus: optional(boolean, true),
  transformations: optional(boolean, true),
}

type Wanted = {
  name: string
  permissions: string[] | null
  fileSecurity: boolean
  enabled: boolean
  maximumFileSize: number
  allowedFileExtensions: string[]
  compression: string
  encryption: boolean
  antivirus: boolean
  transformations: boolean
}

const ATTRIBUTES = {
  enabled: { sql: 'buckets.enabled', type: 'boolean' },
  name: { sql: 'buckets.name', type: 'string' },
  fileSecurity: { sql: 'buckets.file_security', type: 'boolean' },
  maximumFileSize: { sql: 'buckets.maximum_file_size', type: 'integer', bits: 64 },
  encryption: { sql: 'buckets.encryption', type: 'boolean' },
  antivirus: { sql: 'buckets.antivirus', type: 'boolean' },
  transformations: { sql: 'buckets.transformations', type: 'boolean' },
} as const

const read = (context: Context, id: string): BucketRow => {
  const bucket = context.db.get<BucketRow>('SELECT * FROM buckets WHERE id = ?', id)
  if (bucket === undefined) throw new AppwriteError('storage_bucket_not_found')
  return bucket
}

function save(context: Context, id: string, wanted: Wanted): void {
  const flags = [wanted.fileSecurity, wanted.enabled, wanted.encryption, wanted.antivirus, wanted.transformations].map(Number)
  context.db.run(
    `UPDATE buckets SET updated_at = ?, name = ?, file_security = ?, enabled = ?, encryption = ?, antivirus = ?, transformations = ?,
       maximum_file_size = ?, allowed_file_extensions = ?, compression = ?, search = ? WHERE id = ?`,
    context.isoNow, wanted.name, ...flags, wanted.maximumFileSize, JSON.stringify(wanted.allowedFileExtensions), wanted.compression, `${id} ${wanted.name}`, id,
  )
  if (wanted.permissions !== null) context.db.run('UPDATE buckets SET permissions = ? WHERE id = ?', JSON.stringify(expandPermissions(wanted.permissions, 'table')), id)
}

function bucketEvent(context: Context, action: string, bucket: BucketRow) {
  return {
    projectId: context.project.id, pattern: `buckets.[bucketId].${action}`, params: { bucketId: bucket.id },
    payload: toBucket(bucket), readRoles: [], userId: context.auth.user?.id ?? '', at: context.now,
  }
}

const createBucket = route({
  method: 'POST', path: '/storage/buckets', scope: 'buckets.write', service: 'storage', status: 201, model: 'bucket',
  params: { bucketId: required(customId), name: required(text(128)), ...settings },
  handler: (context, params) => context.write((tx) => {
    const id = chosenId(params.bucketId, context.now)
    try {
      context.db.run('INSERT INTO buckets (id, created_at, updated_at, name, maximum_file_size) VALUES (?, ?, ?, ?, ?)', id, context.isoNow, context.isoNow, params.name, params.maximumFileSize)
    } catch (error) {
      throw uniqueClash(error) === null ? error : new AppwriteError('storage_bucket_already_exists')
    }
    save(context, id, params)
    const bucket = read(context, id)
    tx.emit(bucketEvent(context, 'create', bucket))
    return toBucket(bucket)
  }),
})

const updateBucket = route({
  method: 'PUT', path: '/storage/buckets/:bucketId', scope: 'buckets.write', service: 'storage', model: 'bucket',
  params: { bucketId: required(uid), name: required(text(128)), ...settings },
  handler: (context, params) => context.write((tx) => {
    const { id } = read(context, params.bucketId)
    save(context, id, params)
    const bucket = read(context, id)
    tx.emit(bucketEvent(context, 'update', bucket))
    return toBucket(bucket)
  }),
})

const deleteBucket = route({
  method: 'DELETE', path: '/storage/buckets/:bucketId', scope: 'buckets.write', service: 'storage', status: 204, params: { bucketId: required(uid) },
  handler: (context, { bucketId }) => context.write((tx) => {
    const bucket = read(context, bucketId)
    const blobs = context.db.all<{ blob: string }>(
      'SELECT blob FROM files WHERE bucket_seq = ? UNION ALL SELECT p.blob FROM file_parts p JOIN files f ON f.seq = p.file_seq WHERE f.bucket_seq = ?', bucket.seq, bucket.seq,
    )
    context.db.run('DELETE FROM file_parts WHERE file_seq IN (SELECT seq FROM files WHERE bucket_seq = ?)', bucket.seq)
    for (const table of ['file_tokens', 'files']) context.db.run(`DELETE FROM ${table} WHERE bucket_seq = ?`, bucket.seq)
    context.db.run('DELETE FROM buckets WHERE seq = ?', bucket.seq)
    tx.emit(bucketEvent(context, 'delete', bucket))
    tx.afterCommit(() => blobsOf(context.backend).removeLater(blobs.map((row) => row.blob)))
  }),
})

/** Buckets: made and changed by keys alone. */
export const bucketRoutes: Route[] = [
  createBucket,
  updateBucket,
  deleteBucket,
  route({
    method: 'GET', path: '/storage/buckets/:bucketId', scope: 'buckets.read', service: 'storage', model: 'bucket', params: { bucketId: required(uid) },
    handler: (context, { bucketId }) => toBucket(read(context, bucketId)),
  }),
  route({
    method: 'GET', path: '/storage/buckets', scope: 'buckets.read', service: 'storage', model: 'bucket[]',
    params: { queries: optional(queryList, [] as string[]), search: optional(text(256), ''), total: optional(totalSwitch, true) },
    handler: (context, { queries, search, total }) => {
      const found = listStored<BucketRow>(context, { table: 'buckets', attributes: ATTRIBUTES, queries, search, total, noun: 'Bucket' })
      return { total: found.total, buckets: found.rows.map(toBucket) }
    },
  }),
]
