import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MoveTarget } from './travelling'

type Progress = { accounts: boolean; tables: Record<string, number>; buckets: Record<string, number>; memberships: Record<string, string> }

/** How far an import into one target has come, kept beside the export so that it can go on. Holds ids and numbers only. */
export class ImportProgress {
  readonly #file: string
  readonly #done: Progress
  /** Nothing was imported into this target from this folder before. */
  readonly isFirst: boolean

  constructor(folder: string, { endpoint, projectId, databaseId }: MoveTarget, known?: string) {
    const name = createHash('sha256').update(known ?? `${endpoint} ${projectId} ${databaseId}`).digest('hex').slice(0, 12)
    this.#file = join(folder, `import-${name}.json`)
    this.isFirst = !existsSync(this.#file)
    this.#done = this.isFirst ? { accounts: false, tables: {}, buckets: {}, memberships: {} } : (JSON.parse(readFileSync(this.#file, 'utf8')) as Progress)
  }

  /** Pieces of a table, or files of a bucket, that are in. */
  countOf(kind: 'tables' | 'buckets', id: string): number {
    return this.#done[kind][id] ?? 0
  }

  reached(kind: 'tables' | 'buckets', id: string, count: number): void {
    this.#done[kind][id] = count
    this.save()
  }

  get hasAccounts(): boolean {
    return this.#done.accounts
  }

  accountsAreIn(): void {
    this.#done.accounts = true
    this.save()
  }

  /** What a membership is called on this side. Every server makes these ids itself. */
  get memberships(): Record<string, string> {
    return this.#done.memberships
  }

  /** Not forced to disk: what is done twice after a crash is done once. */
  save(): void {
    writeFileSync(`${this.#file}.half`, JSON.stringify(this.#done), { mode: 0o600 })
    renameSync(`${this.#file}.half`, this.#file)
  }
}
