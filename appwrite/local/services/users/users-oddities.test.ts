import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/start-test-server'

const PASSWORD = 'Sup3r-secret!'
let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ config: null })
})
afterAll(() => server.close())

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const signIn = (email: string) => server.call('POST', '/account/sessions/email', { body: { email, password: PASSWORD } })

describe('imported hashes say how they were made', () => {
  it.each([
    ['sha', {}, { version: 'sha256' }],
    ['sha', { passwordVersion: 'sha1' }, { version: 'sha1' }],
    ['md5', {}, { type: 'md5' }],
    ['bcrypt', {}, { type: 'bcrypt', cost: 8 }],
    ['phpass', {}, { type: 'phpass', iteration_count_log2: 8, portable_hashes: false, random_state: expect.stringMatching(/^0\.\d{8} \d+$/) as string }],
  ])('%s %o', async (kind, more, options) => {
    const { body } = await server.call('POST', `/users/${kind}`, { body: { userId: 'unique()', email: `${Math.random().toString(36).slice(2)}@clinic.test`, password: sha256(PASSWORD), ...more } })
    expect(body.hashOptions).toEqual(options)
  })

  it('a kind of SHA that is not named is the one of 256 bits', async () => {
    await server.call('POST', '/users/sha', { body: { userId: 'hashed', email: 'hashed@clinic.test', password: sha256(PASSWORD) } })
    expect((await signIn('hashed@clinic.test')).status).toBe(201)
  })
})

describe('a password taken away', () => {
  it('is empty in the answer, and the hash of an empty one afterwards, with which nobody signs in', async () => {
    await server.call('POST', '/users', { body: { userId: 'bared', email: 'bared@clinic.test', password: PASSWORD } })
    const { body } = await server.call('PATCH', '/users/bared/password', { body: { password: '' } })
    expect(body).toMatchObject({ password: '', hash: 'argon2', passwordUpdate: expect.any(String) as string })
    expect((await server.call('GET', '/users/bared')).body.password).toMatch(/^\$argon2id\$/)
    expect((await signIn('bared@clinic.test')).body.type).toBe('user_invalid_credentials')
    expect((await server.call('POST', '/account/sessions/email', { body: { email: 'bared@clinic.test', password: '' } })).status).toBe(400)
  })
})

describe('a search in what no full-text index covers', () => {
  it('is a query in order that cannot be answered', async () => {
    const query = encodeURIComponent(JSON.stringify({ method: 'search', attribute: 'name', values: ['x'] }))
    for (const path of ['/users', '/functions']) {
      expect((await server.call('GET', `${path}?queries[]=${query}`)).body).toMatchObject({ code: 400, type: 'general_query_invalid', message: 'Searching by attribute "name" requires a fulltext index.' })
    }
  })
})

describe('queries of lists', () => {
  const list = (queries: string) => server.call('GET', `/users?${queries}`)
  const query = (method: string, value: unknown) => `queries[]=${encodeURIComponent(JSON.stringify({ method, values: [value] }))}`

  it('have to be a list, and each of them a query', async () => {
    expect((await list('queries=limit')).body.message).toBe('Invalid `queries` param: Queries must be an array')
    expect((await list(`queries[]=${'x'.repeat(4097)}`)).body.message).toBe('Invalid `queries` param: Invalid query: Invalid query: Syntax error')
    expect((await list('queries[]=')).body.message).toBe('Invalid `queries` param: Invalid query: Invalid query: Syntax error')
  })

  it('of lists that know no others are limit and offset', async () => {
    const said = async (queries: string) => (await server.call('GET', `/project/policies?${queries}`)).body.message
    expect(await said(query('limit', 0))).toBe('Invalid `queries` param: Invalid query: Invalid limit: Value must be a valid range between 1 and 9,223,372,036,854,775,807')
    expect(await said(query('equal', 1))).toBe('Invalid `queries` param: Invalid query method: equal')
  })
})

describe('preferences', () => {
  const given = (prefs: unknown) => server.call('PATCH', '/users/kept/prefs', { body: { prefs } })

  it('are emptied by an empty list, not by an empty object, and lose empty objects inside when they are read back', async () => {
    await server.call('POST', '/users', { body: { userId: 'kept' } })
    expect((await given({})).body).toMatchObject({ code: 400, message: 'Invalid `prefs` param: Value must be a valid object.' })
    expect((await given({ none: {}, inside: { none: {} }, list: [{}] })).text).toBe('{"none":{},"inside":{"none":{}},"list":[{}]}')
    expect((await server.call('GET', '/users/kept/prefs')).text).toBe('{"none":[],"inside":{"none":[]},"list":[[]]}')
    expect((await given([])).text).toBe('{}')
    expect((await server.call('GET', '/users/kept')).body.prefs).toEqual({})
  })
})

describe('changes of one field', () => {
  it('still show the target of an address they take away', async () => {
    await server.call('POST', '/users', { body: { userId: 'gone', email: 'gone@clinic.test' } })
    const { body } = await server.call('PATCH', '/users/gone/email', { body: { email: '' } })
    expect(body).toMatchObject({ email: '', targets: [{ identifier: 'gone@clinic.test' }] })
    expect((await server.call('GET', '/users/gone')).body.targets).toEqual([])
  })

  it('take the text `false` for yes, as PHP does, and 0 for no', async () => {
    const status = async (value: unknown) => (await server.call('PATCH', '/users/gone/status', { body: { status: value } })).body.status
    expect(await status(0)).toBe(false)
    expect(await status('false')).toBe(true)
    expect(await status('0')).toBe(false)
    expect(await status(true)).toBe(true)
  })
})
