import type { Backend } from '../backend'
import { listBackups } from './backup-catalogue'
import { runBackupProgram } from './backup-program'
import type { BackupSettings } from './backup-settings'
import { changeBackupStatus, readBackupStatus, type BackupStatus } from './backup-status'
import { journalOf } from './journal/journal-of'
import { applyRetention } from './retention'

const DAY_MS = 86_400_000
const LOOK_AGAIN_MS = 3_600_000
const RETRY_MS = 900_000

/** When the next backup is due after a moment, at a minute of the day of this machine. */
export function nextTime(afterMs: number, atMinute: number): number {
  const day = new Date(afterMs)
  const today = new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, atMinute).getTime()
  return today > afterMs ? today : new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 0, atMinute).getTime()
}

/**
 * Makes a backup every day. A machine that is off at that time makes it up at its next start; a failure is told, written down
 * and tried again after a quarter of an hour.
 */
export class BackupSchedule {
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | null = null
  #stopChild: (() => void) | null = null
  #isStarted = false
  #isStopped = false
  #dueMs: number
  #writing: Promise<void> = Promise.resolve()

  constructor(private readonly backend: Backend, private readonly settings: BackupSettings, private readonly server: string) {
    const newest = listBackups(settings.folder).at(-1)
    const isLate = newest === undefined || Date.now() - Date.parse(newest.takenAt) >= DAY_MS
    this.#dueMs = isLate ? Date.now() : nextTime(Date.now(), settings.atMinute)
  }

  start(): void {
    this.#isStarted = true
    this.note({ isScheduled: true })
    this.#wait()
  }

  /** A backup as soon as possible: a journal counts only from its first backup on. */
  hurry(): void {
    this.#dueMs = Date.now()
    if (this.#isStarted) this.#wait()
  }

  /** Changes what others read about the backups; in the order asked. */
  note(changes: Partial<BackupStatus>): void {
    this.#writing = this.#writing.then(() => changeBackupStatus(this.server, changes)).catch((error: unknown) => this.#say(`The state of the backups could not be written: ${reasonOf(error)}`))
  }

  /** Resolves when what is due has been made or has failed. */
  async settle(): Promise<void> {
    if (this.#isStarted && !this.#isStopped && this.#running === null && Date.now() >= this.#dueMs) this.#look()
    while (this.#running !== null) await this.#running
    await this.#writing
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#stopChild?.()
    await this.settle()
  }

  #wait(): void {
    clearTimeout(this.#timer)
    if (this.#isStopped || this.#running !== null) return
    this.note({ nextAt: new Date(this.#dueMs).toISOString() })
    // The clock may be set and the machine may sleep: look again now and then.
    this.#timer = setTimeout(() => this.#look(), Math.max(0, Math.min(this.#dueMs - Date.now(), LOOK_AGAIN_MS)))
    this.#timer.unref()
  }

  #look(): void {
    if (Date.now() < this.#dueMs) return this.#wait()
    this.#running = this.#run().finally(() => {
      this.#running = null
      this.#wait()
    })
  }

  async #run(): Promise<void> {
    const startedMs = Date.now()
    this.#dueMs = nextTime(startedMs, this.settings.atMinute)
    try {
      const { takenAt, file, bytes, rows, blobs } = await runBackupProgram(this.settings.clinicFolder ?? this.server, this.settings, (stop) => (this.#stopChild = stop))
      await applyRetention(this.settings.folder, this.settings.retention, journalOf(this.backend)?.line ?? null)
      this.note({ lastSuccess: { takenAt, file, bytes, rows, blobs, durationMs: Date.now() - startedMs }, lastFailure: null })
    } catch (error) {
      if (this.#isStopped) return
      this.#dueMs = Math.min(this.#dueMs, Date.now() + RETRY_MS)
      this.note({ lastFailure: { at: new Date().toISOString(), reason: reasonOf(error) } })
      this.#say(`The backup failed and is tried again in 15 minutes: ${reasonOf(error)}`)
    } finally {
      this.#stopChild = null
    }
  }

  #say(line: string): void {
    this.backend.options.onNotice?.(line)
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** How backups are right now, as told by a running server. */
export function backupStatusOf(backend: Backend): BackupStatus {
  const kept = readBackupStatus(backend.folder.path ?? '')
  const savedMs = journalOf(backend)?.savedMs ?? null
  return kept.journal === null || savedMs === null ? kept : { ...kept, journal: { ...kept.journal, savedAt: new Date(savedMs).toISOString() } }
}
