import { createHash } from 'node:crypto'
import type { Backend } from '../../backend'
import { AppwriteError } from '../../http/appwrite-error'
import { DamagedError } from '../../storage/storage-trouble'
import { configuredScanner, isClean } from './antivirus'
import { blobsOf } from './blob-store'
import { pack, unpack } from './compression'
import { contentTypeOf } from './content-type'
import type { BucketRow, FileRow } from './storage.rows'

/** What a file row says about its bytes. */
export type StoredContent = Pick<FileRow, 'blob' | 'sealed' | 'compression' | 'signature' | 'mime_type' | 'size_original' | 'size_actual'>

/** Scans, measures, compresses, encrypts and saves the bytes of a complete file. */
export async function storeContent(backend: Backend, bucket: BucketRow, bytes: Buffer): Promise<StoredContent> {
  const scanner = bucket.antivirus === 1 ? configuredScanner() : null
  if (scanner !== null && !(await isClean(scanner, bytes))) throw new AppwriteError('storage_invalid_file')
  const compression = bytes.length === 0 ? 'none' : bucket.compression
  const packed = await pack(compression, bytes)
  const sealed = bucket.encryption === 1
  return {
    blob: await blobsOf(backend).write(sealed ? backend.cipher.sealBytes(packed) : packed),
    sealed: sealed ? 1 : 0,
    compression,
    signature: createHash('md5').update(bytes).digest('hex'),
    mime_type: contentTypeOf(bytes),
    size_original: bytes.length,
    size_actual: sealed ? Math.ceil(packed.length / 3) * 4 : packed.length,
  }
}

function damaged(cause?: unknown): never {
  throw new DamagedError('A stored file is not what was uploaded.', { cause })
}

/** The bytes as they were uploaded. Throws `DamagedError` rather than give out other ones. */
export async function loadContent(backend: Backend, file: FileRow): Promise<Buffer> {
  const stored = await blobsOf(backend).read(file.blob)
  if (stored === null) throw new AppwriteError('storage_file_not_found')
  const packed = file.sealed === 1 ? backend.cipher.openBytes(stored) : stored
  const bytes = await unpack(file.compression, packed).catch(damaged)
  // What is sealed has proved itself; anything else is held against the fingerprint taken when it came.
  if (file.sealed === 0 && createHash('md5').update(bytes).digest('hex') !== file.signature) return damaged()
  return bytes
}
