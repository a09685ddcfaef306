import { hashSecret } from './auth/session-secret'
import type { BackupSettings } from './backup/backup-settings'
import { RateLimiter } from './http/rate-limiter'
import { ResponseFormats } from './http/response-format'
import { Router } from './http/router'
import { DEFAULT_LIMITS, TRUSTED_ADDRESSES, type Limits } from './limits'
import { Project } from './project'
import type { Service } from './service'
import { Cipher } from './storage/cipher'
import { checkBeforeOpening, openingTrouble, unwritable } from './storage/check-folder'
import { DataFolder } from './storage/data-folder'

export type BackendOptions = {
  port: number
  /** Address to listen on, such as 127.0.0.1; absent: every address of this machine. */
  host?: string
  /** Folder that keeps everything, or ':memory:'. */
  dataDir: string
  projectId: string
  /** A key with every scope, never stored. */
  apiKey: string
  /** Path of appwrite.json, its content, or null: functions are mounted from it. */
  config?: string | Record<string, unknown> | null
  smtp?: { host: string; port: number } | null
  /** Lets the API key of this installation look inside, see `studio/`; off unless asked for. */
  studio?: boolean
  /** Text messages are taken although no provider would carry them, and reach nobody: what a real server does whose provider is the mock of its developers. */
  textsGoNowhere?: boolean
  /** Off by default in tests; on in production. */
  rateLimits?: boolean
  /** Sizes, counts and times beyond which callers are refused; the rest are the defaults. */
  limits?: Partial<Limits>
  /** Addresses that stand for many people (a proxy); absent: this machine. */
  trustedAddresses?: readonly string[]
  /** The clock, in milliseconds. */
  now?: () => number
  /** Secret that encrypts at rest; otherwise a key file in the data folder. */
  encryptionKey?: string
  /** Secrets that were used before, a comma between them: they open what is not encrypted anew yet. */
  olderEncryptionKeys?: string
  /** How backups are made by themselves and a journal is kept; absent: neither. */
  backup?: BackupSettings | null
  /** Told what a person should know while the server goes on, in one line. */
  onNotice?: (line: string) => void
  /** Scheme and host under which clients reach this server, for links and cookies. */
  publicOrigin?: string
  /** Host names browsers may call from, beside localhost and the project's platforms. */
  allowedHosts?: readonly string[]
}

/** Everything a running server shares between requests. */
export class Backend {
  readonly now: () => number
  readonly folder: DataFolder
  readonly cipher: Cipher
  readonly project: Project
  readonly bootstrapKeyHash: string | null
  readonly router = new Router()
  readonly formats = new ResponseFormats()
  readonly limiter: RateLimiter
  readonly limits: Limits
  readonly trustedAddresses: readonly string[]
  /** Address clients use, known once the server listens. */
  url = ''
  readonly #console: { project: Project | null } = { project: null }

  constructor(readonly options: BackendOptions, readonly services: readonly Service[]) {
    this.now = options.now ?? Date.now
    this.limiter = new RateLimiter(this.now)
    this.limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.trustedAddresses = options.trustedAddresses ?? TRUSTED_ADDRESSES
    this.bootstrapKeyHash = options.apiKey === '' ? null : hashSecret(options.apiKey)
    this.folder = DataFolder.open(options.dataDir)
    try {
      const [current, ...older] = this.folder.secrets(options.encryptionKey, options.olderEncryptionKeys)
      this.cipher = new Cipher(current, older)
      this.project = this.#open(options.projectId, this.folder.databaseFile(options.projectId))
    } catch (error) {
      this.folder.release()
      throw unwritable(options.dataDir, error)
    }
    for (const service of services) {
      for (const route of service.routes ?? []) this.router.add(route)
      this.formats.register(service.formats ?? [])
    }
  }

  /** The project a request names; an empty name means `console`, where nobody is signed in. */
  findProject(id: string): Project | null {
    if (id === this.options.projectId) return this.project
    if (id !== '' && id !== 'console') return null
    this.#console.project ??= this.#open('console', ':memory:')
    return this.#console.project
  }

  #open(id: string, location: string): Project {
    const migrations = this.services.flatMap((service) => service.migrations ?? [])
    try {
      const isInMemory = location === ':memory:'
      const isChecked = this.folder.path === null || isInMemory || checkBeforeOpening(location, this.folder.path)
      return new Project(id, location, { migrations, now: this.now, isChecked, keepsLog: !isInMemory && this.options.backup?.keepsJournal === true, statementMs: this.limits.statementMs })
    } catch (error) {
      throw openingTrouble(location, error)
    }
  }

  async close(): Promise<void> {
    for (const service of [...this.services].reverse()) await service.stop?.(this)
    await this.#console.project?.close()
    await this.project.close()
    this.folder.release()
  }

  /** Resolves when queued events, functions and deliveries that are due have been dealt with. */
  async settle(): Promise<void> {
    await this.project.jobs.settle()
    for (const service of this.services) await service.settle?.(this)
    await this.project.jobs.settle()
  }
}
