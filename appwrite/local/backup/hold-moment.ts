import type { Backend } from '../backend'
import { blobsOf } from '../services/storage/blob-store'
import { BackupError } from './backup-error'
import { journalOf } from './journal/journal-of'
import type { Moment } from './moment'

const holding = new WeakSet<Backend>()

/**
 * Lets the data folder stand still for a reader in another process, while the server goes on: from now on changes wait in the
 * log beside the database file, and no file is removed. The database file itself is the state of exactly this moment.
 */
export async function holdMoment(backend: Backend): Promise<{ moment: Moment; release: () => void }> {
  if (holding.has(backend)) throw new BackupError('Another backup of this clinic is under way.')
  holding.add(backend)
  const { db } = backend.project
  const releases = [blobsOf(backend).hold(), db.pauseCheckpoints()]
  const release = () => {
    for (const undo of releases.splice(0)) undo()
    holding.delete(backend)
  }
  try {
    const journal = journalOf(backend)
    if (journal === null) {
      db.checkpoint()
      return { moment: { takenAt: new Date(backend.now()).toISOString(), journal: null }, release }
    }
    const stood = await journal.standStill()
    releases.push(stood.goOn)
    return { moment: { takenAt: new Date(backend.now()).toISOString(), journal: stood.position }, release }
  } catch (error) {
    release()
    throw error
  }
}
