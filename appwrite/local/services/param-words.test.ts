import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../testing/start-test-server'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ config: null })
  await server.call('POST', '/functions', { body: { functionId: 'fn', name: 'fn', runtime: 'node-22' } })
})
afterAll(() => server.close())

const userSession = 'Parameter must contain at most 36 chars'
const pages = { platformId: 'pages', hostname: 'pages.test' }

it.each([
  ['POST', '/project/platforms/web', { ...pages, name: ' \t ' }, 'Invalid `name` param: Value must be a valid string and at least 1 chars and no longer than 128 chars and not be blank'],
  ['POST', '/project/platforms/android', { platformId: 'app', name: 'App', applicationId: ' ' }, 'no longer than 256 chars and not be blank'],
  ['POST', `/users/${'x'.repeat(37)}/sessions`, {}, userSession],
  ['POST', '/messaging/messages/push', { messageId: 'm', image: 'one' }, 'Invalid `image` param: Must consist of multiple UIDs separated by a colon. Each UID must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, and underscore. Can\'t start with a special char.'],
  ['POST', '/messaging/providers/mailgun', { providerId: 'm', name: 'm', isEuRegion: 'perhaps' }, 'Invalid `isEuRegion` param: Value must be a valid boolean or null'],
  ['POST', '/messaging/providers/fcm', { providerId: 'f', name: 'f', serviceAccountJSON: 'none' }, 'Invalid `serviceAccountJSON` param: Value must be a valid JSON object or null'],
  ['POST', '/functions', { functionId: 'f', name: 'f', runtime: 'node-22', buildSpecification: 'huge' }, 'Invalid `buildSpecification` param: Specification must be one of: s-0.5vcpu-512mb, '],
  ['POST', '/functions/fn/executions', { headers: { long: 'x'.repeat(65_536) } }, 'Invalid `headers` param: Value must be a valid JSON object no longer than 65535 characters when encoded'],
  ['POST', '/proxy/rules/function', { domain: '..', functionId: 'fn' }, 'Invalid `domain` param: Value must be a valid domain'],
] as const)('%s %s is refused in the release’s words', async (method, path, body, words) => {
  const { status, body: answer } = await server.call(method, path, { body })
  expect([status, String(answer.message)]).toEqual([400, expect.stringContaining(words)])
})

it.each([
  ['POST', '/project/platforms/web', { ...pages, name: ' a ' }, 201],
  ['POST', '/messaging/providers/mailgun', { providerId: 'm', name: 'm', isEuRegion: null }, 201],
  ['PUT', '/project/variables/none', { key: '' }, 404],
  ['POST', '/users/unique()/sessions', {}, 404],
] as const)('%s %s with %o is let through to what it asks for', async (method, path, body, expected) => {
  expect((await server.call(method, path, { body })).status).toBe(expected)
})
