import { isKey } from '../../auth/auth'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { RawBody } from '../../http/reply'
import { header } from '../../http/request-info'
import { route, type Route } from '../../http/route'
import { optional, required, validator, invalid } from '../../http/validator'
import { integerRange, oneOf, text, uid } from '../../http/validators'
import { findToken } from '../tokens/file-tokens'
import { assertComplete, findFile, getBucket, getReadableFile } from './bucket-access'
import { readRange } from './byte-range'
import { shownType } from './content-type'
import { loadContent } from './file-content'
import { placeholderPng } from './placeholder-png'
import type { BucketRow, FileRow } from './storage.rows'

type Asked = { bucketId: string; fileId: string; token: string }

const one = { bucketId: required(uid), fileId: required(uid), token: optional(text(512, 0), '') }

/** A file the caller may read by permission, or because he holds a token for exactly this file. */
function getFileToRead(context: Context, { bucketId, fileId, token }: Asked): { bucket: BucketRow; file: FileRow } {
  const bucket = getBucket(context, bucketId)
  const held = findToken(context, token)
  if (held === null || held.bucket_seq !== bucket.seq) {
    if (held !== null) throw new AppwriteError('user_unauthorized')
    const file = getReadableFile(context, bucket, fileId)
    assertComplete(file)
    return { bucket, file }
  }
  const file = findFile(context, bucket, fileId)
  if (file === undefined || file.seq !== held.file_seq) throw new AppwriteError('user_unauthorized')
  assertComplete(file)
  noteAccess(context, held)
  return { bucket, file }
}

/** A token remembers its last use to the day, so that reading stays a read. */
function noteAccess(context: Context, { seq, accessed_at }: { seq: number; accessed_at: string | null }): void {
  if (accessed_at !== null && context.now - Date.parse(accessed_at) < 86_400_000) return
  void context.write(() => context.db.run('UPDATE file_tokens SET accessed_at = ? WHERE seq = ?', context.isoNow, seq)).catch(() => undefined)
}

async function sendBytes(context: Context, file: FileRow, disposition: 'inline' | 'attachment'): Promise<RawBody> {
  const range = readRange(header(context.request, 'range'), file.size_original)
  const bytes = await loadContent(context.backend, file)
  const { reply } = context
  reply.header('content-disposition', `${disposition}; filename="${safeName(file.name)}"`).header('cache-control', 'private, max-age=3888000')
  if (disposition === 'inline') reply.header('content-security-policy', 'script-src none;').header('x-content-type-options', 'nosniff')
  const type = disposition === 'inline' ? shownType(file.mime_type) : file.mime_type
  if (range === null) return new RawBody(bytes, type)
  reply.status = 206
  reply.header('accept-ranges', 'bytes').header('content-range', `bytes ${range.start}-${range.end}/${file.size_original}`)
  return new RawBody(bytes.subarray(range.start, range.end + 1), type)
}

/** Header values are Latin-1 without quotes and line ends; other names travel percent-encoded. */
function safeName(name: string): string {
  return /^[ !#-~]*$/.test(name) ? name : encodeURIComponent(name)
}

const hexColour = validator('Value must be a valid Hex color code', (value) => (typeof value === 'string' && /^([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|)$/.test(value) ? value : invalid))
const fraction = validator('Value must be a valid range between 0 and 1', (value) => {
  const number = Number(value)
  return Number.isFinite(number) && number >= 0 && number <= 1 ? number : invalid
})
const GRAVITY = ['center', 'top-left', 'top', 'top-right', 'left', 'right', 'bottom-left', 'bottom', 'bottom-right'] as const
const PREVIEWED = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic'])

const preview = route({
  method: 'GET', path: '/storage/buckets/:bucketId/files/:fileId/preview', scope: 'files.read', service: 'storage',
  params: {
    bucketId: one.bucketId, fileId: one.fileId,
    width: optional(integerRange(0, 4000), 0), height: optional(integerRange(0, 4000), 0), gravity: optional(oneOf(GRAVITY), 'center' as const),
    quality: optional(integerRange(-1, 100), -1), borderWidth: optional(integerRange(0, 100), 0), borderColor: optional(hexColour, ''),
    borderRadius: optional(integerRange(0, 4000), 0), opacity: optional(fraction, 1), rotation: optional(integerRange(-360, 360), 0),
    background: optional(hexColour, ''), output: optional(oneOf(['jpg', 'jpeg', 'gif', 'png', 'webp', 'heic', 'avif', '']), '' as const), token: one.token,
  },
  async handler(context, params) {
    const { bucket, file } = getFileToRead(context, params)
    if (bucket.transformations === 0 && !isKey(context.auth)) throw new AppwriteError('storage_bucket_transformations_disabled')
    context.reply.header('cache-control', 'private, max-age=3888000')
    if (!PREVIEWED.has(file.mime_type)) return new RawBody(placeholderPng(params.width || 128, params.height || 128), 'image/png')
    return new RawBody(await loadContent(context.backend, file), file.mime_type)
  },
})

/** The bytes of files: shown, saved or previewed. */
export const fileBytesRoutes: Route[] = [
  route({
    method: 'GET', path: '/storage/buckets/:bucketId/files/:fileId/view', scope: 'files.read', service: 'storage', params: one,
    handler: (context, params) => sendBytes(context, getFileToRead(context, params).file, 'inline'),
  }),
  route({
    method: 'GET', path: '/storage/buckets/:bucketId/files/:fileId/download', scope: 'files.read', service: 'storage', params: one,
    handler: (context, params) => sendBytes(context, getFileToRead(context, params).file, 'attachment'),
  }),
  preview,
]
