import { spawn } from 'node:child_process'
import { inRoot } from './folders.mjs'

/**
 * Starts a program of this project and resolves when it says that it is ready.
 * @param {string[]} args script and arguments for Node
 * @param {Record<string, string>} [env] settings beside those of this process
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function startProgram(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: inRoot(), env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise((done) => child.once('exit', done))
  let output = ''
  await new Promise((done, fail) => {
    const read = (chunk) => {
      output += chunk
      if (/(ready|Mailbox) on/.test(output)) done()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => fail(new Error(`A program did not start:\n${output}`)))
  })
  return {
    stop: async () => {
      child.kill('SIGTERM')
      await gone
    },
  }
}
