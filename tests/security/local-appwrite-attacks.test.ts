import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signJwt } from '@/appwrite/local/auth/jwt'
import { callOutward, mayReach } from '@/appwrite/local/http/outward-call'
import { Cipher } from '@/appwrite/local/storage/cipher'
import { startMailSink, type MailSink } from '@/appwrite/local/mail-sink/start-mail-sink'
import { startTestServer, TEST_KEY, TEST_PROJECT, type Answer, type TestServer } from '@/appwrite/local/testing/start-test-server'

const folder = mkdtempSync(join(tmpdir(), 'attacks-'))
const data = join(folder, 'data')
const SECRET = 'what nobody may read'
let server: TestServer
let mails: MailSink
let ann: Awaited<ReturnType<TestServer['person']>>

beforeAll(async () => {
  writeFileSync(join(folder, 'secret.txt'), SECRET)
  mails = await startMailSink({ smtpPort: 0, httpPort: 0 })
  server = await startTestServer({ dataDir: data, smtp: mails.smtp })
  ann = await server.person('ann')
  const post = async (path: string, body: unknown) => expect((await server.call('POST', path, { body })).status).toBeLessThan(300)
  await post('/tablesdb', { databaseId: 'd', name: 'D' })
  await post('/tablesdb/d/tables', { tableId: 't', name: 'T', permissions: ['read("any")'], columns: [{ key: 'v', type: 'varchar', size: 200, required: true }, { key: 'n', type: 'integer', required: false }], indexes: [{ key: 'v', type: 'key', attributes: ['v'] }, { key: 'words', type: 'fulltext', attributes: ['v'] }] })
  await post('/storage/buckets', { bucketId: 'b', name: 'B', permissions: ['read("any")', 'create("any")'] })
  await post('/functions', { functionId: 'fn', name: 'F', runtime: 'node-22', entrypoint: 'main.js' })
})
afterAll(async () => {
  await server.close()
  await mails.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Sends a request line exactly as written: clients would tidy the path up first. */
function raw(path: string, headers = `x-appwrite-project: ${TEST_PROJECT}\r\nx-appwrite-key: ${TEST_KEY}\r\n`): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(Number(new URL(server.url).port), 'localhost')
    let said = ''
    socket.on('data', (part: Buffer) => (said += part.toString('latin1')))
    socket.on('error', fail)
    socket.on('close', () => done(said))
    socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n${headers}connection: close\r\n\r\n`)
  })
}

const everyFile = (place: string) => readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(place.length))

async function upload(name: string, fileId = 'unique()'): Promise<Answer> {
  const body = `--B\r\ncontent-disposition: form-data; name="fileId"\r\n\r\n${fileId}\r\n--B\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n<script>alert(1)</script>\r\n--B--\r\n`
  return server.call('POST', '/storage/buckets/b/files', { body, headers: { 'content-type': 'multipart/form-data; boundary=B' } })
}

describe('a path that leads outside', () => {
  const climbs = ['../../secret.txt', '..%2f..%2fsecret.txt', '%2e%2e%2f%2e%2e%2fsecret.txt', '..%5c..%5csecret.txt', '%2e%2e/%2e%2e/secret.txt', '....//....//secret.txt', '/etc/passwd', '%2fetc%2fpasswd', '..%00', 'server.key', '%2e%2e%2fserver.key', '..%c0%af..%c0%afsecret.txt']

  it.each(climbs)('in an id or a whole address finds nothing: %s', async (climb) => {
    for (const path of [`/v1/storage/buckets/b/files/${climb}/download`, `/v1/storage/buckets/${climb}/files/x/view`, `/v1/functions/fn/deployments/${climb}/download`, `/v1/avatars/${climb}`, `/v1/${climb}`, `/${climb}`, `/v1/tablesdb/${climb}/tables/t/rows`]) {
      const said = await raw(path)
      expect(said, path).toMatch(/^HTTP\/1\.1 4\d\d/)
      expect(said).not.toContain(SECRET)
      expect(said).not.toContain('root:')
      expect(said).not.toContain(readFileSync(join(data, 'server.key'), 'utf8').trim())
    }
  })

  it.each(['../../evil.txt', '..\\..\\evil.txt', '/etc/evil.txt', '%2e%2e%2fevil.txt', 'C:\\evil.txt', '.', '..', ''])('in the name of an uploaded file is not kept: %s', async (name) => {
    const before = everyFile(folder).length
    const { status, body } = await upload(name)
    // A name of dots is a name; a path is not.
    expect(status).toBe(201)
    expect(String(body.name)).not.toMatch(/[\\/]/)
    const after = everyFile(folder)
    expect(after.filter((file) => !/^\/data\/(files\/[0-9a-f]{2}\/[0-9a-f]{32}|server\.(key|door|lock|lock-journal|pid)|test-project\.sqlite(-wal|-shm)?)$/.test(file))).toEqual(['/secret.txt'])
    expect(after.length).toBe(before + 1)
  })

  it.each(['..', '../x', '.hidden', 'a/b', 'a\\b', 'a\u0000b', '%2e%2e'])('is no id for a new file: %s', async (fileId) => {
    expect((await upload('a.txt', fileId)).status).toBe(400)
  })
})

/** One entry of a tar archive, its header as hostile as asked. */
function entry({ name, kind = '0', content = '', link = '' }: { name: string; kind?: string; content?: string; link?: string }): Buffer {
  const head = Buffer.alloc(512)
  const body = Buffer.from(content)
  head.write(name.slice(0, 100), 0)
  head.write('0000644\0', 100)
  head.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124)
  head.write('        ', 148)
  head.write(kind, 156)
  head.write(link, 157)
  head.write('ustar\u000000', 257)
  head.write(`${head.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([head, body, Buffer.alloc((512 - (body.length % 512)) % 512)])
}

async function deploy(entries: Buffer[], entrypoint = 'main.js'): Promise<string> {
  const form = new FormData()
  form.set('activate', 'false')
  form.set('entrypoint', entrypoint)
  form.set('code', new Blob([gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]))]), 'code.tar.gz')
  const response = await fetch(`${server.url}/functions/fn/deployments`, { method: 'POST', body: form, headers: { 'x-appwrite-project': TEST_PROJECT, 'x-appwrite-key': TEST_KEY } })
  const { $id } = (await response.json()) as { $id: string }
  await server.settle()
  return String((await server.call('GET', `/functions/fn/deployments/${$id}`)).body.status)
}

describe('an archive of code', () => {
  const main = entry({ name: 'main.js', content: 'module.exports = () => {}' })
  const pax = (path: string) => {
    const record = ` path=${path}\n`
    return entry({ name: 'pax', kind: 'x', content: `${record.length + 2}${record}` })
  }

  it.each<[string, Buffer[]]>([
    ['names a file above its folder', [entry({ name: '../../evil.js', content: 'x' })]], ['names it in a long name', [entry({ name: '././@LongLink', kind: 'L', content: '../../evil.js\0' }), entry({ name: 'short', content: 'x' })]],
    ['names it in a pax header', [pax('../../evil.js'), entry({ name: 'short', content: 'x' })]], ['climbs after a folder of its own', [entry({ name: 'a/../../../evil.js', content: 'x' })]], ['makes a folder outside', [entry({ name: '../../evil/', kind: '5' })]],
  ])('that %s is refused and writes nothing outside', async (_, hostile) => {
    expect(await deploy([main, ...hostile])).toBe('failed')
    expect(everyFile(folder).filter((file) => file.includes('evil'))).toEqual([])
    expect(readdirSync(folder).sort()).toEqual(['data', 'secret.txt'])
  })

  it.each<[string, Buffer[]]>([
    ['a symbolic link', [entry({ name: 'link', kind: '2', link: join(folder, 'secret.txt') }), entry({ name: 'link', content: 'overwritten' })]], ['a hard link', [entry({ name: 'hard', kind: '1', link: join(folder, 'secret.txt') })]], ['a device', [entry({ name: 'null', kind: '3' })]],
    ['a link to a folder, then a file through it', [entry({ name: 'out', kind: '2', link: folder }), entry({ name: 'out/evil.js', content: 'x' })]], ['a file under the root', [entry({ name: join(folder, 'evil.js'), content: 'x' })]],
  ])('with %s makes no link and writes nothing outside', async (_, hostile) => {
    await deploy([main, ...hostile])
    expect(readFileSync(join(folder, 'secret.txt'), 'utf8')).toBe(SECRET)
    expect(readdirSync(folder).sort()).toEqual(['data', 'secret.txt'])
    const links = readdirSync(join(data, 'functions'), { recursive: true, withFileTypes: true }).filter((each) => each.isSymbolicLink())
    expect(links).toEqual([])
  })

  it('cannot be started at a file outside of it', async () => {
    await server.call('PATCH', '/functions/fn/deployment', { body: { deploymentId: 'none' } })
    await deploy([main], '../../../secret.txt')
    const { body } = await server.call('POST', '/functions/fn/executions', { body: { async: false } })
    expect(JSON.stringify(body)).not.toContain(SECRET)
  })
})

describe('an address to be sent back to', () => {
  const hostile = ['https://evil.test/x', '//evil.test', 'http://localhost@evil.test/', 'http://localhost:x@evil.test', 'http://localhost.evil.test', 'http://evil.test#localhost', 'http://evil.test?localhost', 'http://evil.test\\@localhost', 'http:evil.test', 'javascript:alert(1)//localhost', 'data:text/html,localhost', 'file://localhost/etc/passwd', '\thttp://evil.test', 'http://LOCALHOST.evil.test', 'http://localhost%2eevil.test', 'http://ⓛocalhost.evil.test', 'ftp://localhost/', 'http://']

  it.each(hostile)('on a foreign host gets no secret: %s', async (url) => {
    const asked: [string, string, Record<string, unknown>, Record<string, string>][] = [
      ['POST', '/account/recovery', { email: 'ann@clinic.test', url }, {}], ['POST', '/account/tokens/magic-url', { userId: 'unique()', email: 'ann@clinic.test', url }, {}], ['POST', '/account/verifications/email', { url }, { 'x-appwrite-session': ann.secret }],
      ['GET', `/account/sessions/oauth2/mock?success=${encodeURIComponent(url)}`, {}, {}], ['GET', `/account/tokens/oauth2/mock?failure=${encodeURIComponent(url)}`, {}, {}], ['GET', `/mock/tests/general/oauth2?client_id=x&redirect_uri=${encodeURIComponent(url)}`, {}, {}],
      ['GET', `/account/sessions/oauth2/mock/redirect?code=x&state=${encodeURIComponent(JSON.stringify({ success: url, failure: url, token: true }))}`, {}, {}],
    ]
    const before = mails.box.list().length
    for (const [method, path, body, headers] of asked) {
      const answer = await server.call(method, path, { as: 'guest', headers, ...(method === 'GET' ? {} : { body }) })
      expect([path, answer.status >= 400 && answer.status < 500, answer.headers.get('location')]).toEqual([path, true, null])
    }
    await server.settle()
    expect(mails.box.list().length).toBe(before)
  })

  it('on the project’s own host is taken', async () => {
    expect((await server.call('POST', '/account/recovery', { as: 'guest', body: { email: 'ann@clinic.test', url: 'http://localhost:3000/reset' } })).status).toBe(201)
  })
})

describe('calls to other machines', () => {
  it.each(['127.0.0.1', '10.1.2.3', '192.168.1.1', '172.16.0.1', '172.31.255.255', '100.64.0.1', '::1', 'fc00::1', 'fd12::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1'])('that users steer do not reach inside: %s', (address) => {
    expect(mayReach(address, 'public')).toBe(false)
  })

  it.each(['169.254.169.254', '0.0.0.0', '255.255.255.255', '224.0.0.1', '::', 'fe80::1', 'ff02::1', 'fd00:ec2::254', '::ffff:169.254.169.254', 'no address'])('never reach %s', (address) => {
    expect([mayReach(address, 'any'), mayReach(address, 'public')]).toEqual([false, false])
  })

  it.each(['8.8.8.8', '172.32.0.1', '2001:4860:4860::8888'])('reach the internet: %s', (address) => expect(mayReach(address, 'public')).toBe(true))

  it('do not follow a redirect, a name or a spelling that leads inside', async () => {
    const asked: string[] = []
    const inner = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(302, { location: '/second' }).end()
    })
    await new Promise<void>((done) => inner.listen(0, '127.0.0.1', done))
    const { port } = inner.address() as AddressInfo
    for (const host of ['localhost', '127.0.0.1', '127.1', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', '0177.0.0.1']) {
      await expect(callOutward(`http://${host}:${port}/`, { headers: {}, body: '', reach: 'public' }), host).rejects.toThrow('not allowed')
    }
    for (const address of ['file:///etc/passwd', 'ftp://localhost/', 'http://', 'gopher://x', 'nonsense']) await expect(callOutward(address, { headers: {}, body: '', reach: 'any' })).rejects.toThrow('no web address')
    await expect(callOutward('http://169.254.169.254/latest/meta-data', { headers: {}, body: '', reach: 'any' })).rejects.toThrow('not allowed')
    expect(asked).toEqual([])
    expect(await callOutward(`http://127.0.0.1:${port}/first`, { headers: {}, body: '', reach: 'any' })).toMatchObject({ status: 302 })
    expect(asked).toEqual(['/first'])
    inner.close()
  })
})

describe('line ends where a line must not end', () => {
  it('in the name of a file stay out of the headers', async () => {
    for (const name of ['a%0d%0aSet-Cookie: evil=1', 'a%0d%0a%0d%0a<html>', 'a%22; x=%22', '%E2%80%AE', 'ä%0a']) {
      const { body } = await upload(name)
      const said = await raw(`/v1/storage/buckets/b/files/${String(body.$id)}/download`)
      expect(said).toMatch(/^HTTP\/1\.1 200/)
      const head = said.slice(0, said.indexOf('\r\n\r\n'))
      expect(head).not.toMatch(/^set-cookie|^<html>/im)
      expect(/^content-disposition: attachment; filename="([^"\r\n]*)"\r?$/im.exec(head)).not.toBeNull()
    }
  })

  it('in headers that are answered with stay out of the answer', async () => {
    const said = await raw('/v1/locale', `x-appwrite-project: ${TEST_PROJECT}\r\norigin: http://localhost\r\nx-appwrite-response-format: 99.0.0\r\n`)
    expect(said.match(/^x-appwrite-warning: [^\r\n]*$/im)).not.toBeNull()
    expect(await raw('/v1/locale?project=a%0d%0aSet-Cookie:b')).not.toMatch(/^set-cookie/im)
  })

  it('in a subject or a name add no recipients to a mail', async () => {
    await server.call('PATCH', '/users/ann/name', { body: { name: 'Ann\r\nBcc: spy@evil.test\r\n\r\n<b>x' } })
    await server.call('POST', '/account/recovery', { as: 'guest', body: { email: 'ann@clinic.test', url: 'http://localhost/reset' } })
    await server.settle()
    const mail = mails.box.list('ann@clinic.test')[0]
    expect(JSON.stringify(mail)).not.toContain('"spy@evil.test"')
    expect(mails.box.list('spy@evil.test')).toEqual([])
  })
})

describe('text that is SQL, a pattern or a search command', () => {
  const values = ['plain', 'a%b', 'axb', 'a_b', 'a\\b', "it's", 'say "yes"', 'x; DROP TABLE users; --', 'one AND two', 'NEAR three', '(four']
  const list = (queries: unknown[]) => server.call('GET', `/tablesdb/d/tables/t/rows?${queries.map((query, i) => `queries[${i}]=${encodeURIComponent(JSON.stringify(query))}`).join('&')}`)
  const found = async (method: string, value: string) => ((await list([{ method, attribute: 'v', values: [value] }])).body.rows as { v: string }[]).map((row) => row.v).sort()

  beforeAll(async () => {
    for (const [i, v] of values.entries()) expect((await server.call('POST', '/tablesdb/d/tables/t/rows', { body: { rowId: `sql-${i}`, data: { v } } })).status).toBe(201)
  })

  it('is taken letter by letter by filters', async () => {
    for (const value of values) expect(await found('equal', value)).toEqual([value])
    expect(await found('contains', '%')).toEqual(['a%b'])
    expect(await found('contains', '_')).toEqual(['a_b'])
    expect(await found('contains', '\\')).toEqual(['a\\b'])
    expect(await found('startsWith', 'a%')).toEqual(['a%b'])
    expect(await found('startsWith', 'a_')).toEqual(['a_b'])
    expect(await found('endsWith', '%b')).toEqual(['a%b'])
    expect(await found('contains', "' OR '1'='1")).toEqual([])
  })

  it('is no command to the full-text search', async () => {
    for (const words of ['"', '*', '(', ')', '^', 'AND', 'OR', 'NOT', 'NEAR(', 'v:plain', '-plain', '"plain', 'a"b', '{v}', 'plain OR', "'", '\u0000', '%', '+', 'NOT plain', 'column:x', '"" OR ""']) {
      const { status, body } = await list([{ method: 'search', attribute: 'v', values: [words] }])
      expect([words, status, body.type]).toEqual([words, expect.toBeOneOf([200, 400]), status === 200 ? undefined : 'general_query_invalid'])
      if (status === 200) expect((body.rows as unknown[]).length).toBeLessThan(values.length)
    }
    expect(await found('search', 'plain')).toEqual(['plain'])
  })

  it.each(['v" OR 1=1 --', 'v) OR (1=1', "v'; DROP TABLE users; --", '_ps', '_seq', 'rowid', 'c1', 't1', 'sqlite_master', 'v COLLATE BINARY', '__proto__', 'constructor', 'v.v', '$permissions" --', '*'])('is no column: %s', async (attribute) => {
    for (const query of [{ method: 'equal', attribute, values: ['x'] }, { method: 'orderAsc', attribute }, { method: 'isNull', attribute }, { method: 'search', attribute, values: ['x'] }]) {
      expect((await list([query])).status, JSON.stringify(query)).toBe(400)
    }
    expect((await server.call('POST', '/tablesdb/d/tables/t/columns/integer', { body: { key: attribute, required: false } })).status).not.toBe(500)
  })

  it('leaves every table where it was', async () => {
    expect((await server.call('GET', '/users')).body.total).toBeGreaterThan(0)
    expect((await list([])).body.total).toBe(values.length)
    expect(server.faults).toEqual([])
  })
})

describe('somebody who claims to be somebody else', () => {
  const as = (headers: Record<string, string>) => server.call('GET', '/account', { as: 'guest', headers })
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('with a token signed by nobody, by another key or for another algorithm is nobody', async () => {
    const claims = { userId: 'ann', sessionId: '', exp: 4_000_000_000 }
    const forged = signJwt(new Cipher(Buffer.from('another secret')), claims, { nowMs: Date.now(), seconds: 900 })
    for (const token of [`${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`, forged, `${part({ alg: 'HS256' })}.${part(claims)}.AAAA`, 'a.b.c', '..', `${part([])}.${part(null)}.`]) {
      expect((await as({ 'x-appwrite-jwt': token })).status, token).toBe(401)
      expect([400, 401, 403]).toContain((await server.call('GET', '/users', { as: 'guest', headers: { 'x-appwrite-key': `ephemeral_${token}` } })).status)
    }
  })

  it('with a session of another secret, or one in another shape, is nobody', async () => {
    const session = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')
    for (const value of [session({ id: 'ann', secret: '' }), session({ id: 'ann', secret: 'x'.repeat(256) }), session({ id: 'ann', secret: { $ne: '' } }), session({ id: 'ann', secret: true }), session(['ann', 'x']), session({ id: "ann' --", secret: "' OR 1=1 --" }), 'x', '']) expect((await as({ 'x-appwrite-session': value })).status).toBe(401)
    expect((await as({ 'x-appwrite-session': ann.secret })).status).toBe(200)
  })

  it('with a key that almost fits is refused', async () => {
    for (const key of [TEST_KEY.slice(0, -1), `${TEST_KEY}x`, TEST_KEY.toUpperCase(), `${TEST_KEY} x`, '*', "' OR 1=1 --"]) expect((await server.call('GET', '/users', { as: 'guest', headers: { 'x-appwrite-key': key } })).status).toBe(401)
  })

  it('from a page of a foreign host may not use the session in the browser', async () => {
    const cookie = `a_session_${TEST_PROJECT}=${ann.secret}`
    for (const origin of ['https://evil.test', 'http://localhost.evil.test', 'null', 'http://evil-localhost', 'http://localhost@evil.test']) {
      const answer = await as({ cookie, origin })
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null])
    }
    expect((await as({ cookie, origin: 'http://localhost:3000' })).status).toBe(200)
  })
})

it('names that reach an object’s prototype change nothing', async () => {
  const body = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"rowId":"unique()","data":{"__proto__":{"polluted":1},"v":"x"}}'
  for (const path of ['/tablesdb/d/tables/t/rows', '/users', '/account']) await server.call('POST', path, { body })
  await server.call('PATCH', '/users/ann/prefs', { body: '{"prefs":{"__proto__":{"polluted":1},"a":1}}' })
  await server.call('GET', '/users?__proto__[polluted]=1&constructor[prototype][polluted]=1&queries[__proto__]=1')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(server.faults).toEqual([])
})

it('an address claimed in a header gets no calls of its own', async () => {
  const limited = await startTestServer({ rateLimits: true })
  const statuses = new Set<number>()
  for (let i = 0; i < 12; i++) {
    const { status } = await limited.call('POST', '/account/recovery', { as: 'guest', headers: { 'x-forwarded-for': `203.0.113.${i}`, 'x-real-ip': `203.0.113.${i}`, forwarded: `for=203.0.113.${i}` }, body: { email: `p${i}@clinic.test`, url: 'http://localhost/' } })
    statuses.add(status)
  }
  await limited.close()
  expect(statuses).toContain(429)
})
