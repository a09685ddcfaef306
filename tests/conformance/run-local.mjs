#!/usr/bin/env node
// Starts the local Appwrite in memory with a mail sink and runs the whole suite against it:
// once with rate limits off, then the rate-limit group with them on. Ends in one line: N passed, M failed.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const here = import.meta.dirname
const root = join(here, '../..')
const [port, smtpPort, mailPort] = (process.env.CONFORMANCE_PORTS ?? '9540,9541,9542').split(',').map(Number)
const project = 'conformance'
const key = 'conformance-key-with-every-scope'
const children = []

function start(args, ready, env = {}) {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((done, fail) => {
    child.stdout.on('data', (text) => { if (ready.test(String(text))) done(child) })
    child.on('exit', (code) => fail(new Error(`${args.at(-1)} ended with ${code}`)))
    setTimeout(() => fail(new Error(`${args[0]} was not ready in time`)), 30_000).unref()
  })
}

const backend = (...more) => start(['--import', 'tsx', 'appwrite/local/start.ts', '--port', String(port), '--data', ':memory:', '--project', project, '--key', key, '--smtp', `127.0.0.1:${smtpPort}`, ...more], /ready on/)

async function limitedKey() {
  const answer = await fetch(`http://localhost:${port}/v1/project/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-appwrite-project': project, 'x-appwrite-key': key },
    body: JSON.stringify({ keyId: 'unique()', name: 'users.read only', scopes: ['users.read'] }),
  })
  return answer.ok ? (await answer.json()).secret : null
}

function suite(args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(here, 'run.mjs'), 'check', '--endpoint', `http://localhost:${port}/v1`, '--project', project, '--key', key, ...args], { cwd: here, stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (part) => { text += part; process.stdout.write(part) })
    child.on('exit', () => {
      const [, passed = '0', failed = '1'] = /(\d+) passed, (\d+) failed\s*$/.exec(text) ?? []
      done({ passed: Number(passed), failed: Number(failed) })
    })
  })
}

async function stop(child) {
  if (child.exitCode !== null) return
  child.removeAllListeners('exit')
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
}

let outcome = { passed: 0, failed: 1 }
try {
  await start([join(here, 'mail-sink.mjs')], /./, { SMTP_PORT: String(smtpPort), HTTP_PORT: String(mailPort) })
  const open = await backend('--no-rate-limits')
  const secret = await limitedKey()
  const main = await suite(['--mail', `http://127.0.0.1:${mailPort}`, '--smtp', `127.0.0.1:${smtpPort}`, ...(secret === null ? [] : ['--limited-key', secret])])
  await stop(open)
  const limited = await backend()
  const abuse = await suite(['--abuse', '--only', 'abuse'])
  await stop(limited)
  outcome = { passed: main.passed + abuse.passed, failed: main.failed + abuse.failed }
} finally {
  for (const child of children) await stop(child)
}
console.log(`${outcome.passed} passed, ${outcome.failed} failed`)
process.exit(outcome.failed > 0 ? 1 : 0)
