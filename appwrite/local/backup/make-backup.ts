import { keepInCatalogue } from './backup-catalogue'
import { placeOf } from './backup-layout'
import type { BackupReport } from './manifest'
import type { Cost } from './passphrase'
import { withStillFolder } from './still-folder'
import { takeBackup } from './take-backup'

export type BackupOrder = { data: string; into: string; passphrase: string; environment?: Record<string, string | undefined>; cost?: Cost; onProgress?: (done: number, total: number) => void }

const SECRETS = ['APP_SECRET', 'APP_SECRET_OLD', 'APPWRITE_API_KEY', 'APPWRITE_ENCRYPTION_KEY', 'APPWRITE_ENCRYPTION_KEY_OLD', 'DOCUMENT_SIGNING_KEY']

/** Backs up the clinic of a data folder, whether it runs or not, and notes it in the catalogue of the backups' folder. */
export async function makeBackup({ data, into, passphrase, environment = {}, cost, onProgress }: BackupOrder): Promise<BackupReport> {
  const place = placeOf(data)
  const secrets = Object.fromEntries(SECRETS.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])))
  return withStillFolder(place, async (moment, confirm) => {
    const report = await takeBackup({ place, moment, into, passphrase, secrets, cost, confirm, onProgress })
    await keepInCatalogue(into, report, moment.journal)
    return report
  })
}
