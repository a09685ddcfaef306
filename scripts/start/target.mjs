import { resolve } from 'node:path'
import { secretsOf, stateOf } from './data-folder.mjs'
import { root } from './folders.mjs'
import { CannotStart } from './progress.mjs'
import { ownAppwrite, projectId } from './settings.mjs'

/** The data folder a command is about: the one named, the one of the settings, or `.data`. */
export const dataFolderOf = (given) => resolve(root, given ?? (process.env.DATA_FOLDER || '.data'))

/**
 * The project a command speaks to: the one of the settings, or the local one that runs on this data folder.
 * @returns {{ endpoint: string, projectId: string, key: string }}
 */
export function targetOf(data) {
  const endpoint = ownAppwrite()
  if (endpoint) {
    if (!process.env.APPWRITE_API_KEY) throw new CannotStart('APPWRITE_API_KEY is missing: make a key with the scopes for databases, storage, messaging and functions in the console, and set it in .env.')
    return { endpoint, projectId: projectId(), key: process.env.APPWRITE_API_KEY }
  }
  const port = stateOf(data).get('backendPort')
  if (!port) throw new CannotStart(`No clinic was started in ${data} yet. Start it with npm run up, or set APPWRITE_ENDPOINT for an Appwrite of your own.`)
  return { endpoint: `http://127.0.0.1:${port}/v1`, projectId: projectId(), key: secretsOf(data).APPWRITE_API_KEY }
}
