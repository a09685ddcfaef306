import { spawn } from 'node:child_process'
import { inRoot } from '../start/folders.mjs'
import { freePort } from '../start/requirements.mjs'

const patienceMs = 300_000

/** Starts a demo of its own in a folder, with further settings; answers its address, its mailbox, its process and how to stop it. */
export async function startDemo(data, env = {}) {
  const port = await freePort()
  const child = spawn(process.execPath, [inRoot('scripts', 'up.mjs'), '--port', String(port), '--data', data], { cwd: inRoot(), stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, APP_ORIGIN: '', PORT: '', ...env } })
  const gone = new Promise((done) => child.once('exit', done))
  const stop = () => {
    child.kill('SIGTERM')
    return gone
  }
  const mailbox = await saysReady(child).catch(async (error) => {
    await stop()
    throw error
  })
  return { address: `http://localhost:${port}`, mailbox, pid: child.pid, stop }
}

function saysReady(child) {
  let output = ''
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`The demo did not start within five minutes:\n${output}`)), patienceMs)
    const read = (chunk) => {
      output += chunk
      const mailbox = /Mails are kept at (\S+)\/mailbox/.exec(output)?.[1]
      if (!mailbox || !output.includes('Ctrl-C stops it.')) return
      clearTimeout(timer)
      done(mailbox)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => fail(new Error(`The demo could not start:\n${output}`)))
  })
}
