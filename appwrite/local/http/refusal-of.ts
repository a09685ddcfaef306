import { QueryError } from '../query/query'
import { StatementTooLong } from '../storage/statement-clock'
import { storageTrouble, type Trouble } from '../storage/storage-trouble'
import { AppwriteError } from './appwrite-error'

/** Said to callers and to the log alike: what happened, and what is left to them. */
const TROUBLE: Readonly<Record<Trouble, { status: number; message: string }>> = {
  full: { status: 507, message: 'The server has no room left to save this. Nothing was changed; what is stored can still be read.' },
  unwritable: { status: 503, message: 'The server cannot write to its data folder at the moment. Nothing was changed.' },
  damaged: { status: 503, message: 'What is stored here is damaged and is not given out. An administrator can bring it back from a backup with `npm run restore`.' },
}

/** SQLite's words for a statement or a value beyond its limits (https://sqlite.org/limits.html). */
const TOO_MUCH = /too many SQL variables|Expression tree is too large|parser stack overflow|too many terms in compound SELECT|string or blob too big|LIKE or GLOB pattern too complex|fts5: .*too large/i

function isTooMuch(error: unknown): boolean {
  return error instanceof Error && TOO_MUCH.test(error.message)
}

/** Every error as the answer a client gets. Faults of our own stay 500 without a word about the inside. */
export function refusalOf(error: unknown): AppwriteError {
  if (error instanceof AppwriteError) return error
  if (error instanceof QueryError) return new AppwriteError('general_query_invalid', error.message)
  if (isTooMuch(error)) return new AppwriteError('general_query_invalid', 'This asks for more at once than the server can work out.')
  if (error instanceof StatementTooLong) return new AppwriteError('database_timeout')
  const trouble = storageTrouble(error)
  return trouble === null ? new AppwriteError('general_unknown', 'Server Error') : new AppwriteError('general_server_error', TROUBLE[trouble])
}

/** Whether the people who run the server should read about it. */
export function isFault(error: unknown): boolean {
  return !(error instanceof AppwriteError) && !(error instanceof QueryError) && !(error instanceof StatementTooLong) && !isTooMuch(error)
}
