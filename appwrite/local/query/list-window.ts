import { AppwriteError } from '../http/appwrite-error'
import { parseQueries, QueryError } from './query'

export type ListWindow = { limit: number; offset: number }

/**
 * The part of a list that `limit` and `offset` ask for, for lists that know no other queries.
 * @param limit how many when the caller does not say
 * @param most the highest number either of them may be
 */
export function listWindow(queries: readonly string[], { limit, most }: { limit: number; most: number }): ListWindow {
  const window = { limit, offset: 0 }
  for (const { method, values } of parsed(queries)) {
    if (method !== 'limit' && method !== 'offset') throw refused(`Invalid query method: ${method}`)
    const value = Number(values[0])
    if (!Number.isSafeInteger(value) || value < 0 || value > most) throw refused(`Invalid query: Invalid ${method}`)
    window[method] = value
  }
  return window
}

function parsed(queries: readonly string[]): ReturnType<typeof parseQueries> {
  try {
    return parseQueries(queries)
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    throw refused(`Invalid query: ${error.message}`)
  }
}

const refused = (why: string) => new AppwriteError('general_argument_invalid', `Invalid \`queries\` param: ${why}`)
