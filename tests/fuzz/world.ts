import { TEST_KEY, TEST_PROJECT, startTestServer, type TestServer } from '@/appwrite/local/testing/start-test-server'
import type { Caller, Ids } from './build-request'
import { IDS } from './plausible.table'

/** A server with one of everything, and what callers send to be who they are. */
export type World = { server: TestServer; ids: Ids; credentials: Readonly<Record<Caller, Record<string, string>>>; close(): Promise<void> }

const DATABASE: [string, unknown][] = [
  ['/tablesdb', { databaseId: 'd', name: 'D' }],
  ['/tablesdb/d/tables', { tableId: 'u', name: 'U', permissions: ['read("any")', 'create("users")'], columns: [{ key: 'a', type: 'varchar', size: 20, required: false }] }],
  ['/tablesdb/d/tables', {
    tableId: 't', name: 'T', rowSecurity: true, permissions: ['read("any")', 'create("any")', 'update("users")'],
    columns: [
      { key: 'a', type: 'varchar', size: 60, required: false }, { key: 'n', type: 'integer', required: false }, { key: 'f', type: 'double', required: false }, { key: 'flag', type: 'boolean', required: false }, { key: 'at', type: 'datetime', required: false },
      { key: 'l', type: 'varchar', size: 20, required: false, array: true }, { key: 'body', type: 'text', required: false },
    ],
    indexes: [{ key: 'i1', type: 'key', attributes: ['a'] }, { key: 'i2', type: 'fulltext', attributes: ['body'] }],
  }],
  ['/tablesdb/d/tables/t/columns/enum', { key: 'kind', elements: ['one', 'two'], required: false }],
  ['/tablesdb/d/tables/t/columns/email', { key: 'mail', required: false }],
  ['/tablesdb/d/tables/t/columns/url', { key: 'site', required: false }],
  ['/tablesdb/d/tables/t/columns/ip', { key: 'addr', required: false }],
  ['/tablesdb/d/tables/t/columns/relationship', { relatedTableId: 'u', type: 'manyToOne', twoWay: true, key: 'related', twoWayKey: 'back', onDelete: 'setNull' }],
  ['/tablesdb/d/tables', { tableId: 'plain', name: 'Plain', permissions: ['read("any")', 'create("any")', 'update("any")', 'delete("any")'], columns: [{ key: 'a', type: 'varchar', size: 60, required: false }, { key: 'n', type: 'integer', required: false }] }],
  ['/tablesdb/d/tables/plain/rows', { rowId: 'row-1', data: { a: 'x', n: 1 } }],
  ['/tablesdb/d/tables/u/rows', { rowId: 'u-1', data: { a: 'there' } }],
  ['/tablesdb/d/tables/t/rows', { rowId: 'row-1', data: { a: 'x', n: 1, f: 2.5, l: ['p'], body: 'some words', kind: 'one', related: 'u-1' }, permissions: ['update("users")'] }],
]

const REST: [string, unknown][] = [
  ['/teams', { teamId: 'team', name: 'Team', roles: ['owner'] }],
  ['/storage/buckets', { bucketId: 'b', name: 'B', permissions: ['read("any")', 'create("any")'], fileSecurity: true }],
  ['/messaging/providers/smtp', { providerId: 'smtp-1', name: 'S', host: '127.0.0.1', port: 1, enabled: true, fromEmail: 'a@b.org' }],
  ['/messaging/topics', { topicId: 'topic', name: 'T', subscribe: ['users'] }],
  ['/users/ann/targets', { targetId: 'target', providerType: 'email', identifier: 'ann2@clinic.test', providerId: 'smtp-1' }],
  ['/messaging/topics/topic/subscribers', { subscriberId: 'sub', targetId: 'target' }],
  ['/messaging/messages/email', { messageId: 'msg', subject: 'Hello', content: 'x', draft: true, topics: ['topic'] }],
  ['/webhooks', { webhookId: 'hook', name: 'H', url: 'http://127.0.0.1:1/', events: ['users.*.create'] }],
  ['/project/keys', { keyId: 'key-1', name: 'K', scopes: ['rows.read'] }],
  ['/project/platforms/web', { platformId: 'web-1', name: 'W', hostname: 'app.test' }],
  ['/project/variables', { variableId: 'var', key: 'A', value: 'b' }],
  ['/functions', { functionId: 'fn', name: 'F', runtime: 'node-22', execute: ['any'], entrypoint: 'main.js' }],
]

const fetchHome = globalThis.fetch

/** Starts it in memory. Outward calls go nowhere: `offline` must have been called first. */
export async function startWorld(): Promise<World> {
  const server = await startTestServer()
  const ann = await server.person('ann')
  for (const [path, body] of DATABASE) await make(server, path, body)
  for (const [path, body] of REST) await make(server, path, body)
  const file = new FormData()
  file.set('fileId', 'file-1')
  file.set('permissions[]', 'read("users")')
  file.set('file', new Blob(['some bytes']), 'a.txt')
  const uploaded = await fetchHome(`${server.url}/storage/buckets/b/files`, { method: 'POST', body: file, headers: { 'x-appwrite-project': TEST_PROJECT, 'x-appwrite-key': TEST_KEY } })
  if (uploaded.status !== 201) throw new Error(`The file could not be made: ${await uploaded.text()}`)
  const transactionId: string[] = []
  for (let i = 0; i < 20; i++) transactionId.push(String((await make(server, '/tablesdb/transactions', { ttl: 3600 })).$id))
  const [token, membership, jwt] = [
    await make(server, '/tokens/buckets/b/files/file-1', {}), await make(server, '/teams/team/memberships', { userId: 'ann', roles: ['doctor'] }), await make(server, '/users/ann/jwts', {}),
  ]
  return {
    server,
    ids: { ...IDS, tokenId: String(token.$id), transactionId, tableId: ['t', 'plain'], collectionId: ['t', 'plain'], membershipId: String(membership.$id) },
    credentials: { guest: {}, user: { 'x-appwrite-session': ann.secret }, jwt: { 'x-appwrite-jwt': String(jwt.jwt) }, key: { 'x-appwrite-key': TEST_KEY } },
    close: () => server.close(),
  }
}

async function make(server: TestServer, path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await server.call('POST', path, { body })
  if (answer.status >= 300) throw new Error(`POST ${path} answered ${answer.status}: ${answer.text}`)
  return answer.body
}

/** Lets this process call nobody, whatever addresses a fuzzer makes up. */
export function offline(): void {
  process.env.APPWRITE_OUTWARD = 'none'
  globalThis.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    return /^http:\/\/localhost:\d+\/v1\//.test(address) ? fetchHome(input, init) : Promise.reject(new TypeError('fetch failed'))
  }
}
