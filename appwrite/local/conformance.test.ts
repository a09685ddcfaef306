import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, TEST_KEY, TEST_PROJECT, type TestServer } from './testing/start-test-server'

const suite = join(import.meta.dirname, '../../tests/conformance')
let sink: ChildProcess
let smtpPort: number
let mailPort: number

/** A port nobody uses at the moment. */
function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

beforeAll(async () => {
  smtpPort = await freePort()
  mailPort = await freePort()
  sink = spawn(process.execPath, [join(suite, 'mail-sink.mjs')], { env: { ...process.env, SMTP_PORT: String(smtpPort), HTTP_PORT: String(mailPort) }, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((ready) => sink.stdout?.once('data', ready))
})
afterAll(() => sink.kill('SIGKILL'))

/** Replays the recorded answers of a live server; answers what differed and how many steps passed. */
async function replay(server: TestServer, args: string[]): Promise<{ differences: string[]; passed: number }> {
  const child = spawn(process.execPath, [join(suite, 'run.mjs'), 'check', '--endpoint', server.url, '--project', TEST_PROJECT, '--key', TEST_KEY, ...args], { cwd: suite, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (part) => { text += String(part) })
  await new Promise((ended) => child.once('exit', ended))
  return { differences: text.split('\n').filter((line) => /^(hard|message) /.test(line)), passed: Number(/(\d+) passed, \d+ failed\s*$/.exec(text)?.[1] ?? 0) }
}

describe('what a live Appwrite 1.9.6 answered', () => {
  it('is answered here as well, word for word', async () => {
    const server = await startTestServer({ smtp: { host: '127.0.0.1', port: smtpPort } })
    const { body } = await server.call('POST', '/project/keys', { body: { keyId: 'unique()', name: 'users.read only', scopes: ['users.read'] } })
    const outcome = await replay(server, ['--mail', `http://127.0.0.1:${mailPort}`, '--smtp', `127.0.0.1:${smtpPort}`, '--limited-key', String(body.secret)])
    await server.close()
    expect(outcome.differences).toEqual([])
    expect(outcome.passed).toBeGreaterThan(700)
    expect(server.faults).toEqual([])
  }, 600_000)

  it('is answered with rate limits on', async () => {
    const server = await startTestServer({ rateLimits: true })
    const outcome = await replay(server, ['--abuse', '--only', 'abuse'])
    await server.close()
    expect(outcome).toEqual({ differences: [], passed: 5 })
  }, 120_000)
})
