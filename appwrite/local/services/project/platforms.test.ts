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

const web = async (body: Record<string, unknown>) => (await server.call('POST', '/project/platforms/web', { body: { platformId: 'unique()', name: 'N', ...body } })).body

describe('the route of web platforms', () => {
  it('takes every kind of app as clients did before 1.9.0, and then needs no host', async () => {
    expect(await web({ platformId: 'phone', type: 'flutter-ios', key: 'org.clinic' })).toMatchObject({ type: 'apple', key: 'org.clinic', hostname: '' })
    expect((await server.call('GET', '/project/platforms/phone')).body).toMatchObject({ type: 'apple', bundleIdentifier: 'org.clinic' })
    expect(await web({})).toMatchObject({ code: 400, type: 'general_argument_invalid', message: 'Param "hostname" is not optional.' })
    expect((await web({ type: 'zz' })).message).toMatch(/^Param "type" is invalid: Value must be one of \(web, flutter-web, unity, /)
    expect(await web({ hostname: ' ' })).toMatchObject({ type: 'general_bad_request', message: 'Param "hostname" is invalid: Value must be a valid string and at least 1 chars and no longer than 253 chars and not be blank' })
  })

  it('keeps what a change leaves out, and gives no app a host', async () => {
    await web({ platformId: 'page', hostname: 'Clinic.test' })
    const change = (id: string, body: Record<string, unknown>) => server.call('PUT', `/project/platforms/web/${id}`, { body })
    expect((await change('page', { name: 'M' })).body).toMatchObject({ name: 'M', hostname: 'Clinic.test', key: '' })
    expect((await change('page', { name: 'M', key: 'k' })).body).toMatchObject({ hostname: 'Clinic.test', key: 'k' })
    expect((await change('phone', { name: 'M', hostname: 'clinic.test' })).body.type).toBe('platform_method_unsupported')
    expect((await change('none', { name: 'M' })).body.type).toBe('platform_not_found')
  })

  it('lets pages of the host call, however it is written', async () => {
    const call = (origin: string) => server.call('GET', '/locale', { as: 'guest', headers: { origin } })
    expect((await call('https://clinic.test')).status).toBe(200)
    expect((await call('https://other.test')).status).toBe(403)
  })

  it('lists by kind, name and host alone', async () => {
    const query = encodeURIComponent('{"method":"equal","attribute":"bundleIdentifier","values":["org.clinic"]}')
    expect((await server.call('GET', `/project/platforms?queries[]=${query}`)).body.message).toBe('Invalid `queries` param: Invalid query: Attribute not found in schema: bundleIdentifier')
  })
})

describe('the rest of the project', () => {
  it('keeps what the console says about it for clients that still show it', async () => {
    const headers = { 'x-appwrite-response-format': '1.8.0' }
    const { body } = await server.call('PATCH', `/projects/${TEST_PROJECT}`, { headers, body: { name: 'Clinic', description: 'Ours', legalCity: 'Bern', url: 'https://clinic.test' } })
    expect(body).toMatchObject({ name: 'Clinic', description: 'Ours', legalCity: 'Bern', url: 'https://clinic.test', logo: '' })
    expect((await server.call('PATCH', `/projects/${TEST_PROJECT}`, { headers, body: { name: 'Clinic', url: 'nowhere' } })).body.message).toBe('Invalid `url` param: Value must be a valid URL')
  })

  it('changes nothing of a variable when nothing is said', async () => {
    await server.call('POST', '/project/variables', { body: { variableId: 'v', key: 'K', value: 'V' } })
    expect((await server.call('PUT', '/project/variables/v', { body: {} })).body).toMatchObject({ code: 400, type: 'general_argument_invalid' })
  })

  it('switches a provider on once it could be used, and refuses one that could not', async () => {
    const google = async (body: Record<string, unknown>) => (await server.call('PATCH', '/project/oauth2/google', { body })).body
    expect((await google({ enabled: true })).message).toBe('Could not enable OAuth2 provider: Client ID and Client Secret are required when enabling OAuth2 provider.')
    expect((await google({ clientId: 'c' })).enabled).toBe(false)
    expect((await google({ clientSecret: 's' })).enabled).toBe(true)
    expect((await google({ enabled: false })).enabled).toBe(false)
  })

  it('cannot switch off the questions whether the server is well', async () => {
    await server.call('PATCH', '/project/services/health', { body: { enabled: false } })
    expect((await server.call('GET', '/health', { as: 'guest' })).body.type).toBe('general_unauthorized_scope')
    expect((await server.call('GET', '/health/version', { as: 'guest' })).status).toBe(200)
  })

  it('tries a mail server that is named in the request', async () => {
    const attempt = async (body: Record<string, unknown>) => (await server.call('POST', '/project/smtp/tests', { body: { emails: ['a@clinic.test'], ...body } })).body.message
    expect(await attempt({ host: 'localhost' })).toBe('SMTP sender email must be configured on the project to send a test email.')
    expect(await attempt({ host: 'localhost', senderEmail: 'b@clinic.test' })).toBe('SMTP port must be configured on the project to send a test email.')
    expect(await attempt({})).toBe('SMTP must be enabled on the project to send a test email.')
    expect(await attempt({ host: 'localhost', port: 1, senderEmail: 'b@clinic.test' })).toMatch(/ECONNREFUSED/)
  })
})
