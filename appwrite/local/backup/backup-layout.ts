import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { BackupError } from './backup-error'

/** The folder of a server, and where it stands in a backup: a clinic keeps it as `appwrite` beside its secrets. */
export type Place = { server: string; clinic: string | null; projectId: string }

/** What a clinic keeps beside the server's folder, and what is sealed into a backup with it. */
export const CLINIC_FILES = ['secrets.json', 'state.json'] as const
export const KEY_FILE = 'server.key'

/** Tables that point to blobs by name. */
export const BLOB_HOLDERS = ['files', 'file_parts', 'deployments', 'deployment_parts'] as const

/** Names that may stand in a backup; anything else is refused, however well it is sealed. */
const ALLOWED = /^(?:secrets\.json|state\.json|appwrite\/(?:server\.key|[A-Za-z0-9._-]{1,64}\.sqlite|files\/[0-9a-f]{2}\/[0-9a-f]{32}))$/

/** Asked of every name before anything is unpacked: no backup may write outside the folder it is restored to. */
export const isAllowedName = (name: string) => ALLOWED.test(name)
/** Where the records of a project stand in a backup. */
export const databaseName = (projectId: string) => `appwrite/${projectId}.sqlite`
/** Where a stored file's bytes stand in a backup; `blob` is 32 hex digits. */
export const blobName = (blob: string) => `appwrite/files/${blob.slice(0, 2)}/${blob}`

/**
 * Finds the server's folder and its project in a folder a person named: a clinic's data folder, or the server's own.
 * @throws BackupError when there is none, or more than one project
 */
export function placeOf(folder: string): Place {
  const isClinic = existsSync(join(folder, 'appwrite'))
  const server = isClinic ? join(folder, 'appwrite') : folder
  const databases = existsSync(server) ? readdirSync(server).filter((name) => name.endsWith('.sqlite')) : []
  const [database] = databases
  if (database === undefined) throw new BackupError(`There are no records in ${folder}. Name the folder of a clinic with --data.`)
  if (databases.length > 1) throw new BackupError(`There are several projects in ${server} (${databases.join(', ')}). Move all but one elsewhere.`)
  return { server, clinic: isClinic ? folder : null, projectId: database.slice(0, -'.sqlite'.length) }
}
