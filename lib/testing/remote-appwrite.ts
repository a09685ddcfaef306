import { AppwriteException, Client, Functions, Messaging, Query, Storage, TablesDB, Teams, Users } from 'node-appwrite'
import { readFileSync } from 'node:fs'
import type { AppwriteConfig } from '@/scripts/push/config-file'
import { fixtureOrganisations } from './fixture-people'

export type RemoteTarget = { endpoint: string; projectId: string; key: string }

/** RFC 2606: addresses under these can belong to nobody, so an account that has one was made by a test. */
const nobodysAddresses = ['.test', '@example.org', '@example.com']
const page = 100
const settleTries = 240
const settlePauseMs = 250

const config = (): AppwriteConfig => JSON.parse(readFileSync('appwrite.json', 'utf8')) as AppwriteConfig

function servicesOf({ endpoint, projectId, key }: RemoteTarget) {
  const client = new Client().setEndpoint(endpoint).setProject(projectId).setKey(key)
  return { functions: new Functions(client), messaging: new Messaging(client), storage: new Storage(client), tables: new TablesDB(client), teams: new Teams(client), users: new Users(client) }
}

/**
 * What of ours a project already holds: things that a test run would take for its own and remove.
 * @returns one line for each; none means that a run may start
 */
export async function findOurs(target: RemoteTarget, databaseId: string): Promise<string[]> {
  const { functions, storage, tables, teams } = servicesOf(target)
  const wanted = config()
  const [databases, known, buckets, deployed] = await Promise.all([
    tables.list({ queries: [Query.equal('$id', [databaseId])] }), teams.list({ queries: [Query.equal('$id', [...fixtureOrganisations])] }), storage.listBuckets({ queries: [Query.limit(page)] }), functions.list({ queries: [Query.limit(page)] }),
  ])
  const ourBuckets = buckets.buckets.filter(({ $id }) => wanted.buckets.some((bucket) => bucket.$id === $id))
  const ourFunctions = deployed.functions.filter(({ $id }) => wanted.functions.some((one) => one.$id === $id))
  return [
    ...databases.databases.map(({ $id }) => `the database ${$id}`), ...known.teams.map(({ $id }) => `the team ${$id}`),
    ...ourBuckets.map(({ $id }) => `the bucket ${$id}`), ...ourFunctions.map(({ $id }) => `the function ${$id}`),
  ]
}

/** Removes rows, files, accounts, teams and functions that a test file made; the schema stays for the next one. */
export async function emptyRemote(target: RemoteTarget, databaseId: string): Promise<void> {
  const { functions, storage, tables, teams, users } = servicesOf(target)
  const wanted = config()
  // First, so that no row that goes wakes one.
  for (const { $id } of wanted.functions) await absentIsFine(functions.delete({ functionId: $id }))
  await eachOf(wanted.tables, async ({ $id: tableId }) => void (await absentIsFine(tables.deleteRows({ databaseId, tableId }))))
  for (const { $id: bucketId } of wanted.buckets) {
    const files = (await absentIsFine(storage.listFiles({ bucketId, queries: [Query.limit(page)] })))?.files ?? []
    await eachOf(files, async ({ $id: fileId }) => void (await absentIsFine(storage.deleteFile({ bucketId, fileId }))))
  }
  const members = new Set<string>()
  for (const ending of nobodysAddresses) {
    for (;;) {
      const found = await users.list({ queries: [Query.endsWith('email', ending), Query.limit(page)] })
      await eachOf(found.users, async ({ $id: userId }) => {
        for (const { teamId } of (await users.listMemberships({ userId })).memberships) members.add(teamId)
        await absentIsFine(users.delete({ userId }))
      })
      if (found.users.length < page) break
    }
  }
  // A team that had such an account in it and has nobody left.
  for (const teamId of new Set([...fixtureOrganisations, ...members])) {
    const team = await absentIsFine(teams.get({ teamId }))
    if (team && team.total === 0) await absentIsFine(teams.delete({ teamId }))
  }
}

/** Removes everything, the schema too. */
export async function removeFromRemote(target: RemoteTarget, databaseId: string): Promise<void> {
  await emptyRemote(target, databaseId)
  const { messaging, storage, tables } = servicesOf(target)
  await absentIsFine(tables.delete({ databaseId }))
  for (const { $id } of config().buckets) await absentIsFine(storage.deleteBucket({ bucketId: $id }))
  for (const { $id } of config().topics) await absentIsFine(messaging.deleteTopic({ topicId: $id }))
}

/** Waits until no execution is under way or waiting, three looks in a row: an event may still be on its way to the first. */
export async function settleRemote(target: RemoteTarget): Promise<void> {
  const { functions } = servicesOf(target)
  let quiet = 0
  for (let attempt = 0; attempt < settleTries && quiet < 3; attempt += 1) {
    await new Promise((done) => setTimeout(done, settlePauseMs))
    const open = await Promise.all(config().functions.map(async ({ $id }) => (await absentIsFine(functions.listExecutions({ functionId: $id, queries: [Query.equal('status', ['waiting', 'processing']), Query.limit(1)] })))?.executions.length ?? 0))
    quiet = open.some((count) => count > 0) ? 0 : quiet + 1
  }
  if (quiet < 3) throw new Error('The functions of the server did not finish within a minute.')
}

async function absentIsFine<T>(run: Promise<T>): Promise<T | null> {
  try {
    return await run
  } catch (error) {
    if (error instanceof AppwriteException && error.code === 404) return null
    throw error
  }
}

async function eachOf<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await run(item)
  }))
}
