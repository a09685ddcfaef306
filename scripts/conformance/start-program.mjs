import { spawn } from 'node:child_process'
import { inRoot } from '../start/folders.mjs'

/**
 * Starts a program of this project and resolves when it says that it is ready.
 * @param {string[]} args script and arguments for Node
 * @returns {Promise<{ stop: () => Promise<void> }>}
 */
export async function startProgram(args) {
  const child = spawn(process.execPath, args, { cwd: inRoot(), stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise((done) => child.once('exit', done))
  let output = ''
  await new Promise((done, fail) => {
    const read = (chunk) => {
      output += chunk
      if (/(ready|Mailbox) on/.test(output)) done()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => fail(new Error(`A program the conformance suite needs did not start:\n${output}`)))
  })
  return {
    stop: async () => {
      child.kill('SIGTERM')
      await gone
    },
  }
}
