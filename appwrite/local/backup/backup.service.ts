import type { Backend } from '../backend'
import type { Service } from '../service'
import { blobsOf } from '../services/storage/blob-store'
import type { BackupSettings } from './backup-settings'
import { BackupSchedule } from './backup-schedule'
import { forgetLine } from './commit-clock'
import { ControlDoor } from './control-door'
import { abandonJournal, beginJournal } from './journal/begin-journal'
import { keepJournal } from './journal/journal-of'
import { COST } from './passphrase'

const AGAIN_MS = 600_000

/** What one server runs for its backups. */
class Backups {
  readonly #door: ControlDoor
  readonly #schedule: BackupSchedule | null
  #beginning: Promise<void> = Promise.resolve()
  #again: NodeJS.Timeout | undefined
  #trouble: string | null = null

  constructor(private readonly backend: Backend, folder: string, private readonly settings: BackupSettings | null) {
    this.#door = new ControlDoor(backend, folder)
    this.#schedule = settings === null ? null : new BackupSchedule(backend, settings, folder)
  }

  async start(): Promise<void> {
    if (this.settings?.keepsJournal === true) this.#begin(this.settings)
    else forgetLine(this.backend.project.db)
    await this.#door.open()
    // The first backup of a journal waits until there is one.
    void this.#beginning.then(() => this.#schedule?.start())
  }

  async settle(): Promise<void> {
    await this.#beginning
    await this.#schedule?.settle()
  }

  async stop(): Promise<void> {
    clearTimeout(this.#again)
    await this.#beginning
    await this.#schedule?.stop()
    await this.#door.close()
  }

  #begin(settings: BackupSettings): void {
    // Rubbish of a crash may be a file that a row named a moment ago, and that the journal does not have yet.
    const release = blobsOf(this.backend).hold()
    const reports = { limits: settings.logLimits, onTrouble: (reason: string | null) => this.#told(reason), onLost: (reason: string) => this.#lost(settings, reason) }
    this.#beginning = beginJournal(this.backend, { backups: settings.folder, passphrase: settings.passphrase, cost: settings.cost ?? COST }, reports)
      .then(({ journal, isContinued }) => {
        keepJournal(this.backend, journal)
        this.backend.project.beforeClose.push(() => journal.close())
        this.#schedule?.note({ journal: { savedAt: null, trouble: this.#trouble } })
        if (!isContinued) this.#schedule?.hurry()
      })
      .catch((error: unknown) => {
        abandonJournal(this.backend)
        this.#lost(settings, error instanceof Error ? error.message : String(error))
      })
      .finally(release)
  }

  #told(reason: string | null): void {
    if (reason === this.#trouble) return
    this.#trouble = reason
    this.#schedule?.note({ journal: { savedAt: null, trouble: reason } })
    if (reason !== null) this.backend.options.onNotice?.(`The journal of changes cannot be written and is tried again: ${reason}`)
  }

  /** The clinic goes on without a journal for a while; a new one begins with a new backup. */
  #lost(settings: BackupSettings, reason: string): void {
    keepJournal(this.backend, null)
    this.#trouble = reason
    this.#schedule?.note({ journal: { savedAt: null, trouble: reason } })
    this.backend.options.onNotice?.(`The journal of changes ended (${reason}). Until the next one begins, only whole backups can be restored.`)
    this.#again = setTimeout(() => this.#begin(settings), AGAIN_MS)
    this.#again.unref()
  }
}

const running = new WeakMap<Backend, Backups>()

/** Backups by schedule, the journal between them, and the door for `npm run backup`. It starts before the files are swept. */
export const backupService: Service = {
  name: 'backup',
  start: async (backend) => {
    const { path } = backend.folder
    if (path === null) return
    const backups = new Backups(backend, path, backend.options.backup ?? null)
    running.set(backend, backups)
    await backups.start()
  },
  settle: async (backend) => running.get(backend)?.settle(),
  stop: async (backend) => running.get(backend)?.stop(),
}
