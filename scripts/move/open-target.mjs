import { join, resolve } from 'node:path'
import { bundlePrograms } from '../start/bundle.mjs'
import { secretsOf, stateOf } from '../start/data-folder.mjs'
import { root } from '../start/folders.mjs'
import { CannotStart } from '../start/progress.mjs'
import { freePort } from '../start/requirements.mjs'
import { databaseId, ownAppwrite, projectId } from '../start/settings.mjs'
import { startProgram } from '../start/start-program.mjs'
import { targetOf } from '../start/target.mjs'

const entries = ['appwrite/local/start.ts', 'appwrite/local/functions-runtime/run-function.worker.ts', 'appwrite/local/backup/run-backup.ts']

/**
 * The Appwrite that a move reads or writes: the one of the settings, the local one that runs on this data folder, or that
 * folder's own, started for the time of the move without the program and its functions.
 * @param {string} data
 * @param {{ mustRest: boolean }} options `mustRest`: refuses a local one that is in use
 * @returns {Promise<{ target: { endpoint: string, projectId: string, key: string, databaseId: string }, knownAs?: string, close: () => Promise<void> }>}
 */
export async function openMoveTarget(data, { mustRest }) {
  if (ownAppwrite()) return { target: { ...targetOf(data), databaseId: databaseId() }, close: async () => undefined }
  const port = stateOf(data).get('backendPort')
  if (port && (await answers(port))) {
    if (mustRest) throw new CannotStart(`The clinic in ${data} is running. Stop it first: what arrives would be worked on before all of it is there.`)
    return { target: { ...targetOf(data), databaseId: databaseId() }, close: async () => undefined }
  }
  const secrets = secretsOf(data)
  const [program] = await bundlePrograms(entries)
  const own = await freePort()
  const { stop } = await startProgram([program, '--host', '127.0.0.1', '--port', String(own), '--data', join(data, 'appwrite'), '--project', projectId(), '--config', 'none', '--no-rate-limits'], { APPWRITE_API_KEY: secrets.APPWRITE_API_KEY, APPWRITE_ENCRYPTION_KEY: secrets.APPWRITE_ENCRYPTION_KEY, CLINIC_FOLDER: data, BACKUP_FOLDER: process.env.BACKUP_FOLDER ? resolve(root, process.env.BACKUP_FOLDER) : '' })
  return { target: { endpoint: `http://127.0.0.1:${own}/v1`, projectId: projectId(), key: secrets.APPWRITE_API_KEY, databaseId: databaseId() }, knownAs: data, close: stop }
}

const answers = (port) => fetch(`http://127.0.0.1:${port}/v1/health/version`, { signal: AbortSignal.timeout(5000) }).then((response) => response.ok, () => false)
