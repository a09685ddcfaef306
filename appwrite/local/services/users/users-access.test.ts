import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalAppwrite, type LocalAppwrite } from '../../create-local-appwrite'

let server: LocalAppwrite
const key = { 'x-appwrite-key': 'k1' }

async function call(method: string, path: string, { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {}): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(server.url + path, { method, headers: { 'x-appwrite-project': 'p1', 'content-type': 'application/json', ...headers }, body: body === undefined ? undefined : JSON.stringify(body) })
  return { status: response.status, body: response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>) }
}

beforeAll(async () => {
  server = await createLocalAppwrite({ dataDir: ':memory:', projectId: 'p1', apiKey: 'k1', config: null, rateLimits: false })
  for (const userId of ['victim', 'thief']) await call('POST', '/users', { headers: key, body: { userId, email: `${userId}@example.org`, password: 'long-enough-password' } })
})
afterAll(() => server.close())

describe('other people’s accounts', () => {
  it('cannot be entered or shut by a visitor or by somebody signed in', async () => {
    const thief = (await call('POST', '/users/thief/sessions', { headers: key })).body
    await call('POST', '/users/victim/sessions', { headers: key })
    const people: Record<string, string>[] = [{}, { 'x-appwrite-session': String(thief.secret) }]
    for (const headers of people) {
      const tried = await Promise.all([
        call('POST', '/users/victim/sessions', { headers }), call('DELETE', '/users/victim/sessions', { headers }), call('DELETE', '/users/victim/sessions/any', { headers }),
        call('GET', '/users', { headers }), call('PATCH', '/users/victim/password', { headers, body: { password: 'long-enough-other' } }), call('POST', '/users/victim/tokens', { headers, body: {} }), call('POST', '/users/victim/jwts', { headers, body: {} }),
      ])
      expect(tried.map(({ status, body }) => [status, body.type])).toEqual(tried.map(() => [401, 'general_unauthorized_scope']))
    }
    expect((await call('GET', '/users/victim/sessions', { headers: key })).body.total).toBe(1)
  })
})

describe('the search for people', () => {
  it('finds any of the words; the last one also as a beginning, none in the middle', async () => {
    const found = async (search: string) => ((await call('GET', `/users?search=${encodeURIComponent(search)}`, { headers: key })).body.users as { $id: string }[]).map((user) => user.$id)
    expect(await found('vict')).toEqual(['victim'])
    expect(await found('ictim')).toEqual([])
    expect(await found('thief@example')).toEqual(['victim', 'thief'])
    expect(await found('vict thief')).toEqual(['thief'])
    expect(await found('"thief example"')).toEqual(['thief'])
    expect(await found('@')).toEqual([])
    expect((await call('GET', '/users?search=', { headers: key })).status).toBe(400)
  })
})
