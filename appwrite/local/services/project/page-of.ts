import { AppwriteError } from '../../http/appwrite-error'
import { parseQueries, QueryError } from '../../query/query'

/** The part of a short list that `limit` and `offset` ask for; such lists know no other queries. */
export function pageOf<T>(all: readonly T[], queries: readonly string[]): T[] {
  const window = { limit: all.length, offset: 0 }
  for (const { method, values } of parsed(queries)) {
    if (method !== 'limit' && method !== 'offset') throw new AppwriteError('general_argument_invalid', `Invalid \`queries\` param: Invalid query method: ${method}`)
    const value = Number(values[0])
    if (!Number.isSafeInteger(value) || value < 0) throw new AppwriteError('general_argument_invalid', `Invalid \`queries\` param: Invalid query: Invalid ${method}`)
    window[method] = value
  }
  return all.slice(window.offset, window.offset + window.limit)
}

function parsed(queries: readonly string[]): ReturnType<typeof parseQueries> {
  try {
    return parseQueries(queries)
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    throw new AppwriteError('general_argument_invalid', `Invalid \`queries\` param: Invalid query: ${error.message}`)
  }
}
