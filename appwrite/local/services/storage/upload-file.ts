import { isKey } from '../../auth/auth'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import type { UploadedFile } from '../../http/multipart'
import { header } from '../../http/request-info'
import { invalid } from '../../http/validator'
import { uid } from '../../http/validators'
import { expandPermissions, grants, ungrantableRole } from '../../permissions/permission-core'
import { uniqueClash } from '../../storage/sqlite'
import { chosenId } from '../../storage/ids'
import { blobsOf } from './blob-store'
import { bucketPermissions, findFile, getBucket, refused } from './bucket-access'
import { readContentRange, type Piece } from './byte-range'
import { loadParts, uploadPart } from './chunked-upload'
import { storeContent, type StoredContent } from './file-content'
import { fileEvent } from './file-events'
import { storedFolder } from './folder'
import { isComplete, toFile, type BucketRow, type FileRow } from './storage.rows'

export type UploadParams = { bucketId: string; fileId: string; permissions: string[] | null; folder: string }

/** One upload request: the whole file, or one piece of it. */
export type Upload = {
  bucket: BucketRow
  fileId: string
  name: string
  folder: string
  permissions: string[]
  bytes: Buffer
  piece: Piece | null
  /** Who may add pieces to this file: the user's id, or 'key'. */
  uploader: string
}

/** Takes a whole file or one piece; the answer carries how many pieces have arrived. */
export async function uploadFile(context: Context, params: UploadParams): Promise<Record<string, unknown>> {
  const upload = checkedUpload(context, params)
  return upload.piece === null ? uploadWhole(context, upload) : uploadPiece(context, upload)
}

function checkedUpload(context: Context, params: UploadParams): Upload {
  const bucket = getBucket(context, params.bucketId)
  if (!grants(bucketPermissions(bucket), 'create', context.auth.subject)) throw refused(context, bucketPermissions(bucket), 'create')
  const permissions = grantedPermissions(context, params.permissions)
  const file = uploadedFile(context)
  const piece = readContentRange(header(context.request, 'content-range'), file.bytes.length)
  const size = piece?.size ?? file.bytes.length
  const fileId = piece === null ? chosenId(params.fileId, context.now) : pieceId(context, params.fileId)
  const allowed = JSON.parse(bucket.allowed_file_extensions) as string[]
  if (allowed.length > 0 && !allowed.includes(extensionOf(file.name))) {
    throw new AppwriteError('storage_file_type_unsupported', 'File extension not allowed')
  }
  if (size > bucket.maximum_file_size) throw new AppwriteError('storage_invalid_file_size', 'File size not allowed')
  const uploader = isKey(context.auth) ? 'key' : (context.auth.user?.id ?? 'guest')
  return { bucket, fileId, name: file.name, folder: storedFolder(params.folder), permissions, bytes: file.bytes, piece, uploader }
}

function uploadedFile(context: Context): UploadedFile {
  const file = context.request.files.find((candidate) => candidate.field === 'file' || candidate.field === 'file[]') 
  if (file === undefined) throw new AppwriteError('storage_file_empty')
  return file
}

function pieceId(context: Context, requested: string): string {
  const named = header(context.request, 'x-appwrite-id') || chosenId(requested, context.now)
  if (uid.parse(named) === invalid) throw new AppwriteError('storage_invalid_appwrite_id')
  return named
}

/** What the file will carry: as asked, or everything for the person who uploads. Nobody hands out roles he lacks. */
function grantedPermissions(context: Context, asked: string[] | null): string[] {
  const { user, subject, roleList } = context.auth
  if (asked === null) return user === null ? [] : (['read', 'update', 'delete'] as const).map((action) => `${action}("user:${user.id}")`)
  const permissions = expandPermissions(asked, 'row')
  if (ungrantableRole(permissions, subject) !== null) throw new AppwriteError('user_unauthorized', `Permissions must be one of: (${roleList.join(', ')})`)
  return permissions
}

/** In small letters: a bucket that allows `PNG` takes no picture at all, as on the real server. */
function extensionOf(name: string): string {
  const at = name.lastIndexOf('.')
  return at < 0 ? '' : name.slice(at + 1).toLowerCase()
}

async function uploadWhole(context: Context, upload: Upload): Promise<Record<string, unknown>> {
  if (findFile(context, upload.bucket, upload.fileId) !== undefined) throw new AppwriteError('storage_file_already_exists')
  const content = await storeContent(context.backend, upload.bucket, upload.bytes)
  try {
    return await context.write((tx) => {
      insertFile(context, upload, { size: upload.bytes.length, parts: 1, permissionSet: context.project.permissionSets.idOf(upload.permissions, tx) })
      const file = completeFile(context, upload, content)
      tx.emit(fileEvent(context, 'create', { bucket: upload.bucket, file }))
      return toFile(file, context.project.permissionSets)
    })
  } catch (error) {
    await blobsOf(context.backend).remove([content.blob])
    throw error
  }
}

type NewFile = { size: number; parts: number; permissionSet: number }

function insertFile(context: Context, { bucket, fileId, name, folder, uploader }: Upload, init: NewFile): void {
  if (context.db.get('SELECT 1 FROM buckets WHERE seq = ?', bucket.seq) === undefined) throw new AppwriteError('storage_bucket_not_found')
  try {
    context.db.run(
      `INSERT INTO files (bucket_seq, bucket_id, id, created_at, updated_at, permission_set, name, folder, size_original, chunks_total, uploader, search)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      bucket.seq, bucket.id, fileId, context.isoNow, context.isoNow, init.permissionSet, name, folder, init.size, init.parts, uploader, `${fileId} ${name}`,
    )
  } catch (error) {
    throw uniqueClash(error) === null ? error : new AppwriteError('storage_file_already_exists')
  }
}

function completeFile(context: Context, { bucket, fileId }: Upload, content: StoredContent): FileRow {
  context.db.run(
    `UPDATE files SET blob = ?, sealed = ?, compression = ?, signature = ?, mime_type = ?, size_original = ?, size_actual = ?,
       chunks_uploaded = chunks_total, updated_at = ? WHERE bucket_seq = ? AND id = ?`,
    content.blob, content.sealed, content.compression, content.signature, content.mime_type, content.size_original, content.size_actual, context.isoNow, bucket.seq, fileId,
  )
  return getFile(context, bucket, fileId)
}

function getFile(context: Context, bucket: BucketRow, fileId: string): FileRow {
  const file = findFile(context, bucket, fileId)
  if (file === undefined) throw new AppwriteError('storage_file_not_found')
  return file
}

async function uploadPiece(context: Context, upload: Upload): Promise<Record<string, unknown>> {
  const { bucket, fileId, piece } = upload
  if (piece === null) throw new AppwriteError('storage_invalid_content_range')
  const begun = await context.write((tx) => {
    const known = findFile(context, bucket, fileId)
    if (known !== undefined) return known
    insertFile(context, upload, { size: piece.size, parts: piece.parts, permissionSet: context.project.permissionSets.idOf(upload.permissions, tx) })
    return getFile(context, bucket, fileId)
  })
  if (begun.uploader !== upload.uploader || begun.size_original !== piece.size) throw new AppwriteError('storage_file_already_exists')
  if (isComplete(begun)) {
    context.reply.status = 200
    return toFile(begun, context.project.permissionSets)
  }
  const arrived = await uploadPart(context, { file: begun, part: piece.part, bytes: upload.bytes })
  return arrived === begun.chunks_total ? assemble(context, upload) : toFile({ ...begun, chunks_uploaded: arrived }, context.project.permissionSets)
}

/** Puts the pieces together. Two requests may get here at once: one saves the file, the other answers what was saved. */
async function assemble(context: Context, upload: Upload): Promise<Record<string, unknown>> {
  const { bucket, fileId } = upload
  const pending = getFile(context, bucket, fileId)
  const parts = await loadParts(context, pending)
  if (parts === null) return toFile(getFile(context, bucket, fileId), context.project.permissionSets)
  const content = await storeContent(context.backend, bucket, parts.bytes).catch(async (error: unknown) => {
    await discard(context, pending)
    throw error
  })
  const { file, leftover } = await context.write((tx) => {
    const now = getFile(context, bucket, fileId)
    if (isComplete(now) || now.seq !== pending.seq) return { file: now, leftover: [content.blob] }
    context.db.run('DELETE FROM file_parts WHERE file_seq = ?', pending.seq)
    const file = completeFile(context, upload, content)
    tx.emit(fileEvent(context, 'create', { bucket, file }))
    return { file, leftover: parts.blobs }
  })
  blobsOf(context.backend).removeLater(leftover)
  return toFile(file, context.project.permissionSets)
}

/** A refused file (a virus) leaves nothing behind. */
async function discard(context: Context, { seq }: FileRow): Promise<void> {
  const blobs = await context.write(() => {
    const parts = context.db.all<{ blob: string }>('SELECT blob FROM file_parts WHERE file_seq = ?', seq)
    context.db.run('DELETE FROM file_parts WHERE file_seq = ?', seq)
    context.db.run('DELETE FROM files WHERE seq = ?', seq)
    return parts.map((row) => row.blob)
  })
  blobsOf(context.backend).removeLater(blobs)
}
