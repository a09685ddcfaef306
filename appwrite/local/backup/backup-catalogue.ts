import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from './durable-files'
import type { BackupReport } from './manifest'

/** One backup of a folder, as told without its passphrase. */
export type CatalogueEntry = { file: string; takenAt: string; bytes: number; rows: number; blobs: number; journal: { line: string; sequence: number } | null }

const FILE = 'backups.json'

/** The backups that are in a folder, oldest first. Numbers and times only: nothing of a patient. */
export function listBackups(folder: string): CatalogueEntry[] {
  const file = join(folder, FILE)
  if (!existsSync(file)) return []
  const entries = JSON.parse(readFileSync(file, 'utf8')) as CatalogueEntry[]
  return entries.filter((entry) => existsSync(join(folder, entry.file))).sort((a, b) => a.takenAt.localeCompare(b.takenAt))
}

/** Adds a finished backup, or replaces the entry of the same file. Backups that somebody removed leave the list with it. */
export async function keepInCatalogue(folder: string, report: BackupReport, journal: CatalogueEntry['journal']): Promise<void> {
  const name = report.file.slice(folder.length).replace(/^[\\/]+/, '')
  const entry: CatalogueEntry = { file: name, takenAt: report.takenAt, bytes: statSync(report.file).size, rows: report.rows, blobs: report.blobs, journal }
  const others = listBackups(folder).filter(({ file }) => file !== name)
  await writeWhole(join(folder, FILE), `${JSON.stringify([...others, entry], null, 2)}\n`)
}
