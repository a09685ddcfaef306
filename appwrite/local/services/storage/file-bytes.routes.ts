import { readJwt } from '../../auth/jwt'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { RawBody } from '../../http/reply'
import { header } from '../../http/request-info'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { text, uid } from '../../http/validators'
import { assertComplete, findFile, getBucket } from './bucket-access'
import { readRange } from './byte-range'
import { shownType } from './content-type'
import { loadContent } from './file-content'
import { getFileToRead } from './readable-file'
import type { FileRow } from './storage.rows'

const one = { bucketId: required(uid), fileId: required(uid), token: optional(text(512), '') }

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

/** The picture of a notification: whoever has its address, which names this one file, may fetch it. */
function fileOfNotification(context: Context, { bucketId, fileId, jwt }: { bucketId: string; fileId: string; jwt: string }): FileRow {
  const claims = claimsOf(context, jwt)
  if (claims?.projectId !== context.project.id || claims.bucketId !== bucketId || claims.fileId !== fileId) throw new AppwriteError('user_unauthorized')
  const file = findFile(context, getBucket(context, bucketId), fileId)
  if (file === undefined) throw new AppwriteError('storage_file_not_found')
  assertComplete(file)
  return file
}

function claimsOf({ backend }: Context, jwt: string): Record<string, unknown> | null {
  try {
    return readJwt(backend.cipher, jwt, backend.now())
  } catch {
    // Forged, expired and malformed tokens are told the same.
    return null
  }
}

/** The bytes of files: shown or saved. */
export const fileBytesRoutes: Route[] = [
  route({
    method: 'GET', path: '/storage/buckets/:bucketId/files/:fileId/view', scope: 'files.read', service: 'storage', params: one,
    handler: (context, params) => sendBytes(context, getFileToRead(context, getBucket(context, params.bucketId), params), 'inline'),
  }),
  route({
    method: 'GET', path: '/storage/buckets/:bucketId/files/:fileId/download', scope: 'files.read', service: 'storage', params: one,
    handler: (context, params) => sendBytes(context, getFileToRead(context, getBucket(context, params.bucketId), params), 'attachment'),
  }),
  route({
    method: 'GET', path: '/storage/buckets/:bucketId/files/:fileId/push', scope: 'public', service: 'storage', params: { bucketId: one.bucketId, fileId: one.fileId, jwt: optional(text(2048, 0), '') },
    handler: (context, params) => sendBytes(context, fileOfNotification(context, params), 'inline'),
  }),
]
