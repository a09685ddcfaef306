import { Client, Storage, TablesDB, Teams, Users } from 'node-appwrite'
import { KEY, PROJECT } from './backend-process.mjs'
import { Caller } from './caller.mjs'
import { upload } from './operations.mjs'
import { wideRows } from './wide-rows.mjs'

const PASSWORD = 'Sup3r-secret!'
/** Each may write 120 rows a minute, so that many are needed to write thousands a second. */
const WRITERS = 2000
const READERS = 16
const SIGNING_IN = 50
const TEAMS = 40
const ROLES = ['doctor', 'nurse', 'lab_technician', 'pharmacist']

const columns = [{ key: 'title', type: 'varchar', size: 200, required: true }, { key: 'g', type: 'integer', required: false }, { key: 'body', type: 'text', required: false }]
const row = (i, j) => ({ $id: `r${i}_${j}`, title: `row ${j}`, g: j % 4, body: 'lorem ipsum '.repeat(20) })

/** Fills an empty backend with what the operations touch, through its own API, and answers what callers need to know. */
export async function buildScene({ port }) {
  const client = new Client().setEndpoint(`http://127.0.0.1:${port}/v1`).setProject(PROJECT).setKey(KEY)
  const [db, users, teams, storage] = [new TablesDB(client), new Users(client), new Teams(client), new Storage(client)]
  await db.create({ databaseId: 'bench', name: 'bench' })
  await ownRows(db)
  await teamRows(db)
  await wideRows(db)
  const sessions = await inGroups(WRITERS, async (i) => {
    await users.create({ userId: `w${i}`, email: `w${i}@bench.test`, name: `Writer ${i}` })
    return (await users.createSession({ userId: `w${i}` })).secret
  })
  const jwts = await inGroups(READERS, async (i) => (await users.createJWT({ userId: `w${i}`, duration: 3600 })).jwt)
  await inGroups(TEAMS, (i) => teams.create({ teamId: `team${i}`, name: `Team ${i}` }))
  await inGroups(READERS * 3, (i) => teams.createMembership({ teamId: `team${(i * 7) % TEAMS}`, userId: `w${i % READERS}`, roles: [ROLES[i % ROLES.length]] }))
  const emails = await inGroups(SIGNING_IN, async (i) => (await users.create({ userId: `s${i}`, email: `s${i}@bench.test`, password: PASSWORD, name: `Person ${i}` })).email)
  await storage.createBucket({ bucketId: 'bench', name: 'bench' })
  const target = { port, project: PROJECT, key: KEY, sessions, jwts, emails, password: PASSWORD, run: Date.now().toString(36) }
  const caller = await Caller.open({ port })
  await upload(caller, target, 'first')
  caller.close()
  return target
}

/** The table of the recorded bench: 1,000 rows that every signed-in person may read and change. */
async function ownRows(db) {
  const table = { databaseId: 'bench', tableId: 't' }
  await db.createTable({ ...table, name: 't', columns, rowSecurity: true, permissions: ['create("users")'], indexes: [{ key: 'g', type: 'key', attributes: ['g'] }] })
  for (let i = 0; i < 10; i += 1) await db.createRows({ ...table, rows: Array.from({ length: 100 }, (_, j) => ({ ...row(i, j), $permissions: ['read("users")', 'update("users")'] })) })
}

/** 10,000 rows as the clinic keeps them: each may be read by a few roles of one team and by one person. */
async function teamRows(db) {
  const table = { databaseId: 'bench', tableId: 'notes' }
  const at = (n) => new Date(1_700_000_000_000 + n * 60_000).toISOString()
  await db.createTable({ ...table, name: 'notes', columns: [...columns, { key: 'at', type: 'datetime', required: false }], rowSecurity: true, indexes: [{ key: 'g_at', type: 'key', attributes: ['g', 'at'] }] })
  for (let i = 0; i < 100; i += 1) {
    const permissions = (j) => [...ROLES.slice(0, 1 + (j % 4)).map((role) => `read("team:team${(i + j) % TEAMS}/${role}")`), `read("user:w${j % 60}")`]
    await db.createRows({ ...table, rows: Array.from({ length: 100 }, (_, j) => ({ ...row(i, j), at: at(i * 100 + j), $permissions: permissions(j) })) })
  }
}

/** Makes `count` things, eight at a time, in order. */
async function inGroups(count, make) {
  const made = []
  for (let from = 0; from < count; from += 8) made.push(...(await Promise.all(Array.from({ length: Math.min(8, count - from) }, (_, i) => make(from + i)))))
  return made
}
