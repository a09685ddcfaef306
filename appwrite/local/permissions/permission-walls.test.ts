import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import WebSocket from 'ws'
import { holds, may, roleText, written, type Action, type Grant, type Person, type Role } from '../testing/permission-model'
import { startTestServer, TEST_PROJECT, type Answer, type TestServer } from '../testing/start-test-server'

/** `PERMISSION_RUNS` chooses how many arrangements are tried; each is asked of every person at every wall. */
const RUNS = Number(process.env.PERMISSION_RUNS ?? 8)
const ACTIONS: Action[] = ['read', 'create', 'update', 'delete']
const ROW = '/tablesdb/d/tables/t/rows'
const FILE = '/storage/buckets/b/files'
const IN_TRANSACTION = 'update row in a transaction'

type Known = Person & { name: string; headers: Record<string, string>; heard: Set<string>; socket: WebSocket | null }

let server: TestServer
let people: Known[] = []
let counter = 0

const MEMBERS = [
  { name: 'ann', verified: true, labels: ['vip'], teams: [{ team: 'lab', roles: ['doctor', 'owner'], confirmed: true }] },
  { name: 'bob', verified: false, labels: [], teams: [{ team: 'lab', roles: ['nurse'], confirmed: true }, { team: 'ward', roles: ['doctor'], confirmed: false }] },
  { name: 'cyd', verified: false, labels: ['staff', 'vip'], teams: [{ team: 'ward', roles: [], confirmed: true }] },
  { name: 'an', verified: true, labels: [], teams: [{ team: 'lab', roles: ['doctor'], confirmed: false }] },
]

beforeAll(async () => {
  server = await startTestServer()
  const post = (path: string, body: unknown) => server.call('POST', path, { body })
  await post('/tablesdb', { databaseId: 'd', name: 'D' })
  await post('/tablesdb/d/tables', { tableId: 't', name: 'T', columns: [{ key: 'n', type: 'integer', required: false }] })
  await post('/storage/buckets', { bucketId: 'b', name: 'B' })
  for (const teamId of ['lab', 'ward']) await post('/teams', { teamId, name: teamId })
  people = [{ name: 'guest', id: null, verified: false, labels: [], memberships: [], headers: {}, heard: new Set(), socket: null }]
  for (const member of MEMBERS) people.push(await admit(member))
  for (const person of people) person.socket = await listen(person)
})
afterAll(async () => {
  for (const { socket } of people) socket?.terminate()
  await server.close()
})

async function admit({ name, verified, labels, teams }: (typeof MEMBERS)[number]): Promise<Known> {
  const { secret } = await server.person(name)
  if (verified) await server.call('PATCH', `/users/${name}/verification`, { body: { emailVerification: true } })
  await server.call('PUT', `/users/${name}/labels`, { body: { labels } })
  const memberships = []
  for (const { team, roles, confirmed } of teams) {
    const { body } = await server.call('POST', `/teams/${team}/memberships`, { body: { userId: name, roles } })
    if (!confirmed) await server.backend.project.store.write(() => server.backend.project.db.run('UPDATE memberships SET confirm = 0 WHERE id = ?', String(body.$id)))
    memberships.push({ id: String(body.$id), team, roles, confirmed })
  }
  return { name, id: name, verified, labels, memberships, headers: { 'x-appwrite-session': secret }, heard: new Set(), socket: null }
}

type Frame = { type: string; data?: { payload?: { $id?: string } } }

async function listen({ headers, heard }: Known): Promise<WebSocket> {
  const secret = headers['x-appwrite-session']
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/realtime?project=${TEST_PROJECT}&channels[]=rows&channels[]=files`, { headers: secret === undefined ? {} : { cookie: `a_session_${TEST_PROJECT}=${secret}` } })
  await new Promise<void>((done) => socket.on('message', (text) => {
    const frame = JSON.parse(String(text)) as Frame
    if (frame.type === 'event') heard.add(frame.data?.payload?.$id ?? '')
    else socket.emit('answer')
    done()
  }))
  return socket
}

/** Whatever was told before has arrived once the answer to a ping is there. */
async function caughtUp({ socket }: Known): Promise<void> {
  const answered = new Promise((done) => socket?.once('answer', done))
  socket?.send('{"type":"ping"}')
  await answered
}

const state = fc.constantFrom('verified' as const, 'unverified' as const, null)
const name = fc.constantFrom('ann', 'bob', 'cyd', 'an', 'nobody')

function anyRole(): fc.Arbitrary<Role> {
  const memberIds = people.flatMap(({ memberships }) => memberships.map(({ id }) => id))
  return fc.oneof(
    fc.constantFrom<Role>({ kind: 'any' }, { kind: 'guests' }), state.map((each): Role => ({ kind: 'users', state: each })), fc.record({ kind: fc.constant('user' as const), id: name, state }),
    fc.record({ kind: fc.constant('team' as const), team: fc.constantFrom('lab', 'ward', 'la'), role: fc.constantFrom('doctor', 'nurse', 'owner', 'doc', null) }),
    fc.constantFrom(...memberIds, 'none').map((id): Role => ({ kind: 'member', id })), fc.constantFrom('vip', 'staff', 'vi').map((label): Role => ({ kind: 'label', label })),
  )
}

const grantsOf = (actions: readonly Action[]): fc.Arbitrary<Grant[]> => fc.array(fc.record({ action: fc.constantFrom(...actions), role: anyRole() }), { maxLength: 5 })

const isAllowed = ({ status, text }: Answer, where: string): boolean => {
  if (status < 300) return true
  if (status === 401 || status === 403 || status === 404) return false
  throw new Error(`${where} answered ${status}: ${text}`)
}

function form(fileId: string, permissions: readonly string[] | null): FormData {
  const body = new FormData()
  body.set('fileId', fileId)
  body.set('file', new Blob(['x']), 'a.txt')
  for (const permission of permissions ?? []) body.append('permissions[]', permission)
  return body
}

async function upload(headers: Record<string, string>, body: FormData): Promise<Answer> {
  const response = await fetch(`${server.url}${FILE}`, { method: 'POST', body, headers: { 'x-appwrite-project': TEST_PROJECT, ...headers } })
  return { status: response.status, text: await response.text(), body: {}, headers: response.headers }
}

const asKey = { 'x-appwrite-key': 'test-key-with-every-scope' }
const byId = (id: string) => `?queries[0]=${encodeURIComponent(JSON.stringify({ method: 'equal', attribute: '$id', values: [id] }))}`

type Item = { id: string; item: readonly Grant[] }

async function makeRow({ id, item }: Item): Promise<void> {
  expect((await server.call('POST', ROW, { body: { rowId: id, data: { n: 0 }, permissions: item.map(written) } })).status).toBe(201)
}

async function makeFile({ id, item }: Item): Promise<void> {
  expect((await upload(asKey, form(id, item.map(written)))).status).toBe(201)
}

/** What one person gets at every wall, by the name of the wall. */
async function rowWalls(person: Known, id: string): Promise<Record<string, boolean>> {
  const ask = (method: string, path: string, body?: unknown) => server.call(method, path, { as: 'guest', headers: person.headers, ...(body === undefined ? {} : { body }) })
  const list = await ask('GET', `${ROW}${byId(id)}`)
  const inTransaction = async (action: string, data: unknown) => {
    const { status, body } = await ask('POST', '/tablesdb/transactions', {})
    if (status >= 300) return false
    const path = `/tablesdb/transactions/${String(body.$id)}`
    const staged = await ask('POST', `${path}/operations`, { operations: [{ action, databaseId: 'd', tableId: 't', rowId: id, data }] })
    return isAllowed(staged, `staging ${action}`) && isAllowed(await ask('PATCH', path, { commit: true }), `committing ${action}`)
  }
  return {
    'read row': isAllowed(await ask('GET', `${ROW}/${id}`), 'reading a row'),
    'read rows': list.status < 300 && (list.body.rows as unknown[]).length === 1,
    'read rows counted': list.status < 300 && list.body.total === 1,
    'update row': isAllowed(await ask('PATCH', `${ROW}/${id}`, { data: { n: (counter += 1) } }), 'changing a row'),
    'update row by counting': isAllowed(await ask('PATCH', `${ROW}/${id}/n/increment`, { value: 1 }), 'counting up'),
    [IN_TRANSACTION]: await inTransaction('update', { n: (counter += 1) }),
    'delete row': isAllowed(await ask('DELETE', `${ROW}/${id}`), 'deleting a row'),
  }
}

async function fileWalls(person: Known, id: string): Promise<Record<string, boolean>> {
  const ask = (method: string, path: string, body?: unknown) => server.call(method, path, { as: 'guest', headers: person.headers, ...(body === undefined ? {} : { body }) })
  const list = await ask('GET', `${FILE}${byId(id)}`)
  return {
    'read file': isAllowed(await ask('GET', `${FILE}/${id}`), 'reading a file'),
    'read file bytes': isAllowed(await ask('GET', `${FILE}/${id}/download`), 'reading bytes'),
    'read files': list.status < 300 && (list.body.files as unknown[]).length === 1,
    'update file': isAllowed(await ask('PUT', `${FILE}/${id}`, { name: `n${(counter += 1)}` }), 'renaming a file'),
    'delete file': isAllowed(await ask('DELETE', `${FILE}/${id}`), 'deleting a file'),
  }
}

let asked: { container: { grants: readonly Grant[]; itemSecurity: boolean }; item: readonly Grant[] } = { container: { grants: [], itemSecurity: false }, item: [] }

it('every wall answers every person as the rules say', async () => {
  const arrangement = fc.record({ container: grantsOf(ACTIONS), item: grantsOf(['read', 'update', 'delete']), itemSecurity: fc.boolean() })
  await fc.assert(fc.asyncProperty(arrangement, async ({ container, item, itemSecurity }) => {
    asked = { container: { grants: container, itemSecurity }, item }
    const permissions = container.map(written)
    expect((await server.call('PUT', '/tablesdb/d/tables/t', { body: { name: 'T', permissions, rowSecurity: itemSecurity } })).status).toBe(200)
    expect((await server.call('PUT', '/storage/buckets/b', { body: { name: 'B', permissions, fileSecurity: itemSecurity } })).status).toBe(200)
    for (const person of people) {
      const [row, file] = [{ id: `r${(counter += 1)}`, item }, { id: `f${(counter += 1)}`, item }]
      await makeRow(row)
      await makeFile(file)
      await caughtUp(person)
      // A transaction looks its rows up as the person, so what cannot be seen cannot be changed in one; guests have none.
      const inTransaction = person.id !== null && may(person, 'read', asked) && may(person, 'update', asked)
      const expected = (wall: string) => (wall === IN_TRANSACTION ? inTransaction : may(person, wall.split(' ')[0] as Action, asked))
      const walls: Record<string, boolean> = { 'read row by realtime': person.heard.has(row.id), 'read file by realtime': person.heard.has(file.id), ...(await rowWalls(person, row.id)), ...(await fileWalls(person, file.id)) }
      const own = item.map(written)
      const holdsAll = item.every(({ role }) => holds(person, role))
      walls['create row'] = isAllowed(await server.call('POST', ROW, { as: 'guest', headers: person.headers, body: { rowId: 'unique()', data: { n: 1 } } }), 'making a row')
      walls['create file'] = isAllowed(await upload(person.headers, form('unique()', null)), 'making a file')
      const sharing = isAllowed(await server.call('POST', ROW, { as: 'guest', headers: person.headers, body: { rowId: 'unique()', data: { n: 1 }, permissions: own } }), 'making a row for others')
      expect({ ...walls, sharing }, `${person.name} with ${permissions.join(' ')} and ${own.join(' ')} ${itemSecurity ? 'with' : 'without'} item security`).toEqual({
        ...Object.fromEntries(Object.keys(walls).map((wall) => [wall, expected(wall)])), sharing: may(person, 'create', asked) && holdsAll,
      })
    }
  }), { numRuns: RUNS, seed: 20_261_120 })
  expect(server.faults).toEqual([])
}, 600_000)

it('every kind of role opens a table to those who hold it and to nobody else', async () => {
  for (const person of people) {
    for (const role of fc.sample(anyRole(), { numRuns: 40, seed: 1 })) {
      await server.call('PUT', '/tablesdb/d/tables/t', { body: { name: 'T', permissions: [`read("${roleText(role)}")`], rowSecurity: false } })
      const { status } = await server.call('GET', ROW, { as: 'guest', headers: person.headers })
      expect(status < 300, `${person.name} and ${roleText(role)}`).toBe(holds(person, role))
    }
  }
})
