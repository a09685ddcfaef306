import { Client, Functions, Messaging, type Models, Query, Storage, TablesDB, Teams, Users } from 'node-appwrite'

export type MoveTarget = { endpoint: string; projectId: string; key: string; databaseId: string }
/** Tells how far it is; a teller that takes its time is waited for. */
export type Say = (line: string) => void | Promise<void>

export type Services = ReturnType<typeof servicesOf>

/** The Appwrite services a move needs, with the rights of the key. Nothing is asked of the server yet. */
export function servicesOf({ endpoint, projectId, key }: MoveTarget) {
  const client = new Client().setEndpoint(endpoint).setProject(projectId).setKey(key)
  return {
    functions: new Functions(client), messaging: new Messaging(client), storage: new Storage(client), tables: new TablesDB(client), teams: new Teams(client), users: new Users(client),
    /** The bytes of a file. The SDK's own download takes a JSON file apart, so this asks as it does and leaves them whole. */
    download: async (bucketId: string, fileId: string): Promise<Buffer> => {
      const answer = await fetch(`${endpoint}/storage/buckets/${encodeURIComponent(bucketId)}/files/${encodeURIComponent(fileId)}/download`, { headers: { 'x-appwrite-project': projectId, 'x-appwrite-key': key } })
      if (!answer.ok) throw new Error(`The file ${bucketId}/${fileId} cannot be read: the server answered ${answer.status}.`)
      return Buffer.from(await answer.arrayBuffer())
    },
  }
}

/** A row as it travels: what a client can write. */
export type MovedRow = { $id: string; $createdAt: string; $updatedAt: string; $permissions: string[]; [column: string]: unknown }
export type MovedFile = { $id: string; name: string; $permissions: string[]; sha256: string; size: number }
export type MovedUser = {
  $id: string; email: string; phone: string; name: string; password: string; hash: string; hashOptions: Record<string, unknown>
  emailVerification: boolean; phoneVerification: boolean; status: boolean; labels: string[]; prefs: Record<string, unknown>; usedSecondFactor: boolean
}
export type MovedTeam = { $id: string; name: string; prefs: Record<string, unknown> }
export type MovedMembership = { $id: string; teamId: string; userId: string; roles: string[]; confirmed: boolean }
export type MovedSubscriber = { $id: string; topicId: string; userId: string; identifier: string }

const serverMade = ['$databaseId', '$tableId', '$sequence', '$collectionId']

/** The row without what each server makes for itself. Times and readers travel along. */
export function movedRow(row: Models.Row): MovedRow {
  const kept = Object.entries(row).filter(([key]) => !serverMade.includes(key))
  return Object.fromEntries(kept) as MovedRow
}

/** A row's readers are the same in whatever order a server lists them. */
export const comparedRow = (row: MovedRow): unknown => ({ ...row, $permissions: [...row.$permissions].sort() })

/** The account with its password hash, so that nobody has to choose a new one. The authenticator's secret stays behind: `usedSecondFactor` says who had one. */
export const movedUser = (user: Models.User): MovedUser => ({
  $id: user.$id, email: user.email, phone: user.phone, name: user.name, password: user.password ?? '', hash: user.hash ?? '', hashOptions: (user.hashOptions ?? {}) as Record<string, unknown>,
  emailVerification: user.emailVerification, phoneVerification: user.phoneVerification, status: user.status, labels: [...user.labels].sort(), prefs: user.prefs as Record<string, unknown>, usedSecondFactor: user.mfa,
})

/** What of an account is the same on both sides once it has travelled. How a hash is described is not: a server names its own options. */
export const comparedUser = ({ hashOptions: _, usedSecondFactor: __, ...user }: MovedUser): unknown => user
/** What of a file is the same on both sides: its readers count in whatever order a server lists them. */
export const comparedFile = ({ $id, name, $permissions, sha256, size }: MovedFile): unknown => ({ $id, name, $permissions: [...$permissions].sort(), sha256, size })
/** A membership's own id is made by each server anew. */
export const comparedMembership = ({ teamId, userId, roles }: MovedMembership): unknown => ({ teamId, userId, roles: [...roles].sort() })

const page = 100

/** Everything of a list, page by page, in the order the server keeps it. */
export async function* pagesOf<T extends { $id: string }>(list: (queries: string[]) => Promise<T[]>, size = page): AsyncGenerator<T[]> {
  let last: string | null = null
  for (;;) {
    const items = await list([Query.limit(size), ...(last === null ? [] : [Query.cursorAfter(last)])])
    if (items.length > 0) yield items
    if (items.length < size) return
    last = items.at(-1)!.$id
  }
}

/** Every row of a table in the server's own order, `size` at a time. Asks for no total, which the server would count anew for each page. */
export const pagesOfRows = ({ tables }: Services, place: { databaseId: string; tableId: string }, size: number): AsyncGenerator<Models.DefaultRow[]> =>
  pagesOf(async (queries) => (await tables.listRows({ ...place, queries, total: false })).rows, size)

/** Every table of the database. */
export async function tablesOf({ tables }: Services, databaseId: string): Promise<string[]> {
  const ids: string[] = []
  for await (const found of pagesOf(async (queries) => (await tables.listTables({ databaseId, queries })).tables)) ids.push(...found.map(({ $id }) => $id))
  return ids
}

/** Where a row says the id of a team membership, which each server makes anew. */
export const membershipColumn = { tableId: 'memberships', column: 'teamMembershipId' }

/** The row as it has to read on this side. */
export function asHere(tableId: string, row: MovedRow, memberships: Record<string, string>): MovedRow {
  const { column } = membershipColumn
  const before = row[column]
  return tableId === membershipColumn.tableId && typeof before === 'string' ? { ...row, [column]: memberships[before] ?? null } : row
}

const atOnce = 6

/** Runs a few at a time. @returns what came of each, in the order of the items */
export async function eachInParallel<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const left = items.map((item, place) => ({ item, place }))
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let next = left.shift(); next; next = left.shift()) results[next.place] = await run(next.item)
  }))
  return results
}
