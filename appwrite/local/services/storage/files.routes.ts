import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { customId, permissions, queryList, text, totalSwitch, uid } from '../../http/validators'
import { expandPermissions, ungrantableRole } from '../../permissions/permission-core'
import { listStored } from '../../query/list-stored'
import { blobsOf } from './blob-store'
import { bucketGrants, findFile, getBucket, getReadableFile, mayOnFile, refused } from './bucket-access'
import { fileEvent } from './file-events'
import { folder } from './folder'
import { toFile, type BucketRow, type FileRow } from './storage.rows'
import { uploadFile } from './upload-file'

const ACTIONS = ['read', 'update', 'delete', 'write']
/** A change names `create` among the allowed actions too, which means nothing for a file. */
const ACTIONS_OF_CHANGE = ['create', ...ACTIONS]

const ATTRIBUTES = {
  name: { sql: 'files.name', type: 'string' },
  folder: { sql: 'files.folder', type: 'string' },
  signature: { sql: 'files.signature', type: 'string' },
  mimeType: { sql: 'files.mime_type', type: 'string' },
  sizeOriginal: { sql: 'files.size_original', type: 'integer', bits: 64 },
  chunksTotal: { sql: 'files.chunks_total', type: 'integer', bits: 64 },
  chunksUploaded: { sql: 'files.chunks_uploaded', type: 'integer', bits: 64 },
} as const

const one = { bucketId: required(uid), fileId: required(uid) }

/** The file a change is about; whether it is allowed is asked afterwards, so a stranger learns that it exists (as on the real server). */
function getFileForChange(context: Context, bucket: BucketRow, fileId: string): FileRow {
  const file = findFile(context, bucket, fileId)
  if (file === undefined) throw new AppwriteError('storage_file_not_found')
  return file
}

const updateFile = route({
  method: 'PUT', path: '/storage/buckets/:bucketId/files/:fileId', scope: 'files.write', service: 'storage', model: 'file',
  params: { ...one, name: optional<string, string | null>(text(128), null), permissions: optional(nullable(permissions(ACTIONS_OF_CHANGE)), null) },
  handler: (context, params) => context.write((tx) => {
    const bucket = getBucket(context, params.bucketId)
    bucketGrants(context, bucket, 'update')
    const file = getFileForChange(context, bucket, params.fileId)
    const wanted = params.permissions === null ? null : expandPermissions(params.permissions, 'row')
    if (wanted !== null && ungrantableRole(wanted, context.auth.subject) !== null) {
      throw new AppwriteError('user_unauthorized', `Permissions must be one of: (${context.auth.roleList.join(', ')})`)
    }
    if (!mayOnFile(context, bucket, { file, action: 'update' })) throw new AppwriteError('user_unauthorized')
    const set = wanted === null ? file.permission_set : context.project.permissionSets.idOf(wanted, tx)
    const name = params.name ?? file.name
    context.db.run('UPDATE files SET name = ?, permission_set = ?, search = ?, updated_at = ? WHERE seq = ?', name, set, `${file.id} ${name}`, context.isoNow, file.seq)
    const changed = getFileForChange(context, bucket, params.fileId)
    tx.emit(fileEvent(context, 'update', { bucket, file: changed }))
    return toFile(changed, context.project.permissionSets)
  }),
})

const deleteFile = route({
  method: 'DELETE', path: '/storage/buckets/:bucketId/files/:fileId', scope: 'files.write', service: 'storage', status: 204, params: one,
  rateLimit: { limit: 60, seconds: 60, key: 'ip:{ip},method:{method},url:{url},userId:{userId}' },
  handler: (context, { bucketId, fileId }) => context.write((tx) => {
    const bucket = getBucket(context, bucketId)
    bucketGrants(context, bucket, 'delete')
    const file = getFileForChange(context, bucket, fileId)
    if (!mayOnFile(context, bucket, { file, action: 'delete' })) throw refusedOnFile(context, file)
    const parts = context.db.all<{ blob: string }>('SELECT blob FROM file_parts WHERE file_seq = ?', file.seq)
    for (const table of ['file_parts', 'file_tokens']) context.db.run(`DELETE FROM ${table} WHERE file_seq = ?`, file.seq)
    context.db.run('DELETE FROM files WHERE seq = ?', file.seq)
    tx.emit(fileEvent(context, 'delete', { bucket, file }))
    tx.afterCommit(() => blobsOf(context.backend).removeLater([file.blob, ...parts.map((row) => row.blob)]))
  }),
})

function refusedOnFile(context: Context, file: FileRow): AppwriteError {
  return refused(context, context.project.permissionSets.listOf(file.permission_set), 'delete')
}

const listFiles = route({
  method: 'GET', path: '/storage/buckets/:bucketId/files', scope: 'files.read', service: 'storage', model: 'file[]',
  params: { bucketId: required(uid), queries: optional(queryList, [] as string[]), search: optional(text(256), ''), total: optional(totalSwitch, true) },
  handler: (context, { bucketId, queries, search, total }) => {
    const bucket = getBucket(context, bucketId)
    const all = bucketGrants(context, bucket, 'read')
    const own = all ? null : context.project.permissionSets.filter('files.permission_set', 'read', context.auth.subject.roles)
    const where = { sql: own === null ? 'files.bucket_seq = ?' : `files.bucket_seq = ? AND ${own.sql}`, values: [bucket.seq, ...(own?.values ?? [])] }
    const found = listStored<FileRow>(context, { table: 'files', attributes: ATTRIBUTES, queries, search, total, where, noun: 'File' })
    return { total: found.total, files: found.rows.map((row) => toFile(row, context.project.permissionSets)) }
  },
})

/** Files of a bucket: upload, look up, rename, share, delete. */
export const fileRoutes: Route[] = [
  route({
    method: 'POST', path: '/storage/buckets/:bucketId/files', scope: 'files.write', service: 'storage', status: 201, model: 'file',
    rateLimit: { limit: 60, seconds: 60, key: 'ip:{ip},method:{method},url:{url},userId:{userId},chunkId:{chunkId}' },
    params: { bucketId: required(uid), fileId: required(customId), permissions: optional(nullable(permissions(ACTIONS)), null), folder: optional(folder, '') },
    handler: uploadFile,
  }),
  listFiles,
  updateFile,
  deleteFile,
  route({
    method: 'GET', path: '/storage/buckets/:bucketId/files/:fileId', scope: 'files.read', service: 'storage', model: 'file', params: one,
    handler: (context, { bucketId, fileId }) => toFile(getReadableFile(context, getBucket(context, bucketId), fileId), context.project.permissionSets),
  }),
]
