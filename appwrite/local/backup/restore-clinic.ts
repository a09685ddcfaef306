import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BackupError } from './backup-error'
import { listBackups } from './backup-catalogue'
import { replayJournal, type Replayed } from './journal/replay'
import type { BackupReport, Manifest } from './manifest'
import { restoreBackup } from './restore-backup'
import { BACKUP_SUFFIX } from './take-backup'

export type RestoreOrder = {
  /** A backup, or the folder backups are kept in: then the newest that fits. */
  from: string
  into: string
  passphrase: string
  /** Bring it forward to this moment, ISO 8601 with a zone, or `latest` for all the journal holds; absent: the backup as it is. */
  at?: string
  onProgress?: (done: number, total: number) => void
}
export type Restored = BackupReport & { manifest: Manifest; replayed: Replayed | null }

/** Restores a backup into an empty folder, and with `at` everything the journal says was committed at or before that moment. */
export async function restoreClinic({ from, into, passphrase, at, onProgress }: RestoreOrder): Promise<Restored> {
  const untilMs = momentOf(at)
  const file = fileOf(from, untilMs)
  if (untilMs === null) return { ...(await restoreBackup({ file, into, passphrase, onProgress })), replayed: null }
  let replayed: Replayed | null = null
  const beforePlacing = async (folder: string, manifest: Manifest) => {
    if (untilMs < Date.parse(manifest.takenAt)) throw new BackupError(`The backup ${file} was made at ${manifest.takenAt}, which is after the moment you named. Name an older backup with --from.`)
    replayed = await replayJournal(folder, { backups: dirname(file), passphrase, manifest, untilMs })
  }
  const report = await restoreBackup({ file, into, passphrase, onProgress, beforePlacing })
  return { ...report, replayed }
}

/** Without a zone a time means another moment on every machine: it is refused. */
function momentOf(at: string | undefined): number | null {
  if (at === undefined) return null
  if (at === 'latest') return Number.MAX_SAFE_INTEGER
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/.test(at) ? Date.parse(at) : Number.NaN
  if (Number.isNaN(ms)) throw new BackupError(`--at must be a moment with its zone, such as 2026-11-20T14:05:00Z, or latest; not "${at}".`)
  return ms
}

function fileOf(from: string, untilMs: number | null): string {
  if (!existsSync(from)) throw new BackupError(`There is no backup at ${from}. Name one with --from.`)
  if (!statSync(from).isDirectory()) return from
  const listed = listBackups(from)
  const fitting = listed.filter(({ takenAt }) => untilMs === null || Date.parse(takenAt) <= untilMs)
  const newest = fitting.at(-1)?.file ?? (listed.length === 0 ? readdirSync(from).filter((name) => name.endsWith(BACKUP_SUFFIX)).sort().at(-1) : undefined)
  if (newest === undefined) throw new BackupError(listed.length > 0 ? `The oldest backup in ${from} is of ${listed[0]?.takenAt}, after the moment you named.` : `There is no backup in ${from}. Name one with --from.`)
  return join(from, newest)
}
