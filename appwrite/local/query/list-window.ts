import { AppwriteError } from '../http/appwrite-error'
import { parseQueries, QueryError, type Query } from './query'
import type { QuerySchema } from './query-schema'
import { validateQueries } from './validate-queries'

export type ListWindow = { limit: number; offset: number }

/**
 * The part of a list that `limit` and `offset` ask for, for lists that know no other queries.
 * @param limit how many when the caller does not say
 * @param most the highest number either of them may be
 */
export function listWindow(queries: readonly string[], { limit, most }: { limit: number; most: number }): ListWindow {
  const window = { limit, offset: 0 }
  for (const query of parsed(queries)) {
    const { method, values } = query
    if (method !== 'limit' && method !== 'offset') throw refused(`Invalid query method: ${method}`)
    checked(query)
    const value = Number(values[0])
    if (value > most) throw refused(`Invalid query: Invalid ${method}`)
    window[method] = value
  }
  return window
}

const NOTHING: QuerySchema = { attributes: new Map(), rowNumber: '' }

function checked(query: Query): void {
  try {
    validateQueries([query], { schema: NOTHING, select: false })
  } catch (error) {
    throw error instanceof QueryError ? refused(error.message) : error
  }
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
