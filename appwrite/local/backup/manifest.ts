/** What a backup says about itself; it is sealed with the rest, behind everything it speaks about. */
export type Manifest = {
  format: 1
  projectId: string
  /** Whether the secrets of a clinic are inside. */
  isClinic: boolean
  /** The moment the rows and files are of, ISO 8601 in UTC. */
  takenAt: string
  storageFormat: number
  /** Where the journal stood at that moment; null when none was kept. */
  journal: { line: string; sequence: number } | null
  /** Rows of each table in the file. */
  rows: Record<string, number>
  files: { name: string; size: number; sha256: string }[]
}

/** What a person reads after a backup or a restore. */
export type BackupReport = { file: string; takenAt: string; bytes: number; rows: number; blobs: number; tables: number; projectId: string }

/** Rows over all tables of a manifest. */
export const totalOf = (rows: Record<string, number>) => Object.values(rows).reduce((sum, count) => sum + count, 0)
