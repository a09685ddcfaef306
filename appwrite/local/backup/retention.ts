import { rm } from 'node:fs/promises'
import { readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { listBackups, type CatalogueEntry } from './backup-catalogue'
import { journalFiles, journalFolder } from './journal/journal-files'

export type Retention = { daily: number; weekly: number }

const dayOf = (takenAt: string) => takenAt.slice(0, 10)

/** Monday of the week, so that a week has one name across the turn of a year. */
function weekOf(takenAt: string): string {
  const day = new Date(`${dayOf(takenAt)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}

/** Nothing younger is removed: what was made by hand before a change, and the days a journal is most wanted for. */
const YOUNG_MS = 48 * 3_600_000

/**
 * Which backups are no longer wanted: kept are all of the two days before the newest, the newest of each of the last `daily`
 * days and the newest of each of the last `weekly` weeks that have one. The newest of all is always kept.
 */
export function superfluous(entries: readonly CatalogueEntry[], { daily, weekly }: Retention): CatalogueEntry[] {
  const newestFirst = [...entries].sort((a, b) => b.takenAt.localeCompare(a.takenAt))
  const newestMs = Date.parse(newestFirst[0]?.takenAt ?? '')
  const kept = new Set(newestFirst.filter(({ takenAt }) => newestMs - Date.parse(takenAt) < YOUNG_MS))
  for (const [nameOf, count] of [[dayOf, daily], [weekOf, weekly]] as const) {
    const seen = new Set<string>()
    for (const entry of newestFirst) {
      const name = nameOf(entry.takenAt)
      if (seen.has(name)) continue
      if (seen.size === count) break
      seen.add(name)
      kept.add(entry)
    }
  }
  return entries.filter((entry) => !kept.has(entry))
}

/**
 * Removes backups that are no longer wanted and the journal before the oldest one that is left. Files in the folder that are
 * not in its catalogue are never touched.
 * @param currentLine of the journal being written, which stays even before its first backup
 */
export async function applyRetention(folder: string, retention: Retention, currentLine: string | null): Promise<string[]> {
  const gone = superfluous(listBackups(folder), retention)
  for (const { file } of gone) await rm(join(folder, file), { force: true })
  const left = listBackups(folder)
  const lines = existsSync(join(folder, 'journal')) ? readdirSync(join(folder, 'journal')).filter((name) => /^[0-9a-f]{32}$/.test(name)) : []
  for (const line of lines) {
    const oldest = Math.min(...left.flatMap(({ journal }) => (journal?.line === line ? [journal.sequence] : [])))
    if (oldest === Infinity) {
      if (line !== currentLine) await rm(journalFolder(folder, line), { recursive: true, force: true })
      continue
    }
    const files = journalFiles(journalFolder(folder, line))
    // A file ends where the next one begins; the last one is being written.
    for (const [index, { file }] of files.entries()) if ((files[index + 1]?.after ?? Infinity) <= oldest) await rm(file, { force: true })
  }
  return gone.map(({ file }) => file)
}
