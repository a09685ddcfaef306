import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inRoot, root } from '../../start/folders.mjs'

/** Stops the backend when the bench is gone, however it ended. */
const keeper = new URL('../../start/stop-with-parent.mjs', import.meta.url).href

export const PROJECT = 'bench'
export const KEY = 'bench-key-with-every-scope-0123456789'

/**
 * Starts the local Appwrite on a folder as production does: every write synced, rate limits on.
 * `readyMs` is from the start of the process to the first answer. `nodeOptions`: for a profile.
 */
export async function startBackend({ program, data, port, nodeOptions = [] }) {
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', keeper, ...nodeOptions, program, '--host', '127.0.0.1', '--port', String(port), '--data', data, '--project', PROJECT, '--key', KEY], { cwd: root, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const ended = new Promise((done) => child.once('exit', done))
  await new Promise((done, fail) => {
    child.stdout.on('data', (text) => String(text).includes('ready on') && done())
    child.once('exit', (code) => fail(new Error(`The backend ended with ${code}.`)))
  })
  const answer = await fetch(`http://127.0.0.1:${port}/v1/health/version`, { headers: { connection: 'close' } })
  if (!answer.ok) throw new Error(`The backend answered ${answer.status}.`)
  return {
    port,
    pid: child.pid,
    readyMs: performance.now() - began,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Resident memory of a process in MB; null where the system does not tell (it is read from /proc). */
export function residentMb(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** A helper process of the bench and a way to ask it one thing at a time. */
export function openHelper(child) {
  let settle = null
  child.on('message', (answer) => (answer.error ? settle?.fail(new Error(answer.error)) : settle?.done(answer)))
  child.on('exit', (code) => settle?.fail(new Error(`A helper of the bench ended with ${code}.`)))
  const answer = () => new Promise((done, fail) => {
    settle = { done, fail }
  })
  return {
    ready: answer(),
    ask: (message) => {
      const answered = answer()
      child.send(message)
      return answered
    },
    tell: (message) => child.send(message),
    stop: () => new Promise((done) => {
      settle = null
      if (child.exitCode !== null) done()
      child.once('exit', done)
      child.kill()
    }),
  }
}

export const helperProgram = (name) => inRoot('scripts', 'bench', 'backend', name)
