/**
 * Something that happened to a resource, told once to every listener after the commit.
 * `pattern` names it with placeholders, e.g. `databases.[databaseId].tables.[tableId].rows.[rowId].update`;
 * `params` fills them.
 */
export type LocalEvent = {
  projectId: string
  pattern: string
  params: Readonly<Record<string, string>>
  /** The model clients would get, without secrets. */
  payload: Record<string, unknown>
  /** Roles that may read the payload (realtime); an empty list is told to nobody. */
  readRoles: readonly string[]
  /** Who caused it, '' for keys and guests. */
  userId: string
  /** Milliseconds since the epoch. */
  at: number
}
