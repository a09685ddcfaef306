import { Functions, Query, TablesDB, Client } from 'node-appwrite'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { startMailSink } from '../mail-sink/start-mail-sink'
import { startTestServer, TEST_PROJECT, type TestServer } from '../testing/start-test-server'
import { withoutPeople } from './without-people'

const place = { databaseId: 'clinic', tableId: 'visits' }
const words = 'chest pain since Tuesday'
let server: TestServer
let sink: Awaited<ReturnType<typeof startMailSink>>

type Statement = { table: string | null; shape: string; plan: string[]; readsAll: boolean; index: string[]; because: string | null; calls: number; maxMs: number }
type Studio = {
  tables: { id: string; rows: number; bytes: number; indexBytes: number }[]; statements: { slowest: Statement[]; calls: number }
  events: { perMinute: number[]; newest: { name: string; by: string }[] }; mails: { sent: number; failed: number; newest: { recipients: number; wasTaken: boolean }[] }
  sockets: { userId: string; channels: string[] }[]; functions: unknown[]; files: { databaseBytes: number }; backups: unknown; jobs: unknown[]
}
const look = async () => (await server.call('GET', '/_studio')).body as unknown as Studio
const statementLike = async (pattern: RegExp) => (await look()).statements.slowest.find(({ shape, table }) => table === 'visits' && pattern.test(shape))

beforeAll(async () => {
  sink = await startMailSink({ smtpPort: 0, httpPort: 0 })
  server = await startTestServer({ studio: true, smtp: sink.smtp })
  const { db } = server.admin
  await db.create({ databaseId: 'clinic', name: 'Clinic' })
  await db.createTable({ ...place, name: 'Visits', rowSecurity: true, columns: [{ key: 'ward', type: 'string', size: 40, required: false }, { key: 'at', type: 'datetime', required: false }, { key: 'words', type: 'string', size: 400, required: false }] as never })
  for (let batch = 0; batch < 5; batch += 1) await db.createRows({ ...place, rows: Array.from({ length: 100 }, (_, place) => ({ $id: `v${batch}-${place}`, ward: place % 2 ? 'north' : 'south', at: '2026-03-05T10:00:00.000+00:00', words })) })
})
afterAll(async () => {
  await server.close()
  await sink.close()
})

describe('looking inside', () => {
  it('is not there unless the server was started with it', async () => {
    const plain = await startTestServer()
    expect((await plain.call('GET', '/_studio')).status).toBe(404)
    await plain.close()
  })

  it('is for the key of the installation alone', async () => {
    const { body } = await server.call('POST', '/project/keys', { body: { keyId: 'unique()', name: 'health', scopes: ['health.read', 'rows.read'] } })
    const { secret } = await server.person('maya')
    expect((await server.call('GET', '/_studio', { as: 'guest' })).status).toBe(401)
    expect((await server.call('GET', '/_studio', { as: 'guest', headers: { 'x-appwrite-session': secret } })).status).toBe(401)
    expect((await server.call('GET', '/_studio', { as: 'guest', headers: { 'x-appwrite-key': String(body.secret) } })).status).toBe(401)
    expect((await server.call('GET', '/_studio')).status).toBe(200)
  })

  it('tells rows and sizes of tables', async () => {
    const { tables, files } = await look()
    expect(tables.find(({ id }) => id === 'visits')).toMatchObject({ rows: 500 })
    expect(tables[0]!.bytes).toBeGreaterThan(500 * words.length)
    expect(tables[0]!.indexBytes).toBeGreaterThan(4096)
    expect(files.databaseBytes).toBeGreaterThan(tables[0]!.bytes)
  })

  it('tells a query that reads every row, the index that would help, and its plan once the index is there', async () => {
    const { db } = server.admin
    const ask = () => db.listRows({ ...place, queries: [Query.equal('ward', ['north']), Query.orderDesc('at'), Query.limit(5)] })
    await ask()
    const before = await statementLike(/visits\.ward = \?.*ORDER BY visits\.at DESC/)
    expect(before).toMatchObject({ readsAll: true, index: ['ward', 'at'], because: null })
    expect(before?.plan).toContain('SCAN visits')
    await db.createIndex({ ...place, key: 'ward_at', type: 'key' as never, columns: ['ward', 'at'], orders: ['asc', 'desc'] as never })
    await ask()
    const after = await statementLike(/visits\.ward = \?.*ORDER BY visits\.at DESC/)
    expect(after).toMatchObject({ readsAll: false, index: [] })
    expect(after?.plan.join('\n')).toMatch(/SEARCH visits USING INDEX ward_at \(ward=\?\)/)
  })

  it('says why no index helps a search inside text', async () => {
    await server.admin.db.listRows({ ...place, queries: [Query.contains('words', ['pain']), Query.limit(5)] })
    expect(await statementLike(/LIKE/)).toMatchObject({ readsAll: true, index: [], because: expect.stringContaining('inside text') as string })
  })

  it('tells events, sockets and mails by name and number', async () => {
    const { userId, secret } = await server.person('noor')
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/realtime?project=${TEST_PROJECT}&channels[]=${encodeURIComponent('databases.clinic.tables.visits.rows')}`, { headers: { cookie: `a_session_${TEST_PROJECT}=${secret}` } })
    await new Promise((open) => socket.once('message', open))
    await server.call('POST', '/account/verifications/email', { as: 'guest', headers: { 'x-appwrite-session': secret }, body: { url: 'http://localhost/verify' } })
    await server.admin.db.updateRow({ ...place, rowId: 'v0-1', data: { ward: 'west' } })
    await server.settle()
    const { events, sockets, mails } = await look()
    expect(events.newest[0]).toMatchObject({ name: 'databases.clinic.tables.visits.rows.v0-1.update', by: '' })
    expect(events.perMinute.reduce((sum, count) => sum + count)).toBeGreaterThan(500)
    expect(sockets).toMatchObject([{ userId, channels: ['databases.clinic.tables.visits.rows'] }])
    expect(mails).toMatchObject({ sent: 1, failed: 0, newest: [{ recipients: 1, wasTaken: true }] })
    socket.close()
  })

  it('counts a mail that no server takes', async () => {
    const gone = createServer()
    await new Promise<void>((ready) => gone.listen(0, '127.0.0.1', ready))
    const { port } = gone.address() as AddressInfo
    await new Promise((closed) => gone.close(closed))
    const lonely = await startTestServer({ studio: true, smtp: { host: '127.0.0.1', port } })
    const { secret } = await lonely.person('noor')
    await lonely.call('POST', '/account/verifications/email', { as: 'guest', headers: { 'x-appwrite-session': secret }, body: { url: 'http://localhost/verify' } })
    await lonely.settle()
    const studio = (await lonely.call('GET', '/_studio')).body as unknown as Studio
    expect(studio.mails).toMatchObject({ sent: 0, failed: 1 })
    expect(studio.jobs).toMatchObject([{ kind: 'account-mail', waiting: 1, tried: 1 }])
    expect(JSON.stringify(studio)).not.toContain('noor@')
    await lonely.close()
  })

  it('tells functions by their runs', async () => {
    const keyed = new Functions(server.admin.client)
    await keyed.create({ functionId: 'remind', name: 'Remind', runtime: 'node-22' as never, schedule: '0 9 * * *' })
    expect((await look()).functions).toMatchObject([{ id: 'remind', enabled: true, schedule: '0 9 * * *', runs: 0, failed: 0 }])
  })

  it('never tells what a row says, whom a mail went to, or what a query asked for', async () => {
    const db = new TablesDB(new Client().setEndpoint(server.url).setProject(TEST_PROJECT).setKey(String(server.admin.client.config.key)))
    await db.listRows({ ...place, queries: [Query.equal('words', ['a secret that was searched for']), Query.limit(1)] })
    const everything = JSON.stringify(await look())
    for (const secret of [words, 'chest', 'noor@', 'maya@', '@clinic.test', 'a secret that was searched for', 'Sup3r-secret']) expect(everything).not.toContain(secret)
  })

  it('takes addresses and numbers out of what programs wrote', () => {
    expect(withoutPeople('550 no such user <ada.lovelace@example.org>, call +44 7700 900123')).toBe('550 no such user <‹address›>, call ‹number›')
    expect(withoutPeople('3 rows in 12 ms at 2026')).toBe('3 rows in 12 ms at 2026')
    expect(withoutPeople('x'.repeat(5000))).toHaveLength(4002)
  })
})
