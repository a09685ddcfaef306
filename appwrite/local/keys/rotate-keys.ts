import { join } from 'node:path'
import { forgetLine } from '../backup/commit-clock'
import { BlobStore } from '../services/storage/blob-store'
import { Cipher } from '../storage/cipher'
import { DataFolder } from '../storage/data-folder'
import { newSecret, readKeyFile, writeKeyFile } from '../storage/key-file'
import { Sqlite } from '../storage/sqlite'
import { resealFiles } from './reseal-files'
import { resealTables } from './reseal-tables'

export type Rotation = {
  /** Id of the key everything is encrypted with now. */
  keyId: string
  values: number
  files: number
  /** Values that look sealed and that no key opens: left as they were. */
  unreadable: number
}

export type RotationOrder = {
  /** The server's folder and its project. */
  server: string
  projectId: string
  /** Secrets from elsewhere than the key file, the new one first; then the file is left alone. */
  given?: { current: string; older: string }
  /** Told after every step that is on disk. */
  onStep?: (done: { values: number; files: number }) => void
}

/**
 * Encrypts everything at rest with a new key. The server must be stopped. Each step is whole by itself and what is done carries
 * the id of the new key, so that a rotation that was killed goes on where it was when it is started again; until then the server
 * runs with both keys. The old one is forgotten only after a second look finds nothing that still needs it.
 */
export async function rotateKeys(order: RotationOrder): Promise<Rotation> {
  const folder = DataFolder.open(order.server)
  try {
    const keyFile = join(order.server, 'server.key')
    if (order.given === undefined) beginInFile(keyFile)
    const [current, ...older] = folder.secrets(order.given?.current, order.given?.older)
    const rotation = await encryptAnew(folder, order, new Cipher(current, older))
    if (order.given === undefined) writeKeyFile(keyFile, readKeyFile(keyFile).slice(0, 1))
    return rotation
  } finally {
    folder.release()
  }
}

/** The new key is on disk, beside the old one, before anything is encrypted with it. */
function beginInFile(file: string): void {
  const secrets = readKeyFile(file)
  if (secrets.length === 1) writeKeyFile(file, [newSecret(), ...secrets])
}

async function encryptAnew(folder: DataFolder, { projectId, onStep }: RotationOrder, cipher: Cipher): Promise<Rotation> {
  const db = new Sqlite(folder.databaseFile(projectId))
  try {
    // No journal sees what is written here.
    forgetLine(db)
    const done = { values: 0, files: 0 }
    const step = (kind: 'values' | 'files') => (count: number) => {
      done[kind] += count
      onStep?.(done)
    }
    resealTables(db, cipher, step('values'))
    await resealFiles({ db, cipher, blobs: new BlobStore(folder.folder('files')) }, step('files'))
    const { unreadable } = resealTables(db, cipher, step('values'))
    // What the old key sealed must not stay in pages that are no longer used.
    db.script('VACUUM')
    return { keyId: cipher.keyId, ...done, unreadable }
  } finally {
    db.close()
  }
}
