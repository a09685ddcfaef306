import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BackupError } from './backup-error'
import type { LogLimits } from './journal/journal'
import { requirePassphrase, type Cost } from './passphrase'
import type { Retention } from './retention'

export type BackupSettings = {
  passphrase: string
  /** Where backups and the journal are kept; better on another disk. */
  folder: string
  /** Time of the day of this machine, minutes after midnight. */
  atMinute: number
  retention: Retention
  keepsJournal: boolean
  /** The clinic's data folder around the server's, so that its secrets are saved too; null for a server alone. */
  clinicFolder: string | null
  /** What guessing the passphrase costs; tests choose less. */
  cost?: Cost
  /** How long the log of the database may get; tests choose less. */
  logLimits?: LogLimits
}

type Environment = Record<string, string | undefined>

/** The passphrase of the settings, from the environment or a file; null when there is none. */
export function passphraseOf(environment: Environment): string | null {
  const given = environment.BACKUP_PASSPHRASE
  if (given !== undefined && given !== '') return requirePassphrase(given)
  const file = environment.BACKUP_PASSPHRASE_FILE
  if (file === undefined || file === '') return null
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) throw new BackupError(`Others can read the file ${file} of BACKUP_PASSPHRASE_FILE. Take that away first: chmod 600 ${file}`)
    return requirePassphrase(readFileSync(file, 'utf8').trim())
  } catch (error) {
    if (error instanceof BackupError) throw error
    throw new BackupError(`The file ${file} of BACKUP_PASSPHRASE_FILE cannot be read (${(error as NodeJS.ErrnoException).code}).`, { cause: error })
  }
}

/** Where backups of a clinic go when nothing else is said. */
export const backupFolderOf = (environment: Environment, dataFolder: string) => (environment.BACKUP_FOLDER ? environment.BACKUP_FOLDER : join(dataFolder, 'backups'))

/**
 * How backups are made by themselves; null without a passphrase: then none are.
 * @throws BackupError naming the setting that is wrong
 */
export function backupSettings(environment: Environment, dataFolder: string): BackupSettings | null {
  const passphrase = dataFolder === ':memory:' ? null : passphraseOf(environment)
  if (passphrase === null) return null
  const clinic = environment.CLINIC_FOLDER
  return {
    passphrase,
    folder: backupFolderOf(environment, clinic ? clinic : dataFolder),
    atMinute: minuteOf(environment.BACKUP_AT || '02:00'),
    retention: { daily: countOf('BACKUP_KEEP_DAILY', environment.BACKUP_KEEP_DAILY || '7'), weekly: countOf('BACKUP_KEEP_WEEKLY', environment.BACKUP_KEEP_WEEKLY || '4') },
    keepsJournal: flagOf('BACKUP_JOURNAL', environment.BACKUP_JOURNAL || 'true'),
    clinicFolder: clinic ? clinic : null,
  }
}

function minuteOf(text: string): number {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  if (hour === undefined) throw new BackupError(`BACKUP_AT must be a time such as 02:00, not "${text}".`)
  return Number(hour) * 60 + Number(minute)
}

function countOf(name: string, text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new BackupError(`${name} must be a whole number, not "${text}".`)
  return Number(text)
}

function flagOf(name: string, text: string): boolean {
  if (text !== 'true' && text !== 'false') throw new BackupError(`${name} must be true or false, not "${text}".`)
  return text === 'true'
}
