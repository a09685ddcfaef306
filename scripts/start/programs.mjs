import { join, resolve } from 'node:path'
import { bundlePrograms } from './bundle.mjs'
import { inRoot, root } from './folders.mjs'
import { appOrigin, databaseId, projectId, showsBackend } from './settings.mjs'

const backendEntry = 'appwrite/local/start.ts'
const backendWorkers = ['appwrite/local/functions-runtime/run-function.worker.ts', 'appwrite/local/backup/run-backup.ts']
const mailEntry = 'appwrite/local/mail-sink/start.ts'

/** The local Appwrite with the programs it starts, bundled; answers what to run. */
export const bundledBackend = async () => (await runnable(backendEntry, backendWorkers))[0]

/**
 * The local Appwrite as a program of the supervisor.
 * @param {{ port: number, demo?: boolean, isDevelopment?: boolean, backendPort: number, smtpPort: number | null, data: string, secrets: Record<string, string>, rateLimits?: boolean }} clinic
 */
export async function backendProgram({ port, demo, isDevelopment, backendPort, smtpPort, data, secrets, rateLimits = true }) {
  // Only the web server of this machine speaks to it: a clinic opens one port.
  const options = ['--host', '127.0.0.1', '--port', String(backendPort), '--data', join(data, 'appwrite'), '--project', projectId(), '--config', inRoot('appwrite.json')]
  const smtp = process.env.APPWRITE_SMTP || (smtpPort ? `127.0.0.1:${smtpPort}` : '')
  return {
    name: 'The local Appwrite',
    args: [await bundledBackend(), ...options, ...(smtp ? ['--smtp', smtp] : []), ...(rateLimits ? [] : ['--no-rate-limits']), ...(showsBackend({ demo, isDevelopment }) ? ['--studio'] : [])],
    // The functions it runs take their settings from here.
    env: { APPWRITE_API_KEY: secrets.APPWRITE_API_KEY, APPWRITE_ENCRYPTION_KEY: secrets.APPWRITE_ENCRYPTION_KEY, APPWRITE_ENCRYPTION_KEY_OLD: process.env.APPWRITE_ENCRYPTION_KEY_OLD || secrets.APPWRITE_ENCRYPTION_KEY_OLD || '', DOCUMENT_SIGNING_KEY: secrets.DOCUMENT_SIGNING_KEY, APP_ORIGIN: appOrigin(port), APPWRITE_DATABASE_ID: databaseId(), APPWRITE_ALLOWED_HOSTS: new URL(appOrigin(port)).hostname, CLINIC_FOLDER: data, BACKUP_FOLDER: process.env.BACKUP_FOLDER ? resolve(root, process.env.BACKUP_FOLDER) : '' },
    quiet: /^Local Appwrite ready/,
  }
}

/** The mailbox of development and of the demo: it takes every mail and shows it in the browser. */
export async function mailProgram({ smtpPort, mailPort }) {
  return { name: 'The mailbox', args: [...(await runnable(mailEntry)), '--smtp-port', String(smtpPort), '--http-port', String(mailPort)], quiet: /^Mailbox on/ }
}

// Rendering makes much that is forgotten at once: room for it to die young spares the slow collections. The old
// generation is kept small, because Node would rather grow than tidy (docs/operations/speed.md).
const webMemory = ['--max-semi-space-size=32', '--max-old-space-size=320']

/** Next behind the clinic's one door. */
export const webProgram = (env) => ({ name: 'The web server', args: [...(env.NODE_ENV === 'development' ? [] : webMemory), inRoot('scripts', 'web-server.mjs')], env, quiet: /^\s*$/ })

/** A program bundled with the workers it starts: those look for each other by their place. */
async function runnable(entry, workers = []) {
  const [bundled] = await bundlePrograms([entry, ...workers])
  return [bundled]
}
