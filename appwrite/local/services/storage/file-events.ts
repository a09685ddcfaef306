import type { Context } from '../../http/context'
import { rolesFor } from '../../permissions/permission-core'
import type { LocalEvent } from '../../events/local-event'
import { bucketPermissions } from './bucket-access'
import { toFile, type BucketRow, type FileRow } from './storage.rows'

/** The event of one file; told to those who may read it. */
export function fileEvent(context: Context, action: 'create' | 'update' | 'delete', { bucket, file }: { bucket: BucketRow; file: FileRow }): LocalEvent {
  const own = bucket.file_security === 1 ? rolesFor(context.project.permissionSets.listOf(file.permission_set), 'read') : []
  return {
    projectId: context.project.id,
    pattern: `buckets.[bucketId].files.[fileId].${action}`,
    params: { bucketId: bucket.id, fileId: file.id },
    payload: toFile(file, context.project.permissionSets),
    readRoles: [...new Set([...rolesFor(bucketPermissions(bucket), 'read'), ...own])],
    userId: context.auth.user?.id ?? '',
    at: context.now,
  }
}
