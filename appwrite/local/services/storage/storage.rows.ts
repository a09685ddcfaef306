import type { PermissionSets } from '../../storage/permission-sets'
import type { Compression } from './compression'

/** A row of `buckets` as stored. */
export type BucketRow = {
  seq: number
  id: string
  created_at: string
  updated_at: string
  permissions: string
  file_security: number
  name: string
  enabled: number
  maximum_file_size: number
  allowed_file_extensions: string
  compression: Compression
  encryption: number
  antivirus: number
  transformations: number
}

/** A row of `files` as stored; complete when `chunks_uploaded` equals `chunks_total`. */
export type FileRow = {
  seq: number
  bucket_seq: number
  bucket_id: string
  id: string
  created_at: string
  updated_at: string
  permission_set: number
  name: string
  folder: string
  blob: string
  sealed: number
  compression: Compression
  signature: string
  mime_type: string
  size_original: number
  size_actual: number
  chunks_total: number
  chunks_uploaded: number
  uploader: string
}

/** The model of the release. `totalSize` is always 0 here. Sizes are in bytes. */
export function toBucket(row: BucketRow): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, $permissions: JSON.parse(row.permissions) as string[],
    fileSecurity: row.file_security === 1, name: row.name, enabled: row.enabled === 1, maximumFileSize: row.maximum_file_size,
    allowedFileExtensions: JSON.parse(row.allowed_file_extensions) as string[], compression: row.compression,
    encryption: row.encryption === 1, antivirus: row.antivirus === 1, transformations: row.transformations === 1, totalSize: 0,
  }
}

/** The model of the release. Sizes are in bytes; `sizeActual` counts as the real server does: packed, and in Base64 when sealed. */
export function toFile(row: FileRow, sets: PermissionSets): Record<string, unknown> {
  return {
    $id: row.id, bucketId: row.bucket_id, $createdAt: row.created_at, $updatedAt: row.updated_at, $permissions: sets.listOf(row.permission_set),
    name: row.name, folder: row.folder, key: `${row.folder}${row.name}`,
    signature: row.signature, mimeType: row.mime_type, sizeOriginal: row.size_original, sizeActual: row.size_actual,
    chunksTotal: row.chunks_total, chunksUploaded: row.chunks_uploaded, encryption: row.sealed === 1, compression: row.compression,
  }
}

/** Whether every chunk of the upload has come. */
export function isComplete(file: FileRow): boolean {
  return file.chunks_uploaded === file.chunks_total
}
