import { BLOB_HOLDERS } from '../backup/backup-layout'
import type { BlobStore } from '../services/storage/blob-store'
import type { Cipher } from '../storage/cipher'
import type { Sqlite } from '../storage/sqlite'
import { inTransaction } from '../storage/in-transaction'

type Store = { db: Sqlite; cipher: Cipher; blobs: BlobStore }

/**
 * Encrypts every sealed file anew that is not under the current key. The new bytes are on disk under a new name before a row names
 * them, and the old ones go after that: whoever dies in between leaves rubbish that the next start sweeps up, and no row without its file.
 */
export async function resealFiles(store: Store, onFile: (files: number) => void): Promise<void> {
  for (const table of BLOB_HOLDERS) {
    // Only buckets may keep files unsealed; pieces and code are always sealed.
    const rows = store.db.all<{ blob: string }>(`SELECT DISTINCT blob FROM ${table} WHERE blob <> ''${table === 'files' ? ' AND sealed = 1' : ''}`)
    for (const { blob } of rows) if (await resealFile(store, blob)) onFile(1)
  }
}

async function resealFile({ db, cipher, blobs }: Store, blob: string): Promise<boolean> {
  const bytes = await blobs.read(blob)
  if (bytes === null || cipher.isCurrentBytes(bytes)) return false
  const fresh = await blobs.write(cipher.sealBytes(cipher.openBytes(bytes)))
  inTransaction(db, () => {
    for (const holder of BLOB_HOLDERS) db.run(`UPDATE ${holder} SET blob = ? WHERE blob = ?`, fresh, blob)
  })
  await blobs.remove([blob])
  return true
}
