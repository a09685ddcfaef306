import { spawn } from 'node:child_process'
import { root } from './folders.mjs'

/**
 * Runs a command in the project folder and keeps what it printed.
 * @param {string[]} command program and arguments
 * @param {{ env?: Record<string, string>, shown?: boolean, cwd?: string }} [options] `shown` prints while it runs
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand([program, ...args], { env = {}, shown = false, cwd = root } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' && program === 'npm' })
    let output = ''
    const keep = (stream) => (chunk) => {
      output += chunk
      if (shown) stream.write(chunk)
    }
    child.stdout.on('data', keep(process.stdout))
    child.stderr.on('data', keep(process.stderr))
    child.once('error', fail)
    child.once('close', (code) => done({ code: code ?? 1, output }))
  })
}

/** The last lines of what a command printed, for a person who has to see why it failed. */
export const lastLines = (output, count = 40) => output.trimEnd().split('\n').slice(-count).join('\n')
