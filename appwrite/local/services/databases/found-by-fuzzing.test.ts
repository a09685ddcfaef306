import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/start-test-server'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  await server.admin.db.create({ databaseId: 'd', name: 'D' })
})
afterAll(() => server.close())

const table = '/tablesdb/d/tables/t'
const makeTable = () => server.call('POST', '/tablesdb/d/tables', { body: { tableId: 't', name: 'T', columns: [{ key: 'kept', type: 'integer', required: false }, { key: 'gone', type: 'integer', required: false }] } })
const work = (from: number) => Array.from({ length: 8 }, (_, i) => [
  server.call('POST', `${table}/rows`, { body: { rowId: `r${from + i}`, data: { kept: i } } }),
  server.call('PATCH', `${table}/rows/first`, { body: { data: { kept: from + i } } }),
  server.call('PATCH', `${table}/rows/first/kept/increment`, { body: { value: 1 } }),
  server.call('DELETE', `${table}/rows/r${from + i - 100}`),
]).flat()

it('rows can be written in the very moment a column goes', async () => {
  await makeTable()
  await server.call('POST', `${table}/rows`, { body: { rowId: 'first', data: { kept: 1, gone: 2 } } })
  const statuses = new Set<number>()
  for (let round = 1; round <= 10; round++) {
    const before = work(round * 100)
    const going = server.call('DELETE', `${table}/columns/gone`)
    for (const { status } of await Promise.all([...before, going, ...work(round * 100 + 50)])) statuses.add(status)
    expect((await server.call('POST', `${table}/columns/integer`, { body: { key: 'gone', required: false } })).status).toBe(202)
  }
  expect([...statuses].filter((status) => ![200, 201, 204, 404].includes(status))).toEqual([])
  expect(server.faults).toEqual([])
})

it('rows asked for in the very moment their table goes are not found', async () => {
  for (let round = 0; round < 5; round++) {
    const statuses = (await Promise.all([...work(round * 100), server.call('DELETE', table), ...work(round * 100 + 50)])).map(({ status }) => status)
    expect(statuses.filter((status) => ![200, 201, 204, 404, 409].includes(status))).toEqual([])
    expect((await makeTable()).status).toBe(201)
    await server.call('POST', `${table}/rows`, { body: { rowId: 'first', data: { kept: 1 } } })
  }
  expect(server.faults).toEqual([])
})

it('bulk changes of a transaction that are no rows are refused at the commit and harm no list before', async () => {
  for (const data of [[], { a: 1 }, [null], ['x'], { a: { $id: 'there', kept: 1 } }]) {
    const { body } = await server.call('POST', '/tablesdb/transactions', { body: {} })
    const path = `/tablesdb/transactions/${String(body.$id)}`
    expect((await server.call('POST', `${path}/operations`, { body: { operations: [{ action: 'bulkUpsert', databaseId: 'd', tableId: 't', data }] } })).status).toBe(201)
    expect((await server.call('GET', `${table}/rows?transactionId=${String(body.$id)}`)).status).toBe(200)
    expect((await server.call('PATCH', path, { body: { commit: true } })).status).toBeOneOf([200, 400])
  }
  expect(server.faults).toEqual([])
})

it('whole numbers beyond what a double holds can stand wherever JSON may', async () => {
  const long = '{"n":9223372036854775807,"deep":[{"m":-9223372036854775808}]}'
  await server.call('POST', '/users', { body: { userId: 'ann' } })
  const calls: [string, string, string][] = [
    ['PATCH', '/users/ann/prefs', `{"prefs":${long}}`], ['POST', '/messaging/providers/fcm', `{"providerId":"unique()","name":"F","serviceAccountJSON":${long}}`],
    ['POST', '/messaging/messages/push', `{"messageId":"unique()","title":"t","body":"b","draft":true,"data":${long}}`], ['POST', '/account/sessions/email', '{"email":9223372036854775807,"password":"x"}'], ['PUT', '/account/recovery', `{"userId":${long},"secret":"x","password":"y"}`],
  ]
  for (const [method, path, body] of calls) expect((await server.call(method, path, { body })).status, path).not.toBe(500)
  expect(server.faults).toEqual([])
})
