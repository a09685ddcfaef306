import { serverSettings } from '../config/server-settings'
import { type BackendStudio, backendStudio } from '../domain/admin/backend-studio.schema'

const patienceMs = 15_000

/**
 * Looks inside the local Appwrite with the clinic's own key. Not part of Appwrite: only a server that was told to shows itself.
 * @returns null when this server shows nothing (a real Appwrite, or the local one without its studio)
 */
export async function readBackendStudio(): Promise<BackendStudio | null> {
  const { APPWRITE_ENDPOINT, APPWRITE_PROJECT_ID, APPWRITE_API_KEY } = serverSettings()
  const answer = await fetch(`${APPWRITE_ENDPOINT}/_studio`, { headers: { 'x-appwrite-project': APPWRITE_PROJECT_ID, 'x-appwrite-key': APPWRITE_API_KEY }, cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
  if ([401, 404, 501].includes(answer.status)) return null
  if (!answer.ok) throw new Error(`The backend could not be looked into: it answered ${answer.status}.`)
  return backendStudio.parse(await answer.json())
}
