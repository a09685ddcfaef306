import { signJwt } from '../../auth/jwt'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import type { BucketRow, FileRow } from '../storage/storage.rows'

const DAYS = 15
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg'])

/**
 * The picture of a notification: an address that shows this one file to whoever has it, for fifteen days from when the message
 * goes out. Throws 404 `storage_bucket_not_found`, also for a missing file, and 400 `storage_file_type_unsupported`.
 */
export function pushImage(context: Context, pair: string, scheduledAt: string | null): Record<string, string> {
  const { db, now, backend, project } = context
  const [bucketId = '', fileId = ''] = pair.split(':')
  const bucket = db.get<BucketRow>('SELECT * FROM buckets WHERE id = ?', bucketId)
  const file = bucket === undefined ? undefined : db.get<FileRow>('SELECT * FROM files WHERE bucket_seq = ? AND id = ?', bucket.seq, fileId)
  if (file === undefined) throw new AppwriteError('storage_bucket_not_found')
  if (!PICTURES.has(file.mime_type)) throw new AppwriteError('storage_file_type_unsupported')
  const nowMs = scheduledAt === null ? now : Date.parse(scheduledAt)
  const jwt = signJwt(backend.cipher, { bucketId, fileId, projectId: project.id }, { nowMs, seconds: DAYS * 86_400 })
  const endpoint = backend.options.publicOrigin === undefined ? backend.url : `${backend.options.publicOrigin}/v1`
  return { bucketId, fileId, url: `${endpoint}/storage/buckets/${bucketId}/files/${fileId}/push?project=${project.id}&jwt=${jwt}` }
}
