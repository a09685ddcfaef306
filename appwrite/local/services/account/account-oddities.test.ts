import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeSession } from '../../auth/session-secret'
import { startMailSink, type MailSink } from '../../mail-sink/start-mail-sink'
import { startTestServer, type TestServer } from '../../testing/start-test-server'

let server: TestServer
let sink: MailSink

beforeAll(async () => {
  sink = await startMailSink({ smtpPort: 0, httpPort: 0 })
  server = await startTestServer({ config: null, smtp: sink.smtp, textsGoNowhere: true })
})
afterAll(async () => {
  await server.close()
  await sink.close()
})

const post = async (path: string, body: unknown) => (await server.call('POST', path, { body })).body
const put = async (path: string, body: unknown) => server.call('PUT', path, { body })
const sha256 = (text: unknown) => createHash('sha256').update(String(text)).digest('hex')

describe('addresses given for a sign-in by mail', () => {
  it.each(['magic-url', 'email'])('are kept as written by %s, and found however they are written', async (kind) => {
    const { userId } = await post(`/account/tokens/${kind}`, { userId: 'unique()', email: `Dr.Odd-${kind}@Clinic.test` })
    expect((await server.call('GET', `/users/${String(userId)}`)).body.email).toBe(`Dr.Odd-${kind}@Clinic.test`)
    expect((await post(`/account/tokens/${kind}`, { userId: 'unique()', email: `dr.odd-${kind}@clinic.test` })).userId).toBe(userId)
  })
})

describe('a token for a phone number', () => {
  it('is given to keys in the wrapping of a session, and is good for a session only without it', async () => {
    const { userId, secret } = await post('/account/tokens/phone', { userId: 'unique()', phone: '+4915112340001' })
    expect((await put('/account/sessions/phone', { userId, secret })).body.type).toBe('user_invalid_token')
    const bare = decodeSession(String(secret))
    expect(bare?.id).toBe(userId)
    expect((await put('/account/sessions/phone', { userId, secret: bare?.secret })).body).toMatchObject({ provider: 'phone', factors: ['phone'] })
  })
})

describe('what is for everybody', () => {
  it.each([['PUT', '/account/verifications/email'], ['GET', '/health/version'], ['GET', '/functions/runtimes'], ['PATCH', '/teams/t/memberships/m/status']])('%s %s is not for keys', async (method, path) => {
    expect((await server.call(method, path, method === 'GET' ? {} : { body: {} })).body).toMatchObject({ code: 401, type: 'general_unauthorized_scope', message: expect.stringMatching(/\(role: applications\) missing scopes \(\["public"\]\)$/) as string })
    expect((await server.call(method, path, { as: 'guest', ...(method === 'GET' ? {} : { body: {} }) })).status).toBe(method === 'GET' ? 200 : 400)
  })
})

describe('what a key sees of a token that did its work', () => {
  it('is the hash of its secret', async () => {
    await server.person('shown')
    const recovery = await post('/account/recovery', { email: 'shown@clinic.test', url: 'http://localhost:3000/in' })
    expect((await put('/account/recovery', { userId: 'shown', secret: recovery.secret, password: 'An0ther-secret' })).body.secret).toBe(sha256(recovery.secret))
  })
})

describe('who has no more than a JWT', () => {
  it('has no session that is his own', async () => {
    const { secret } = await server.person('jotted')
    const { jwt } = (await server.call('POST', '/account/jwts', { as: 'guest', headers: { 'x-appwrite-session': secret }, body: {} })).body
    const ask = (method: string, path: string) => server.call(method, path, { as: 'guest', headers: { 'x-appwrite-jwt': String(jwt) } })
    const { sessions } = (await ask('GET', '/account/sessions')).body as { sessions: { $id: string; current: boolean }[] }
    expect(sessions.map(({ current }) => current)).toEqual([false])
    for (const method of ['GET', 'PATCH', 'DELETE']) expect((await ask(method, '/account/sessions/current')).body.type).toBe('user_session_not_found')
    expect((await ask('GET', `/account/sessions/${sessions[0]?.$id ?? ''}`)).body).toMatchObject({ current: false })
  })
})

describe('push targets of an account', () => {
  it('are none of a key’s', async () => {
    const said = async (method: string, path: string, body?: unknown) => (await server.call(method, `/account/targets/${path}`, { body })).body.type
    await server.person('pushed')
    await server.call('POST', '/users/pushed/targets', { body: { targetId: 'taken', providerType: 'push', identifier: 'token' } })
    expect(await said('POST', 'push', { targetId: 'taken', identifier: 'x' })).toBe('user_target_already_exists')
    expect(await said('PUT', 'taken/push', { identifier: 'x' })).toBe('user_target_not_found')
    expect(await said('DELETE', 'taken/push')).toBe('user_target_not_found')
  })
})

describe('a session made longer', () => {
  it('does not name the unknown country', async () => {
    const { secret } = await server.person('longer')
    const headers = { 'x-appwrite-session': secret }
    expect((await server.call('PATCH', '/account/sessions/current', { as: 'guest', headers })).body).toMatchObject({ countryCode: '--', countryName: '' })
    expect((await server.call('GET', '/account/sessions/current', { as: 'guest', headers })).body.countryName).toBe('Unknown')
  })
})

describe('a token that is none', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  it.each([
    ['nonsense', 'Invalid token: Incomplete segments'],
    ['a.b.c', 'JSON failed: Syntax error'],
    [`${Buffer.from([0xff, 0xfe]).toString('base64url')}.b.c`, 'JSON failed: Malformed UTF-8 characters, possibly incorrectly encoded'],
    [`${part({ typ: 'JWT' })}.b.c`, 'Invalid token: Missing header algo'],
    [`${part({ alg: 'none' })}.b.c`, 'Invalid token: Unsupported header algo'],
    [`${part({ alg: 'HS256' })}.b.c`, 'Invalid token: Signature failed'],
    [`${part({ alg: 'HS256' })}.b.c.d`, 'Invalid token: Signature failed'],
  ])('%s is told why', async (token, why) => {
    expect((await server.call('GET', '/account', { as: 'guest', headers: { 'x-appwrite-jwt': token } })).body).toMatchObject({ code: 401, type: 'user_jwt_invalid', message: `Failed to verify JWT. ${why}` })
  })
})
