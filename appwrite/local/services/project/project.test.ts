import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, TEST_PROJECT, type TestServer } from '../../testing/start-test-server'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ config: null })
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

const OLD = { 'x-appwrite-response-format': '1.8.0' }
const old = (method: string, path: string, body?: unknown) => server.call(method, `/projects/${TEST_PROJECT}${path}`, { headers: OLD, ...(body === undefined ? {} : { body }) })

describe('settings under their old addresses', () => {
  it('take the words of older clients and answer in the old shape', async () => {
    expect((await old('PATCH', '', { name: 'Clinic' })).body).toMatchObject({ $id: TEST_PROJECT, name: 'Clinic' })
    expect((await old('PATCH', '/service', { service: 'functions', status: false })).body.serviceStatusForFunctions).toBe(false)
    expect((await old('PATCH', '/service', { service: 'functions', status: true })).body.serviceStatusForFunctions).toBe(true)
    const told = (await server.call('PATCH', `/projects/${TEST_PROJECT}/api`, { headers: { 'x-appwrite-response-format': '1.9.1' }, body: { protocolId: 'websocket', enabled: true } })).body
    expect(told).toMatchObject({ protocolStatusForWebsocket: true, authSessionsLimit: 10, smtpReplyTo: '' })
    expect((await old('PATCH', '/api', { api: 'realtime', status: true })).body).not.toHaveProperty('protocolStatusForWebsocket')
    expect((await server.call('GET', '/project')).body).not.toHaveProperty('authLimit')
    expect((await old('PATCH', '/auth/anonymous', { status: false })).body.authAnonymous).toBe(false)
    expect((await old('PATCH', '/auth/anonymous', { status: true })).body.authAnonymous).toBe(true)
    expect((await old('PATCH', '/auth/duration', { duration: 3600 })).status).toBe(200)
    expect((await old('PATCH', '/auth/password-history', { limit: 0 })).status).toBe(200)
    expect((await old('PATCH', '/auth/session-alerts', { alerts: false })).status).toBe(200)
    expect((await server.call('GET', '/project/policies/session-duration')).body).toEqual({ $id: 'session-duration', duration: 3600 })
    expect((await old('POST', '/jwts', { scopes: ['users.read'], duration: 60 })).body).toMatchObject({ projectId: TEST_PROJECT, scopes: ['users.read'], jwt: expect.stringMatching(/^ephemeral_/) as string })
    const { body: hook } = await old('POST', '/webhooks', { name: 'W', url: 'https://hooks.example.org/x', events: ['users.*'], security: true, httpUser: 'u', httpPass: 'p' })
    expect(hook).toMatchObject({ security: true, httpUser: 'u', signatureKey: expect.stringMatching(/^[0-9a-f]{128}$/) as string })
    expect((await old('GET', '/keys')).body).toMatchObject({ total: 0 })
  })

  it('know no other project than the one that asks', async () => {
    expect((await server.call('PATCH', '/projects/other/service', { body: { serviceId: 'functions', enabled: true } })).body).toMatchObject({ code: 401, type: 'user_unauthorized' })
    expect((await server.call('GET', `/projects/${TEST_PROJECT}/keys`, { as: 'guest' })).body.type).toBe('general_unauthorized_scope')
  })
})

describe('policies', () => {
  it('name their bounds', async () => {
    const said = async (name: string, body: unknown) => (await server.call('PATCH', `/project/policies/${name}`, { body })).body.message
    expect(await said('session-limit', {})).toBe('Param "total" is not optional.')
    expect(await said('session-limit', { total: 101 })).toBe('Invalid `total` param: Value must be a valid range between 1 and 100')
    expect(await said('password-history', { total: 21 })).toBe('Invalid `total` param: Value must be a valid range between 1 and 20 or null')
    expect(await said('user-limit', { total: 10_001 })).toBe('Invalid `total` param: Value must be a valid range between 0 and 10,000 or null')
    expect(await said('session-duration', { duration: 59 })).toBe('Invalid `duration` param: Value must be a valid range between 60 and 31,536,000')
    expect(await said('session-alert', { enabled: 'true' })).toBe('Invalid `enabled` param: Value must be a valid boolean')
  })

  it('are listed in pages', async () => {
    const page = (await server.call('GET', `/project/policies?queries[0]=${encodeURIComponent('{"method":"limit","values":[2]}')}&queries[1]=${encodeURIComponent('{"method":"offset","values":[1]}')}`)).body
    expect(page).toMatchObject({ total: 11, policies: [{ $id: 'password-history' }, { $id: 'password-strength' }] })
  })
})

describe('one protocol switched off', () => {
  it('closes the API to people, not to keys', async () => {
    await server.call('PATCH', '/project/protocols/rest', { body: { enabled: false } })
    expect((await server.call('GET', '/locale/continents', { as: 'guest' })).body).toMatchObject({ code: 403, type: 'general_api_disabled' })
    expect((await server.call('PATCH', '/project/protocols/rest', { body: { enabled: true } })).status).toBe(200)
    expect((await server.call('GET', '/locale/continents', { as: 'guest' })).status).toBe(200)
  })
})

describe('health', () => {
  it('tells how much waits in each queue and refuses at the threshold', async () => {
    expect((await server.call('GET', '/health/queue/mails')).body).toEqual({ size: 0 })
    expect((await server.call('GET', '/health/queue/webhooks?threshold=0')).body).toMatchObject({ code: 503, type: 'health_queue_size_exceeded', message: 'Queue jobs threshold hit. Current value is 0 and threshold is 0.' })
    expect((await server.call('GET', '/health/queue/failed/v1-mails')).body).toEqual({ size: 0 })
    expect((await server.call('GET', '/health/queue/failed/unknown')).status).toBe(400)
    expect((await server.call('GET', '/health/anti-virus')).body).toEqual({ version: '', status: 'disabled' })
  })
})

describe('webhooks', () => {
  it('listen to events that exist', async () => {
    const make = (events: string[]) => server.call('POST', '/webhooks', { body: { webhookId: 'unique()', name: 'W', url: 'https://hooks.example.org/x', events } })
    expect((await make(['users.*.create', 'functions.*.executions.*.update', 'teams.*.memberships.*.update.status'])).status).toBe(201)
    expect((await make(['users.*.explode'])).body.message).toBe('Invalid `events` param: Value must a valid array no longer than 100 items and Event is not valid.')
  })
})

describe('keys', () => {
  it('remember the day they were last used', async () => {
    const { body: key } = await server.call('POST', '/project/keys', { body: { keyId: 'seen', name: 'Seen', scopes: ['users.read'] } })
    expect(key.accessedAt).toBe('')
    expect((await server.call('GET', '/users', { as: 'guest', headers: { 'x-appwrite-key': String(key.secret) } })).status).toBe(200)
    await expect.poll(async () => (await server.call('GET', '/project/keys/seen')).body.accessedAt).toMatch(/^\d{4}-\d\d-\d\dT/)
  })
})
