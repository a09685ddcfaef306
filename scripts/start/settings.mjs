import { createHash } from 'node:crypto'

export const projectId = () => process.env.APPWRITE_PROJECT_ID || 'meditrack'
export const databaseId = () => process.env.APPWRITE_DATABASE_ID || 'clinic'

/** A clinic that has an Appwrite of its own names it; otherwise the local one is started. */
export const ownAppwrite = () => process.env.APPWRITE_ENDPOINT || null

/** Whether backups are made by themselves; an Appwrite of the clinic's own has its own. */
export const makesBackups = () => Boolean(ownAppwrite() || process.env.BACKUP_PASSPHRASE || process.env.BACKUP_PASSPHRASE_FILE)

/**
 * The environment of the web server and of the programs that prepare the clinic.
 * @param {{ port: number, demo: boolean, isDevelopment?: boolean, backendPort: number, secrets: Record<string, string> }} clinic
 */
export function webEnvironment({ port, demo, isDevelopment, backendPort, secrets }) {
  return {
    PORT: String(port),
    APPWRITE_ENDPOINT: ownAppwrite() ?? `http://127.0.0.1:${backendPort}/v1`,
    APPWRITE_PROJECT_ID: projectId(),
    APPWRITE_DATABASE_ID: databaseId(),
    APPWRITE_API_KEY: secrets.APPWRITE_API_KEY,
    APP_ORIGIN: appOrigin(port),
    APP_SECRET: secrets.APP_SECRET,
    APP_SECRET_OLD: process.env.APP_SECRET_OLD || secrets.APP_SECRET_OLD || '',
    DEMO: String(demo),
    BACKEND_STUDIO: String(showsBackend({ demo, isDevelopment })),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** Whether administrators may look inside the local Appwrite: as BACKEND_STUDIO says, otherwise in development and in the demonstration. */
export const showsBackend = ({ demo, isDevelopment }) => (process.env.BACKEND_STUDIO ? process.env.BACKEND_STUDIO === 'true' : Boolean(demo || isDevelopment))

export const appOrigin = (port) => process.env.APP_ORIGIN || `http://localhost:${port}`

/** What functions on a server of the clinic's own are deployed with. */
export const functionVariables = (secrets, port) => ({
  APP_ORIGIN: { value: appOrigin(port), isSecret: false },
  APPWRITE_DATABASE_ID: { value: databaseId(), isSecret: false },
  DOCUMENT_SIGNING_KEY: { value: secrets.DOCUMENT_SIGNING_KEY, isSecret: true },
})

export const hashOfToken = (token) => createHash('sha256').update(token).digest('hex')
