import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, TablesDB, Teams, Users } from 'node-appwrite'
import { DatabaseSync } from '@photostructure/sqlite'
import { KEY, PROJECT, startBackend } from './backend-process.mjs'

/** Rows of one patient, whatever the table's size: what an index finds stays the same. */
const ROWS_OF_ONE = 20
const ROLES = ['doctor', 'nurse', 'lab_technician', 'pharmacist']

const columns = [{ key: 'title', type: 'varchar', size: 200, required: true }, { key: 'patientId', type: 'varchar', size: 36, required: true }, { key: 'status', type: 'varchar', size: 20, required: true }, { key: 'at', type: 'datetime', required: true }, { key: 'body', type: 'text', required: false }]
const indexes = [{ key: 'patient_at', type: 'key', attributes: ['patientId', 'at'] }, { key: 'status_at', type: 'key', attributes: ['status', 'at'] }]

/** `10,000, 100,000 … rows`, up to the largest asked for. */
export const sizesUpTo = (rows) => [...new Set([10_000, 100_000, rows].filter((size) => size <= rows))]

/**
 * A data folder with one table per size, made when it is not there yet. Tables, people and teams come through the API;
 * the rows are written by SQLite into the stopped server's file, because two million calls would take longer than the bench.
 */
export async function openGrown({ folder, program, port, rows }) {
  const data = join(folder, `grown-${rows}`)
  const note = `${data}.json`
  const sizes = sizesUpTo(rows)
  if (!existsSync(note)) {
    const backend = await startBackend({ program, data, port })
    const session = await prepare(backend, sizes)
    await backend.stop()
    fill(join(data, `${PROJECT}.sqlite`), sizes)
    writeFileSync(note, JSON.stringify({ session }))
  }
  const { session } = JSON.parse(readFileSync(note, 'utf8'))
  return { data, sizes, target: { port, project: PROJECT, key: KEY, sessions: [session] } }
}

async function prepare({ port }, sizes) {
  const client = new Client().setEndpoint(`http://127.0.0.1:${port}/v1`).setProject(PROJECT).setKey(KEY)
  const [db, users, teams] = [new TablesDB(client), new Users(client), new Teams(client)]
  await db.create({ databaseId: 'grown', name: 'grown' })
  for (const size of sizes) {
    const table = { databaseId: 'grown', tableId: `rows${size}` }
    await db.createTable({ ...table, name: table.tableId, columns, indexes, rowSecurity: true })
    const permissions = [ROLES.slice(0, 2), ROLES.slice(0, 3), ROLES].map((roles) => roles.map((role) => `read("team:clinic/${role}")`))
    await db.createRows({ ...table, rows: permissions.map((list, i) => ({ $id: `first${i}`, title: 'first', patientId: 'nobody', status: 'none', at: '2020-01-01T00:00:00.000Z', $permissions: list })) })
  }
  await users.create({ userId: 'reader', email: 'reader@bench.test', name: 'Reader' })
  await teams.create({ teamId: 'clinic', name: 'Clinic' })
  await teams.createMembership({ teamId: 'clinic', userId: 'reader', roles: ['doctor'] })
  return (await users.createSession({ userId: 'reader' })).secret
}

function fill(file, sizes) {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144')
  for (const size of sizes) {
    const { seq } = db.prepare('SELECT seq FROM tables WHERE id = ?').get(`rows${size}`)
    const name = Object.fromEntries(db.prepare('SELECT key, seq FROM columns WHERE table_seq = ?').all(seq).map((column) => [column.key, `c${column.seq}`]))
    const time = "strftime('%Y-%m-%dT%H:%M:%S.000+00:00', 1600000000 + n * 60, 'unixepoch')"
    // A multiplier without a common factor scatters the patients, as years of visits do.
    db.exec(`BEGIN; WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < ${size})
      INSERT INTO t${seq} (_id, _created, _updated, _ps, _ver, ${name.title}, ${name.patientId}, ${name.status}, ${name.at}, ${name.body})
      SELECT 'row' || n, ${time}, ${time}, (SELECT _ps FROM t${seq} WHERE _id = 'first' || (n % 3)), n, 'Row ' || n, 'patient' || ((n * 7919) % ${Math.ceil(size / ROWS_OF_ONE)}), CASE n % 10 WHEN 0 THEN 'open' ELSE 'closed' END, ${time}, 'lorem ipsum dolor sit amet ' || n FROM count; COMMIT`)
  }
  db.exec('PRAGMA journal_mode = DELETE')
  db.close()
}
