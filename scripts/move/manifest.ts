/** How many there are of something, and the sum that tells whether they are the same ones. */
export type Tally = { count: number; sum: string }

export type TableEntry = Tally & {
  pieces: number
  /** The newest change, to see whether somebody wrote while the export went on; empty when there is no row. */
  newest: string
}

/** What an export holds: counts and hashes, and no record. */
export type Manifest = {
  format: number
  /** For the passphrase; null when nothing is sealed. */
  salt: string | null
  from: { projectId: string; databaseId: string; startedAt: string } | null
  tables: Record<string, TableEntry>
  buckets: Record<string, Tally>
  accounts: { users: Tally; pieces: number; teams: Tally; memberships: Tally; subscribers: number } | null
  /** When everything was there and nothing had changed meanwhile; null while it is under way. */
  finishedAt: string | null
}

/** The beginning of an export. `salt` goes with the passphrase; null leaves the pieces unsealed. */
export const emptyManifest = (salt: string | null): Manifest => ({ format: 1, salt, from: null, tables: {}, buckets: {}, accounts: null, finishedAt: null })
