import { parseArgs } from 'node:util'
import { backupSettings, type BackupSettings } from './backup/backup-settings'
import { createLocalAppwrite } from './create-local-appwrite'
import { limitsFrom } from './limits'

/** `npm run backend`: the local Appwrite alone, until it is told to stop. */
async function start(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '9500' },
      data: { type: 'string', default: '.data/appwrite' },
      project: { type: 'string', default: process.env.APPWRITE_PROJECT_ID ?? 'meditrack' },
      key: { type: 'string', default: process.env.APPWRITE_API_KEY ?? '' },
      config: { type: 'string', default: 'none' },
      smtp: { type: 'string', default: process.env.APPWRITE_SMTP ?? '' },
      origin: { type: 'string', default: process.env.APPWRITE_PUBLIC_ORIGIN ?? '' },
      host: { type: 'string', default: process.env.APPWRITE_HOST ?? '' },
      'no-rate-limits': { type: 'boolean', default: false },
      studio: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port must be a number between 0 and 65535, not "${values.port}".`)
  const backup = backupSettings(process.env, values.data)
  const backend = await createLocalAppwrite({
    backup,
    onNotice: (line) => process.stderr.write(`${line}\n`),
    port,
    dataDir: values.data,
    // Nobody's records are in memory: there a text message may be taken and go nowhere.
    textsGoNowhere: values.data === ':memory:',
    projectId: values.project,
    apiKey: values.key,
    config: values.config === 'none' ? null : values.config,
    smtp: smtpOf(values.smtp),
    rateLimits: !values['no-rate-limits'],
    studio: values.studio,
    limits: limitsFrom(process.env),
    trustedAddresses: process.env.APPWRITE_TRUSTED_ADDRESSES?.split(',').filter(Boolean),
    encryptionKey: process.env.APPWRITE_ENCRYPTION_KEY,
    olderEncryptionKeys: process.env.APPWRITE_ENCRYPTION_KEY_OLD,
    host: values.host === '' ? undefined : values.host,
    allowedHosts: (process.env.APPWRITE_ALLOWED_HOSTS ?? '').split(',').filter(Boolean),
    publicOrigin: values.origin === '' ? undefined : values.origin,
    onFailure: (error, { method, path }) => process.stderr.write(`${method} ${path} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  })
  process.stdout.write(`Local Appwrite ready on ${backend.url}\n${aboutBackups(backup)}`)
  stopOnSignal(() => backend.close())
}

const aboutBackups = (settings: BackupSettings | null) => (settings === null ? 'No backups are made by themselves: BACKUP_PASSPHRASE is not set.\n' : '')

function smtpOf(text: string): { host: string; port: number } | null {
  if (text === '') return null
  const at = text.lastIndexOf(':')
  const port = Number(text.slice(at + 1))
  if (at <= 0 || !Number.isInteger(port)) throw new Error(`--smtp must be host:port, not "${text}".`)
  return { host: text.slice(0, at), port }
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void close().then(() => process.exit(0), () => process.exit(1))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

start().catch((error: unknown) => {
  const reason = (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? 'That port is taken. Choose another with --port.' : error instanceof Error ? error.message : String(error)
  process.stderr.write(`${reason}\n`)
  process.exit(1)
})
