import { existsSync } from 'node:fs'
import { backupSettings } from '@/appwrite/local/backup/backup-settings'
import { limitsFrom } from '@/appwrite/local/limits'
import { UnusableData } from '@/appwrite/local/storage/check-folder'
import { DataFolder, FolderInUse } from '@/appwrite/local/storage/data-folder'
import { wrongSettings } from '@/lib/config/start-settings'

/**
 * What is wrong with the settings, in a sentence that names it, or null. Asked before anything is started: a program that
 * refuses its settings later would only be started again and again.
 */
export function settingsTrouble(environment: Record<string, string | undefined>, dataFolder: string): string | null {
  const wrong = wrongSettings(environment)
  if (wrong !== null) return wrong
  try {
    backupSettings(environment, dataFolder)
    limitsFrom(environment)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Why the records cannot be served from a folder, in a sentence, or null: another clinic runs on it, or it cannot be
 * written. A clinic that runs must not notice that a second one was tried.
 */
export function folderTrouble(dataFolder: string): string | null {
  if (!existsSync(dataFolder)) return null
  try {
    DataFolder.open(dataFolder).release()
    return null
  } catch (error) {
    if (error instanceof FolderInUse || error instanceof UnusableData) return error.message
    throw error
  }
}
