import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/start-test-server'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ config: null })
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

const make = async (more: Record<string, unknown>) => (await server.call('POST', '/functions', { body: { functionId: 'unique()', name: 'F', runtime: 'node-22', ...more } })).body

describe('a function and the repository it comes from', () => {
  it('cannot be connected: there are no installations', async () => {
    expect(await make({ installationId: 'x' })).toMatchObject({ code: 404, type: 'installation_not_found' })
    expect(await make({ providerRepositoryId: 'r', providerBranch: 'main' })).toMatchObject({
      code: 400, type: 'general_argument_invalid', message: 'When connecting to VCS (Version Control System), you need to provide "installationId" and "providerBranch".',
    })
  })

  it('shows the branch and paths it was given; a change forgets what it leaves out, but for the patterns', async () => {
    const made = await make({ functionId: 'kept', providerBranch: 'main', providerSilentMode: true, providerRootDirectory: 'fn', providerBranches: ['main'], providerPaths: ['fn/*'], templateOwner: 'somebody' })
    expect(made).toMatchObject({ providerBranch: 'main', providerSilentMode: true, providerRootDirectory: 'fn', providerBranches: ['main'], providerPaths: ['fn/*'], providerRepositoryId: '' })
    const { body } = await server.call('PUT', '/functions/kept', { body: { name: 'F' } })
    expect(body).toMatchObject({ providerBranch: '', providerSilentMode: false, providerRootDirectory: '', providerBranches: ['main'], providerPaths: ['fn/*'] })
  })

  it('is told the machines it may be built on, on a change also that none need be named', async () => {
    expect((await make({ buildSpecification: 'zz' })).message).toMatch(/s-8vcpu-8gb$/)
    expect((await server.call('PUT', '/functions/kept', { body: { name: 'F', buildSpecification: 'zz' } })).body.message).toMatch(/s-8vcpu-8gb or null$/)
  })

  it('may not be called like a route that is absent', async () => {
    const { status, body } = await server.call('GET', '/functions/templates')
    expect(status).toBe(501)
    expect(body).toMatchObject({ type: 'general_not_implemented', message: 'This server does not have the route GET /functions/templates.' })
    expect((await server.call('GET', '/functions/runtimes', { as: 'guest' })).status).toBe(200)
  })
})
