// What this machine could do at most: SQLite doing the same statements on a copy of the same file, behind an HTTP handler
// that checks nothing. No session, no permission, no parameter, no event, no rate limit.
import { mkdirSync, openSync, readFileSync, writeSync, fsyncSync, closeSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { hash, verify } from '@node-rs/argon2'
import { DatabaseSync } from '@photostructure/sqlite'

const [folder, port] = [process.argv[2], Number(process.argv[3])]
const db = new DatabaseSync(join(folder, 'bench.sqlite'))
db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA mmap_size = 67108864; PRAGMA wal_autocheckpoint = 4000')
mkdirSync(join(folder, 'raw-files'), { recursive: true })

const [own, notes, results] = ['t', 'notes', 'results'].map((id) => tableOf(id))
const time = '2026-01-01T00:00:00.000+00:00'
const megabyte = Buffer.alloc(1_000_000, 'bench data ')
const ARGON2 = { algorithm: 2, memoryCost: 65_536, timeCost: 4, parallelism: 3 }
const digest = await hash('Sup3r-secret!', ARGON2)

function tableOf(id) {
  const { seq } = db.prepare('SELECT seq FROM tables WHERE id = ?').get(id)
  const columns = db.prepare('SELECT key, seq FROM columns WHERE table_seq = ? ORDER BY seq').all(seq)
  const name = Object.fromEntries(columns.map((column) => [column.key, `c${column.seq}`]))
  const json = `json_object('$id', _id, '$sequence', _seq, '$createdAt', _created, '$updatedAt', _updated, '$permissions', json((SELECT permissions FROM permission_sets WHERE id = _ps)), ${columns.map((column) => `'${column.key}', c${column.seq}`).join(', ')})`
  return { table: `t${seq}`, json, name }
}

const statement = {
  get: db.prepare(`SELECT ${own.json} AS j, _ps FROM ${own.table} WHERE _id = ?`),
  list: db.prepare(`SELECT ${own.json} AS j FROM ${own.table} WHERE ${own.name.g} = 2 AND _ps IN (SELECT set_id FROM permission_roles WHERE role = 'users' AND action = 'read') ORDER BY _seq LIMIT 25`),
  count: db.prepare(`SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${own.table} WHERE ${own.name.g} = 2 AND _ps IN (SELECT set_id FROM permission_roles WHERE role = 'users' AND action = 'read') LIMIT 5000)`),
  listNotes: db.prepare(`SELECT ${notes.json} AS j FROM ${notes.table} WHERE ${notes.name.g} = 2 AND _ps IN (SELECT set_id FROM permission_roles WHERE role IN ('users', 'user:w1', 'team:team7', 'team:team7/nurse') AND action = 'read') ORDER BY ${notes.name.at} DESC, _seq LIMIT 25`),
  countNotes: db.prepare(`SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${notes.table} WHERE ${notes.name.g} = 2 AND _ps IN (SELECT set_id FROM permission_roles WHERE role IN ('users', 'user:w1', 'team:team7', 'team:team7/nurse') AND action = 'read') LIMIT 5000)`),
  listResults: db.prepare(`SELECT ${results.json} AS j FROM ${results.table} WHERE ${results.name.patientId} = 'patient7' AND _ps IN (SELECT set_id FROM permission_roles WHERE role IN ('users', 'user:w1', 'team:team7/nurse') AND action = 'read') ORDER BY ${results.name.collectedAt} DESC, _seq LIMIT 26`),
  countResults: db.prepare(`SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${results.table} WHERE ${results.name.patientId} = 'patient7' AND _ps IN (SELECT set_id FROM permission_roles WHERE role IN ('users', 'user:w1', 'team:team7/nurse') AND action = 'read') LIMIT 5000)`),
  insert: db.prepare(`INSERT INTO ${own.table} (_id, _created, _updated, _ps, _ver, ${own.name.title}, ${own.name.g}, ${own.name.body}) VALUES (?, ?, ?, 1, ?, ?, ?, ?)`),
  find: db.prepare(`SELECT _seq, _ps FROM ${own.table} WHERE _id = ?`),
  update: db.prepare(`UPDATE ${own.table} SET _updated = ?, _ver = ?, ${own.name.title} = ? WHERE _seq = ?`),
  begin: db.prepare('BEGIN IMMEDIATE'),
  commit: db.prepare('COMMIT'),
  open: db.prepare("INSERT INTO transactions (id, created_at, updated_at, status, expires_at) VALUES (?, ?, ?, 'pending', ?)"),
  stage: db.prepare("INSERT INTO staged_operations (transaction_seq, table_seq, row_id, action, data, version, created_at) VALUES (?, 1, ?, 'create', ?, ?, ?)"),
  staged: db.prepare('SELECT * FROM staged_operations WHERE transaction_seq = ? ORDER BY seq'),
  unstage: db.prepare('DELETE FROM staged_operations WHERE transaction_seq = ?'),
  close: db.prepare("UPDATE transactions SET status = 'committed' WHERE seq = ?"),
  note: db.prepare("INSERT INTO settings (key, value) VALUES (?, '{}')"),
}

let made = Date.now()
const queue = []

/** Writers that wait at the same moment share one COMMIT. */
function write(work) {
  return new Promise((done) => {
    queue.push({ work, done })
    if (queue.length > 1) return
    setImmediate(() => {
      const group = queue.splice(0)
      statement.begin.run()
      const values = group.map((job) => job.work())
      statement.commit.run()
      group.forEach((job, i) => job.done(values[i]))
    })
  })
}

const idIn = (url) => url.slice(url.lastIndexOf('/') + 1)
const listing = (list, count) => `{"total":${count.get().n},"rows":[${list.all().map((found) => found.j).join(',')}]}`

/** The three calls of a transaction, told apart by their paths. */
async function transaction({ method, url }, body) {
  if (method === 'PATCH') {
    const seq = Number(idIn(url))
    await write(() => {
      for (const operation of statement.staged.all(seq)) statement.insert.run(operation.row_id, time, time, 1, JSON.parse(operation.data).title, null, null)
      statement.unstage.run(seq)
      statement.close.run(seq)
    })
    return `{"$id":"${seq}"}`
  }
  if (!url.endsWith('/operations')) return `{"$id":"${await write(() => Number(statement.open.run(`raw${(made += 1)}`, time, time, time).lastInsertRowid))}"}`
  const seq = Number(url.split('/').at(-2))
  const { operations } = JSON.parse(body)
  await write(() => operations.forEach((operation) => statement.stage.run(seq, operation.rowId, JSON.stringify(operation.data), 1, time)))
  return `{"$id":"${seq}"}`
}

function store(bytes) {
  const id = (made += 1)
  const file = openSync(join(folder, 'raw-files', `f${id}`), 'w')
  writeSync(file, bytes)
  fsyncSync(file)
  closeSync(file)
  return write(() => statement.note.run(`file${id}`)).then(() => '{}')
}

const answers = {
  getRow: ({ url }) => statement.get.get(idIn(url)).j,
  listRows: () => listing(statement.list, statement.count),
  listTeamRows: () => listing(statement.listNotes, statement.countNotes),
  listWideRows: () => listing(statement.listResults, statement.countResults),
  createRow: async (_, body) => {
    const { rowId, data } = JSON.parse(body)
    const seq = await write(() => statement.insert.run(rowId, time, time, 1, data.title, data.g, data.body).lastInsertRowid)
    return JSON.stringify({ $id: rowId, $sequence: String(seq), $createdAt: time, $updatedAt: time, $permissions: [], ...data })
  },
  updateRow: async ({ url }, body) => {
    const { data } = JSON.parse(body)
    await write(() => statement.update.run(time, (made += 1), data.title, statement.find.get(idIn(url))._seq))
    return statement.get.get(idIn(url)).j
  },
  transaction,
  signIn: async () => {
    if (!(await verify(digest, 'Sup3r-secret!'))) throw new Error('The password does not match.')
    await write(() => statement.note.run(`session${(made += 1)}`))
    return '{}'
  },
  upload: (_, body) => store(body),
  download: () => readFileSync(join(folder, 'raw-files', 'first')),
}

writeFirst()
function writeFirst() {
  const file = openSync(join(folder, 'raw-files', 'first'), 'w')
  writeSync(file, megabyte)
  closeSync(file)
}

let current = 'getRow'
process.on('disconnect', () => process.exit())
process.on('message', ({ operation }) => {
  current = operation
  process.send({ ready: true })
})

createServer(async (request, response) => {
  const parts = []
  if (request.method !== 'GET') for await (const part of request) parts.push(part)
  const body = await answers[current](request, current === 'upload' ? Buffer.concat(parts) : String(parts))
  response.writeHead(200, ['content-type', 'application/json', 'content-length', String(Buffer.byteLength(body))])
  response.end(body)
}).listen(port, '127.0.0.1', () => process.send({ ready: true }))
