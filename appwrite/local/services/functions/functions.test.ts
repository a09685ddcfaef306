import { gzipSync } from 'node:zlib'
import { Client, Functions, Storage } from 'node-appwrite'
import { InputFile } from 'node-appwrite/file'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalAppwrite, type LocalAppwrite } from '../../create-local-appwrite'

function tarOf(name: string, content: string): Buffer {
  const head = Buffer.alloc(512)
  const body = Buffer.from(content)
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`
  head.write(name, 0)
  head.write(octal(0o644, 8), 100)
  head.write(octal(body.length, 12), 124)
  head.write('        ', 148)
  head.write('0', 156)
  head.write('ustar\u000000', 257)
  head.write(`${head.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148)
  return gzipSync(Buffer.concat([head, body, Buffer.alloc((512 - (body.length % 512)) % 512), Buffer.alloc(1024)]))
}

const CODE = `
module.exports = async ({ req, res, log, error }) => {
  log('called', req.method, req.path)
  const what = req.query.do
  if (what === 'crash') process.exit(7)
  if (what === 'loop') for (;;) {}
  if (what === 'throw') throw new Error('on purpose')
  if (what === 'nothing') return undefined
  if (what === 'memory') { const all = []; for (;;) all.push(new Array(1e6).fill(1)) }
  if (what === 'env') return res.json({ secret: process.env.TOKEN ?? null, key: process.env.APPWRITE_API_KEY ?? null, id: process.env.APPWRITE_FUNCTION_ID })
  if (what === 'call') {
    const answer = await fetch(process.env.APPWRITE_FUNCTION_API_ENDPOINT + '/storage/buckets', { headers: { 'x-appwrite-project': process.env.APPWRITE_FUNCTION_PROJECT_ID, 'x-appwrite-key': req.headers['x-appwrite-key'] } })
    return res.json({ status: answer.status, body: await answer.json() })
  }
  error('a line for errors')
  return res.json({ trigger: req.headers['x-appwrite-trigger'], event: req.headers['x-appwrite-event'] ?? '', body: req.bodyText === '' ? null : req.bodyJson }, 201)
}
`

let backend: LocalAppwrite
let functions: Functions
let storage: Storage
let now = Date.UTC(2026, 2, 5, 10, 0, 30)

beforeAll(async () => {
  process.env.APPWRITE_API_KEY = 'must-not-leak'
  backend = await createLocalAppwrite({ dataDir: ':memory:', projectId: 'p1', apiKey: 'key-for-tests', now: () => now, rateLimits: false })
  const client = new Client().setEndpoint(backend.url).setProject('p1').setKey('key-for-tests')
  functions = new Functions(client)
  storage = new Storage(client)
})
afterAll(() => backend.close())

async function deploy(functionId: string, options: Record<string, unknown> = {}, code = CODE): Promise<void> {
  await functions.create({ functionId, name: functionId, runtime: 'node-22' as never, entrypoint: 'main.js', timeout: 2, ...options })
  const { $id: deploymentId } = await functions.createDeployment({ functionId, code: InputFile.fromBuffer(tarOf('main.js', code), 'code.tar.gz'), activate: true })
  await backend.settle()
  expect((await functions.getDeployment({ functionId, deploymentId })).status).toBe('ready')
}

describe('executions', () => {
  beforeAll(async () => {
    await deploy('plain', { scopes: ['buckets.read'] })
    await functions.createVariable({ functionId: 'plain', variableId: 'unique()', key: 'TOKEN', value: 's3cret' })
  })
  const call = (path: string) => functions.createExecution({ functionId: 'plain', xpath: path })

  it('answers what the function returned', async () => {
    const execution = await functions.createExecution({ functionId: 'plain', body: '{"a":1}', headers: { 'content-type': 'application/json' } })
    expect(execution).toMatchObject({ status: 'completed', responseStatusCode: 201, logs: 'called POST /', errors: 'a line for errors' })
    expect(JSON.parse(execution.responseBody)).toEqual({ trigger: 'http', event: '', body: { a: 1 } })
  })

  it('gives the function its variables and nothing of the server', async () => {
    expect(JSON.parse((await call('/?do=env')).responseBody)).toEqual({ secret: 's3cret', key: null, id: 'plain' })
  })

  it('gives the function a key with its own scopes alone', async () => {
    const answer = JSON.parse((await call('/?do=call')).responseBody) as { status: number }
    expect(answer.status).toBe(200)
    await functions.update({ functionId: 'plain', name: 'plain', entrypoint: 'main.js', timeout: 2, scopes: [] })
    expect((JSON.parse((await call('/?do=call')).responseBody) as { status: number }).status).toBe(401)
  })

  it.each([
    ['throw', /on purpose/], ['nothing', /Return statement missing/], ['crash', /ended with code 7/], ['loop', /timed out/],
  ])('survives a function that does: %s', async (what, words) => {
    const execution = await call(`/?do=${what}`)
    expect(execution).toMatchObject({ status: 'failed', responseStatusCode: 500 })
    expect(execution.errors).toMatch(words)
    expect((await call('/')).status).toBe('completed')
  })

  it('ends a function that takes more memory than it may', async () => {
    await functions.update({ functionId: 'plain', name: 'plain', entrypoint: 'main.js', timeout: 20, scopes: [] })
    expect((await call('/?do=memory')).errors).toMatch(/more memory/)
  }, 30_000)

  it('runs later when asked to', async () => {
    const { $id: executionId, status } = await functions.createExecution({ functionId: 'plain', async: true, body: '{"b":2}' })
    expect(status).toBe('waiting')
    await backend.settle()
    expect(await functions.getExecution({ functionId: 'plain', executionId })).toMatchObject({ status: 'completed', responseStatusCode: 201, responseBody: '' })
  })

  it('refuses headers that would pass for the server', async () => {
    await expect(functions.createExecution({ functionId: 'plain', headers: { 'x-appwrite-user-id': 'somebody' } })).rejects.toMatchObject({ code: 400 })
  })
})

describe('events and schedules', () => {
  it('runs on an event with the event as body', async () => {
    await deploy('on-bucket', { events: ['buckets.*.create'] })
    await storage.createBucket({ bucketId: 'b1', name: 'One' })
    await backend.settle()
    const { executions } = await functions.listExecutions({ functionId: 'on-bucket' })
    expect(executions).toHaveLength(1)
    expect(executions[0]).toMatchObject({ trigger: 'event', status: 'completed' })
  })

  it('runs when its minute comes, once', async () => {
    await deploy('each-minute', { schedule: '* * * * *' })
    await backend.settle()
    expect((await functions.listExecutions({ functionId: 'each-minute' })).total).toBe(0)
    now += 31_000
    await backend.settle()
    await backend.settle()
    const { executions } = await functions.listExecutions({ functionId: 'each-minute' })
    expect(executions.map((one) => one.trigger)).toEqual(['schedule'])
  })
})

describe('mounting', () => {
  it('says what is wrong with an archive that leads outside', async () => {
    await functions.create({ functionId: 'evil', name: 'evil', runtime: 'node-22' as never, entrypoint: 'main.js' })
    const { $id: deploymentId } = await functions.createDeployment({ functionId: 'evil', code: InputFile.fromBuffer(tarOf('../../evil.js', CODE), 'code.tar.gz'), activate: true })
    await backend.settle()
    const deployment = await functions.getDeployment({ functionId: 'evil', deploymentId })
    expect(deployment.status).toBe('failed')
    expect(deployment.buildLogs).toMatch(/outside its folder/)
  })
})
