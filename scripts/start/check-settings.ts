import { backupSettings } from '@/appwrite/local/backup/backup-settings'
import { limitsFrom } from '@/appwrite/local/limits'
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
