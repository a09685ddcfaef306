/** The moment a backup is of. */
export type Moment = {
  /** ISO 8601 in UTC. */
  takenAt: string
  /** The line of the journal and the last change in it that the moment includes; null when no journal is kept. */
  journal: { line: string; sequence: number } | null
}
