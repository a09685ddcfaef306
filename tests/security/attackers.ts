import { Account, AppwriteException, Client, Databases, Functions, Messaging, Storage, TablesDB, Teams, Users } from 'node-appwrite'
import { rowPermissions } from '@/lib/access/row-readers'
import { toColumns } from '@/lib/data/codec'
import { tableOf } from '@/lib/domain/records'
import type { ClinicFixture } from '@/lib/testing/clinic-fixture'
import { type Onlooker, onlookers, representatives } from '@/lib/testing/representative-records'

export type Attacker = { name: string; with: 'session' | 'jwt'; person: Onlooker; userId: string } & ReturnType<typeof hands>

const hands = (client: Client) => ({
  account: new Account(client), databases: new Databases(client), functions: new Functions(client), messaging: new Messaging(client), storage: new Storage(client), tables: new TablesDB(client), teams: new Teams(client), users: new Users(client),
})

/** Everybody of both clinics, once with their session secret and once with a JWT of it, straight at the backend. */
export async function attackersOf(clinic: ClinicFixture): Promise<Attacker[]> {
  const made = onlookers.map(async (person): Promise<Attacker[]> => {
    const [secret, jwt] = await Promise.all([clinic.sessionSecret(person.key, person.organisation), clinic.jwt(person.key, person.organisation)])
    const client = () => new Client().setEndpoint(clinic.url).setProject(clinic.projectId)
    const shared = { name: person.name, person, userId: clinic.userId(person.key, person.organisation) }
    return [{ ...shared, with: 'session', ...hands(client().setSession(secret)) }, { ...shared, with: 'jwt', ...hands(client().setJWT(jwt)) }]
  })
  return (await Promise.all(made)).flat()
}

/** Puts one row of every table and state into storage, readable by whom the access table says. */
export async function fillEveryTable(clinic: ClinicFixture): Promise<void> {
  for (const name of new Set(representatives.map((each) => each.name))) {
    const rows = representatives.filter((each) => each.name === name)
    await clinic.service.tables.createRows({
      databaseId: clinic.databaseId, tableId: tableOf(name),
      rows: rows.map(({ record, about }) => ({ $id: record.id, $permissions: rowPermissions(name, record as never, about), ...toColumns(name, record as never) })),
    })
  }
}

/** `refused`, or what came back. A failure that is no refusal (a 500) is a finding too and is thrown on. */
export async function attempt(run: Promise<unknown>): Promise<unknown> {
  try {
    return { got: await run }
  } catch (error) {
    // An invitation by mail stops where no mail server is set, before anything was looked up.
    if (error instanceof AppwriteException && ((error.code >= 400 && error.code < 500) || error.type === 'general_smtp_disabled')) return 'refused'
    throw error
  }
}

/** Names of attempts that were not refused. */
export async function successesOf(attempts: Record<string, () => Promise<unknown>>): Promise<string[]> {
  const outcomes = await Promise.all(Object.entries(attempts).map(async ([name, run]) => [name, await attempt(run())] as const))
  return outcomes.filter(([, outcome]) => outcome !== 'refused').map(([name]) => name)
}

/** Every row of every table as storage holds it, to see that nothing moved. */
export async function everythingStored(clinic: ClinicFixture): Promise<Record<string, string[]>> {
  const tables = [...new Set(representatives.map(({ name }) => tableOf(name)))]
  const listed = await Promise.all(tables.map(async (tableId) => {
    const { rows } = await clinic.service.tables.listRows({ databaseId: clinic.databaseId, tableId, queries: [JSON.stringify({ method: 'limit', values: [5000] })] })
    return [tableId, rows.map((row) => JSON.stringify(row)).toSorted()] as const
  }))
  return Object.fromEntries(listed)
}
