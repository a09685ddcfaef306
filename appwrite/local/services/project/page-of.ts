import { listWindow } from '../../query/list-window'

/** The part of a short list that `limit` and `offset` ask for. */
export function pageOf<T>(all: readonly T[], queries: readonly string[]): T[] {
  const { limit, offset } = listWindow(queries, { limit: all.length, most: Number.MAX_SAFE_INTEGER })
  return all.slice(offset, offset + limit)
}
