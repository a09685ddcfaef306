import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { blobsOf } from './blob-store'
import { isComplete, type FileRow } from './storage.rows'

type Part = { part: number; blob: string }

/** Saves one piece of a file (sealed) and answers how many have arrived. A piece sent twice counts once. */
export async function uploadPart(context: Context, { file, part, bytes }: { file: FileRow; part: number; bytes: Buffer }): Promise<number> {
  const blobs = blobsOf(context.backend)
  const blob = await blobs.write(context.backend.cipher.sealBytes(bytes))
  const { arrived, unused } = await context.write(() => {
    const now = context.db.get<FileRow>('SELECT * FROM files WHERE seq = ?', file.seq)
    if (now === undefined) throw new AppwriteError('storage_file_not_found')
    if (isComplete(now)) return { arrived: now.chunks_total, unused: true }
    const { changes } = context.db.run('INSERT OR IGNORE INTO file_parts (file_seq, part, blob) VALUES (?, ?, ?)', file.seq, part, blob)
    const count = context.db.get<{ n: number }>('SELECT COUNT(*) AS n FROM file_parts WHERE file_seq = ?', file.seq)?.n ?? 0
    if (count < now.chunks_total) context.db.run('UPDATE files SET chunks_uploaded = ?, updated_at = ? WHERE seq = ?', count, context.isoNow, file.seq)
    return { arrived: count, unused: changes === 0 }
  })
  if (unused) blobs.removeLater([blob])
  return arrived
}

/** The pieces in order, or null when somebody else has put them together already. */
export async function loadParts(context: Context, file: FileRow): Promise<{ bytes: Buffer; blobs: string[] } | null> {
  const parts = context.db.all<Part>('SELECT part, blob FROM file_parts WHERE file_seq = ? ORDER BY part', file.seq)
  if (parts.length !== file.chunks_total) return null
  const pieces: Buffer[] = []
  for (const { blob } of parts) {
    const sealed = await blobsOf(context.backend).read(blob)
    if (sealed === null) return null
    pieces.push(context.backend.cipher.openBytes(sealed))
  }
  return { bytes: Buffer.concat(pieces), blobs: parts.map((row) => row.blob) }
}
