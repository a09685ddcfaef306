import { randomBytes } from 'node:crypto'
import { Functions, Storage, TablesDB, Tokens, Webhooks } from 'node-appwrite'
import { InputFile } from 'node-appwrite/file'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type Answer, type TestServer } from '../testing/start-test-server'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

const said = ({ status, body }: Answer) => [status, body.type, body.message]

describe('the older databases routes', () => {
  beforeAll(async () => {
    const { db } = server.admin
    await db.create({ databaseId: 'd', name: 'D' })
    await db.createTable({ databaseId: 'd', tableId: 't', name: 'T', columns: [{ key: 'n', type: 'integer', required: false }] })
  })

  it('are opened by the older scopes alone', async () => {
    const key = async (scopes: string[]) => String((await server.call('POST', '/project/keys', { body: { keyId: 'unique()', name: scopes.join(), scopes } })).body.secret)
    const newer = await key(['rows.read', 'tables.read'])
    const older = await key(['documents.read', 'collections.read'])
    const status = async (path: string, secret: string) => (await server.call('GET', path, { headers: { 'x-appwrite-key': secret } })).status
    for (const path of ['/databases/d/collections/t/documents', '/databases/d/collections/t']) expect([await status(path, newer), await status(path, older)]).toEqual([401, 200])
    for (const path of ['/tablesdb/d/tables/t/rows', '/tablesdb/d/tables/t']) expect([await status(path, newer), await status(path, older)]).toEqual([200, 200])
  })

  it('speak of collections, documents and attributes', async () => {
    const many = { documents: [{ n: 1 }] }
    expect(said(await server.call('POST', '/databases/d/collections/t/documents', { body: { data: { n: 1 }, ...many } }))).toEqual([400, 'general_bad_request', 'You can only send one of the following parameters: data, documents'])
    expect(said(await server.call('POST', '/databases/d/collections/t/documents', { body: { documentId: 'x', ...many } }))).toEqual([400, 'general_bad_request', 'Param "documentId" is not allowed when creating multiple documents, set "$id" on each instead.'])
    expect(said(await server.call('POST', '/databases/d/collections/t/attributes/integer', { body: { key: 'm', required: true, default: 1 } }))).toEqual([400, 'attribute_default_unsupported', 'Cannot set default value for required attribute'])
  })

  it('and the newer ones need a default to be said in a change, be it null', async () => {
    const change = (body: object) => server.call('PATCH', '/tablesdb/d/tables/t/columns/integer/n', { body })
    expect(said(await change({ required: false }))).toEqual([400, 'general_argument_invalid', 'Param "default" is not optional.'])
    expect((await change({ required: false, default: null })).status).toBe(200)
  })
})

describe('deployments', () => {
  const code = InputFile.fromBuffer(randomBytes(2000), 'code.tar.gz')

  it('have their older addresses, and their bytes in pieces for whoever may read', async () => {
    const functions = new Functions(server.admin.client)
    await functions.create({ functionId: 'f', name: 'F', runtime: 'node-22' as never, entrypoint: 'main.js' })
    const { $id } = await functions.createDeployment({ functionId: 'f', code, activate: false })
    await server.settle()
    const base = `/functions/f/deployments/${$id}`
    expect((await server.call('GET', `${base}/download`, { as: 'guest' })).status).toBe(401)
    for (const path of [`${base}/download`, `${base}/build/download`]) {
      const whole = await server.call('GET', path)
      if (whole.status !== 200) expect([path, whole.body.type]).toEqual([`${base}/build/download`, 'build_not_found'])
    }
    const part = await server.call('GET', `${base}/download`, { headers: { range: 'bytes=0-9' } })
    expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([206, 'bytes 0-9/2000', '10'])
    expect((await server.call('PATCH', `${base}/build`)).body.type).not.toBe('general_route_not_found')
  })

  it('share the code with their duplicates, which outlives either', async () => {
    const functions = new Functions(server.admin.client)
    await functions.create({ functionId: 'g', name: 'G', runtime: 'node-22' as never, entrypoint: 'main.js' })
    const first = await functions.createDeployment({ functionId: 'g', code, activate: false })
    await server.settle()
    const second = await functions.createDuplicateDeployment({ functionId: 'g', deploymentId: first.$id })
    await server.settle()
    await functions.deleteDeployment({ functionId: 'g', deploymentId: first.$id })
    await server.settle()
    expect((await server.call('GET', `/functions/g/deployments/${second.$id}/download`)).headers.get('content-length')).toBe('2000')
  })
})

describe('webhooks', () => {
  it('take the names of events that exist', async () => {
    const webhooks = new Webhooks(server.admin.client)
    const make = (events: string[]) => webhooks.create({ webhookId: 'unique()', name: 'W', url: 'https://example.org/hook', events }).then(() => 'accepted', (error: { type?: string }) => error.type)
    expect(await make(['users.*.create', 'databases.*.tables.*.rows.*.update', 'buckets.b1.files.*'])).toBe('accepted')
    for (const event of ['users.*.dance', 'nothing', 'users.*.update.shoes', '']) expect(await make([event])).toBe('general_argument_invalid')
  })
})

describe('tokens', () => {
  it('do not end before they begin', async () => {
    await new Storage(server.admin.client).createBucket({ bucketId: 'b', name: 'B' })
    const tokens = new Tokens(server.admin.client)
    const refusal = await tokens.createFileToken({ bucketId: 'b', fileId: 'absent', expire: '2020-01-01T00:00:00.000+00:00' }).catch((error: Error) => error.message)
    expect(refusal).toBe('Invalid `expire` param: Value must be valid date in the future and between 0000-01-01 00:00:00 and 9999-12-31 00:00:00. or null')
  })
})

it('a table keeps its name over both families of routes', async () => {
  const answer = await server.call('GET', '/databases/d/collections/t')
  expect(answer.body.name).toBe((await new TablesDB(server.admin.client).getTable({ databaseId: 'd', tableId: 't' })).name)
})
