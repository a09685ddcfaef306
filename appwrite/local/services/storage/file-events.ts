import type { Context } from '../../http/context'
import { readersOf } from '../../permissions/permission-core'
import type { LocalEvent } from '../../events/local-event'
import { guardedBucket } from './bucket-access'
import { toFile, type BucketRow, type FileRow } from './storage.rows'

/** The event of one file; told to those who may read it. */
export function fileEvent(context: Context, action: 'create' | 'update' | 'delete', { bucket, file }: { bucket: BucketRow; file: FileRow }): LocalEvent {
  return {
    projectId: context.project.id,
    pattern: `buckets.[bucketId].files.[fileId].${action}`,
    params: { bucketId: bucket.id, fileId: file.id },
    payload: toFile(file, context.project.permissionSets),
    readRoles: readersOf(guardedBucket(bucket), context.project.permissionSets.listOf(file.permission_set)),
    userId: context.auth.user?.id ?? '',
    at: context.now,
  }
}
