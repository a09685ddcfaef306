import { createHash } from 'node:crypto'

export const projectId = () => process.env.APPWRITE_PROJECT_ID || 'meditrack'
export const databaseId = () => process.env.APPWRITE_DATABASE_ID || 'clinic'

/** A clinic that has an Appwrite of its own names it; otherwise the local one is started. */
export const ownAppwrite = () => process.env.APPWRITE_ENDPOINT || null

/** Whether backups are made by themselves; an Appwrite of the clinic's own has its own. */
export const makesBackups = () => Boolean(ownAppwrite() || process.env.BACKUP_PASSPHRASE || process.env.BACKUP_PASSPHRASE_FILE)

/**
 * The environment of the web server and of the programs that prepare the clinic.
 * @param {{ port: number, demo: boolean, backendPort: number, secrets: Record<string, string> }} clinic
 */
export function webEnvironment({ port, demo, backendPort, secrets }) {
  return {
    PORT: String(port),
    APPWRITE_ENDPOINT: ownAppwrite() ?? `http://127.0.0.1:${backendPort}/v1`,
    APPWRITE_PROJECT_ID: projectId(),
    APPWRITE_DATABASE_ID: databaseId(),
    APPWRITE_API_KEY: secrets.APPWRITE_API_KEY,
    APP_ORIGIN: appOrigin(port),
    APP_SECRET: secrets.APP_SECRET,
    DEMO: String(demo),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

export const appOrigin = (port) => process.env.APP_ORIGIN || `http://localhost:${port}`

/** What functions on a server of the clinic's own are deployed with. */
export const functionVariables = (secrets, port) => ({
  APP_ORIGIN: { value: appOrigin(port), isSecret: false },
  APPWRITE_DATABASE_ID: { value: databaseId(), isSecret: false },
  DOCUMENT_SIGNING_KEY: { value: secrets.DOCUMENT_SIGNING_KEY, isSecret: true },
})

export const hashOfToken = (token) => createHash('sha256').update(token).digest('hex')
