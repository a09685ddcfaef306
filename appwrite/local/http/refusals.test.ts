import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, TEST_KEY, TEST_PROJECT, type TestServer } from '../testing/start-test-server'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ config: null })
})
afterAll(() => server.close())

const ask = (path: string, headers: Record<string, string> = {}) => server.call('GET', path, { as: 'guest', headers })

describe('refusals', () => {
  it('are not to be kept by anybody on the way', async () => {
    const { headers } = await ask('/teams')
    expect([headers.get('cache-control'), headers.get('expires'), headers.get('pragma')]).toEqual(['no-cache, no-store, must-revalidate', '0', 'no-cache'])
  })

  it.each([
    ['where there is nothing', '/no/such/thing', {}, 404],
    ['where there is nothing, for a foreign page', '/no/such/thing', { origin: 'https://evil.example' }, 403],
    ['where there is nothing, in a project that is not', '/no/such/thing', { 'x-appwrite-project': 'unknown' }, 404],
    ['where browsers are sent to another provider', '/account/sessions/oauth2/google', {}, 412],
    ['where they come back from it with nothing', '/account/sessions/oauth2/google/redirect', {}, 400],
  ])('are pages %s', async (_, path, headers, status) => {
    const answer = await ask(path, headers)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(answer.text).toContain(`<h1>${status}</h1>`)
  })

  it('show nothing of a caller’s as markup', async () => {
    const { text } = await ask('/account/sessions/oauth2/google?success=https%3A%2F%2F%3Cb%3Ex.example')
    expect(text).not.toContain('<b>')
  })

  it('tell a foreign page that it may send credentials, and not that it may read', async () => {
    const { headers } = await ask('/teams', { origin: 'https://evil.example' })
    expect([headers.get('access-control-allow-credentials'), headers.get('access-control-allow-origin')]).toEqual(['true', null])
  })
})

describe('a body that cannot be read', () => {
  const send = async (path: string, body: string, type: string) => {
    const response = await fetch(server.url + path, { method: 'POST', body, headers: { 'x-appwrite-project': TEST_PROJECT, 'x-appwrite-key': TEST_KEY, 'content-type': type } })
    return (await response.json()) as Record<string, unknown>
  }

  it.each([
    ['{"userId":', 'application/json'],
    ['5', 'application/json'],
    ['null', 'application/json'],
    ['{"userId":"said"}', 'text/plain'],
    ['{"userId":"said"}', 'application/jsonx'],
  ])('counts as empty: %s as %s', async (body, type) => {
    expect(await send('/users', body, type)).toMatchObject({ code: 400, type: 'general_argument_invalid', message: 'Param "userId" is not optional.' })
  })

  it('is refused where nothing would be missing', async () => {
    expect(await send('/account/sessions/anonymous', '{', 'application/json')).toMatchObject({ code: 400, message: 'The request body is not valid JSON.' })
    expect(await send('/account/sessions/anonymous', '{}', 'text/plain')).toMatchObject({ code: 400 })
    expect(await send('/account/sessions/anonymous', '{}', 'application/json; charset=utf-8')).toMatchObject({ provider: 'anonymous' })
  })
})
