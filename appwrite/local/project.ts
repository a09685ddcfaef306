import { checkPages, UnusableData } from './storage/check-folder'
import { JobQueue } from './events/job-queue'
import { migrate, type Migration } from './storage/migrations'
import { PermissionSets } from './storage/permission-sets'
import { storageTrouble } from './storage/storage-trouble'
import { Settings } from './storage/settings'
import { Sqlite } from './storage/sqlite'
import { Store } from './storage/store'

const APP_SCHEMES: Readonly<Record<string, readonly string[]>> = {
  apple: ['appwrite-ios', 'appwrite-macos', 'appwrite-watchos', 'appwrite-tvos'], android: ['appwrite-android'], windows: ['appwrite-windows'], linux: ['appwrite-linux'],
}

/** One project: its file, its settings, its queued work. */
export class Project {
  readonly store: Store
  readonly settings: Settings
  readonly jobs: JobQueue
  readonly permissionSets: PermissionSets

  /** Runs when nothing is written any more, before the file is closed. */
  readonly beforeClose: (() => void | Promise<void>)[] = []

  /** Lets SQLite carry its log over to the file by itself again; null while it does. */
  releaseLog: (() => void) | null = null

  /**
   * @param init `keepsLog`: a journal is kept, and whoever keeps it decides when the log is carried over to the file;
   * `statementMs`: how long a search may take
   */
  constructor(readonly id: string, location: string, init: { migrations: readonly Migration[]; now: () => number; isChecked?: boolean; keepsLog?: boolean; statementMs?: number }) {
    const db = new Sqlite(location)
    if (init.statementMs !== undefined) db.clock.limitMs = init.statementMs
    try {
      if (init.keepsLog === true) this.releaseLog = db.pauseCheckpoints()
      if (init.isChecked !== true) checkPages(db)
      migrate(db, init.migrations)
      this.store = new Store(db)
      this.settings = new Settings(this.store)
      this.permissionSets = new PermissionSets(this.store)
      this.jobs = new JobQueue(this.store, init.now)
    } catch (error) {
      // Closing would carry the log over into the file: a damaged one is left exactly as it was found.
      if (storageTrouble(error) === null && !(error instanceof UnusableData)) db.close()
      throw error
    }
  }

  get db(): Sqlite {
    return this.store.db
  }

  /** Host names browsers may call from; localhost always. */
  allowedHosts(): string[] {
    const platforms = this.db.all<{ hostname: string }>("SELECT hostname FROM platforms WHERE hostname <> ''")
    return ['localhost', ...platforms.map((platform) => platform.hostname.toLowerCase())]
  }

  /** Schemes that links into the project's apps may have. */
  allowedSchemes(): string[] {
    const types = this.db.all<{ type: string }>('SELECT DISTINCT type FROM platforms')
    return ['exp', `appwrite-callback-${this.id}`, ...types.flatMap(({ type }) => APP_SCHEMES[type] ?? [])]
  }

  async close(): Promise<void> {
    await this.jobs.stop()
    for (const action of [...this.beforeClose].reverse()) await action()
    this.store.close()
  }
}
