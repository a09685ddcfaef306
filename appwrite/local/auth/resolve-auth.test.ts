import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../testing/start-test-server'

const START = Date.parse('2026-01-01T00:00:00Z')
let server: TestServer
let clock = START

beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
})
afterAll(() => server.close())

const account = (headers: Record<string, string>) => server.call('GET', '/account', { as: 'guest', headers })
const asJwt = async (jwt: string) => {
  const { status, body } = await account({ 'x-appwrite-jwt': jwt })
  return status === 200 ? body.name : body.type
}
const newJwt = async (userId: string, body: Record<string, unknown> = {}) => String((await server.call('POST', `/users/${userId}/jwts`, { body })).body.jwt)

describe('a JWT that was already good once', () => {
  it('follows its person, and ends with the session behind it', async () => {
    const ann = await server.person('ann')
    const jwt = await newJwt('ann')
    expect([await asJwt(jwt), await asJwt(jwt)]).toEqual(['ann', 'ann'])
    await server.admin.users.updateName({ userId: 'ann', name: 'Anna' })
    expect(await asJwt(jwt)).toBe('Anna')
    await server.admin.users.updateStatus({ userId: 'ann', status: false })
    expect(await asJwt(jwt)).toBe('user_blocked')
    await server.admin.users.updateStatus({ userId: 'ann', status: true })
    const { secret } = await server.admin.users.createSession({ userId: 'ann' })
    expect(secret).not.toBe(ann.secret)
    const { sessions } = await server.admin.users.listSessions({ userId: 'ann' })
    const own = await newJwt('ann', { sessionId: sessions[0]?.$id })
    expect(await asJwt(own)).toBe('Anna')
    await server.admin.users.deleteSessions({ userId: 'ann' })
    expect(await asJwt(own)).toBe('general_unauthorized_scope')
  })

  it('is over when its time is over', async () => {
    await server.person('bob')
    const jwt = await newJwt('bob', { duration: 60 })
    expect(await asJwt(jwt)).toBe('bob')
    clock += 59_000
    expect(await asJwt(jwt)).toBe('bob')
    clock += 2_000
    expect(await asJwt(jwt)).toBe('user_jwt_invalid')
  })

  it('is no session, though it is known', async () => {
    await server.person('cyd')
    const jwt = await newJwt('cyd')
    expect(await asJwt(jwt)).toBe('cyd')
    expect((await account({ 'x-appwrite-session': jwt })).body.type).toBe('general_unauthorized_scope')
  })
})
