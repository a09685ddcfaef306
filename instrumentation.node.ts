import { stderr } from 'node:process'
import { serverSettings } from './lib/config/server-settings'
import { appwriteForDevice } from './lib/data/appwrite-clients'
import { openClinic } from './lib/data/clinic'
import { newId } from './lib/data/new-id'
import { startSealer } from './lib/operations/audit/start-sealer'

/** By this the sealer's calls are told from those of pages. */
const sealerDevice = 'audit-sealer'

/** Checks the settings, and from then on chains each new audit entry within two seconds, so that writers never wait for each other. */
export function startInstallation(): void {
  const { APPWRITE_DATABASE_ID } = serverSettings()
  const now = () => new Date()
  const clinic = openClinic(appwriteForDevice(sealerDevice), APPWRITE_DATABASE_ID, {
    actor: { kind: 'system', id: 'sealer', name: 'Audit sealer', role: 'system', organisationId: 'installation' }, origin: { address: null, device: 'web server', requestId: newId() }, now, newId,
  })
  // An entry that waits is found again a second later; only the reason is told, never the entry.
  startSealer({ clinic, now, onFailure: (error) => void stderr.write(`The audit trail could not be sealed just now: ${error instanceof Error ? error.message : String(error)}\n`) })
}
