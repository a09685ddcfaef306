import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from './durable-files'

/** How the backups of a server are, for a page that shows it. Times are ISO 8601 in UTC. */
export type BackupStatus = {
  /** Whether a passphrase is set, so that backups are made by themselves. */
  isScheduled: boolean
  nextAt: string | null
  lastSuccess: { takenAt: string; file: string; bytes: number; rows: number; blobs: number; durationMs: number } | null
  /** The last failure; null once a later backup succeeded. */
  lastFailure: { at: string; reason: string } | null
  /** null while no journal is kept. `savedAt`: the last change that is in it. */
  journal: { savedAt: string | null; trouble: string | null } | null
}

const FILE = 'backup-status.json'
const NEVER: BackupStatus = { isScheduled: false, nextAt: null, lastSuccess: null, lastFailure: null, journal: null }

/** @param server the folder a server keeps its data in */
export function readBackupStatus(server: string): BackupStatus {
  const file = join(server, FILE)
  return existsSync(file) ? { ...NEVER, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<BackupStatus>) } : NEVER
}

/** Changes the parts named and keeps the rest. It reads before it writes: calls must come one after the other, or one change is lost. */
export async function changeBackupStatus(server: string, changes: Partial<BackupStatus>): Promise<void> {
  await writeWhole(join(server, FILE), `${JSON.stringify({ ...readBackupStatus(server), ...changes }, null, 2)}\n`)
}
