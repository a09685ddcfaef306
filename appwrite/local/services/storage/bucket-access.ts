import { isKey } from '../../auth/auth'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import type { Action } from '../../permissions/parse-permission'
import { missingPermission } from '../../permissions/missing-permission'
import { grants, mayOnItem, rolesFor, type Guarded } from '../../permissions/permission-core'
import { isComplete, type BucketRow, type FileRow } from './storage.rows'

/** The bucket, as far as the caller may know of it. Throws 404 for an unknown or (to clients) disabled one. */
export function getBucket(context: Context, bucketId: string): BucketRow {
  const bucket = context.db.get<BucketRow>('SELECT * FROM buckets WHERE id = ?', bucketId)
  if (bucket === undefined || (bucket.enabled === 0 && !isKey(context.auth))) throw new AppwriteError('storage_bucket_not_found')
  return bucket
}

/** The bucket's own list; what its files say comes besides, where `file_security` is on. */
export function bucketPermissions(bucket: BucketRow): string[] {
  return JSON.parse(bucket.permissions) as string[]
}

/** What the permission core asks of a bucket. */
export function guardedBucket(bucket: BucketRow): Guarded {
  return { permissions: bucketPermissions(bucket), itemSecurity: bucket.file_security === 1 }
}

/** Whoever asks, and also a file that is not whole yet: rights are judged by the caller. */
export function findFile(context: Context, bucket: BucketRow, fileId: string): FileRow | undefined {
  return context.db.get<FileRow>('SELECT * FROM files WHERE bucket_seq = ? AND id = ?', bucket.seq, fileId)
}

/** 401 in the server's words: which permission was missing and which roles were asked. */
export function refused(context: Context, permissions: readonly string[], action: Action): AppwriteError {
  return missingPermission({ action, needed: rolesFor(permissions, action), held: context.auth.roleList })
}

/** Whether the bucket alone grants the action; refuses when it does not and files have no permissions of their own. */
export function bucketGrants(context: Context, bucket: BucketRow, action: Action): boolean {
  const permissions = bucketPermissions(bucket)
  if (grants(permissions, action, context.auth.subject)) return true
  if (bucket.file_security === 0) throw refused(context, permissions, action)
  return false
}

/** A file the caller may read. Throws 401 when the bucket refuses outright, else 404. */
export function getReadableFile(context: Context, bucket: BucketRow, fileId: string): FileRow {
  bucketGrants(context, bucket, 'read')
  const file = findFile(context, bucket, fileId)
  if (file === undefined || !mayOnFile(context, bucket, { file, action: 'read' })) throw new AppwriteError('storage_file_not_found')
  return file
}

/** Whether bucket or file grants the caller the action; a key with the scope may always. */
export function mayOnFile(context: Context, bucket: BucketRow, { file, action }: { file: FileRow; action: Action }): boolean {
  return mayOnItem(guardedBucket(bucket), context.project.permissionSets.listOf(file.permission_set), { action, subject: context.auth.subject })
}

/** A half-uploaded file has no bytes to give. */
export function assertComplete(file: FileRow): void {
  if (!isComplete(file)) throw new AppwriteError('storage_file_not_found')
}
