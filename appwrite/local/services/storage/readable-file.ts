import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { findToken } from '../tokens/file-tokens'
import { assertComplete, findFile, getReadableFile } from './bucket-access'
import type { BucketRow, FileRow } from './storage.rows'

/** A file the caller may read by permission, or because he holds a token for exactly this file. */
export function getFileToRead(context: Context, bucket: BucketRow, { fileId, token }: { fileId: string; token: string }): FileRow {
  const held = findToken(context, token)
  if (held === null || held.bucket_seq !== bucket.seq) {
    if (held !== null) throw new AppwriteError('user_unauthorized')
    const file = getReadableFile(context, bucket, fileId)
    assertComplete(file)
    return file
  }
  const file = findFile(context, bucket, fileId)
  if (file === undefined || file.seq !== held.file_seq) throw new AppwriteError('user_unauthorized')
  assertComplete(file)
  noteAccess(context, held)
  return file
}

/** A token remembers its last use to the day, so that reading stays a read. */
function noteAccess(context: Context, { seq, accessed_at }: { seq: number; accessed_at: string | null }): void {
  if (accessed_at !== null && context.now - Date.parse(accessed_at) < 86_400_000) return
  void context.write(() => context.db.run('UPDATE file_tokens SET accessed_at = ? WHERE seq = ?', context.isoNow, seq)).catch(() => undefined)
}
