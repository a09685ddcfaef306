import { spawn } from 'node:child_process'
import { root } from './folders.mjs'
import { lastLines } from './run-command.mjs'

const mostDeaths = 3
const withinMs = 60_000
const keeperOf = new URL('./stop-with-parent.mjs', import.meta.url).href

/**
 * Keeps the clinic's programs running. One that dies is started again; three deaths within a minute stop everything.
 * Programs stop in the opposite order of their start, and whatever has not stopped in time is ended.
 */
export class Supervisor {
  #programs = []
  #deaths = []
  #stopping = null
  #onGivingUp

  /** @param {{ onGivingUp: (reason: string) => void }} options */
  constructor({ onGivingUp }) {
    this.#onGivingUp = onGivingUp
  }

  /**
   * Starts a program and keeps it running.
   * @param {{ name: string, args: string[], env?: Record<string, string>, quiet?: RegExp }} program
   */
  start(program) {
    const kept = { ...program, child: null, output: '' }
    this.#programs.push(kept)
    this.#spawn(kept)
  }

  #spawn(program) {
    const child = spawn(process.execPath, ['--import', keeperOf, ...program.args], {
      cwd: root,
      env: { ...process.env, ...program.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A process group of its own: Ctrl-C reaches the supervisor alone, which then stops them in order.
      detached: process.platform !== 'win32',
    })
    program.child = child
    const keep = (stream) => (chunk) => {
      const text = String(chunk)
      program.output = lastLines(program.output + text, 30)
      if (!program.quiet?.test(text)) stream.write(text)
    }
    child.stdout.on('data', keep(process.stdout))
    child.stderr.on('data', keep(process.stderr))
    child.once('exit', (code, signal) => this.#onExit(program, signal ?? `code ${code}`))
  }

  #onExit(program, how) {
    program.child = null
    if (this.#stopping) return
    const now = Date.now()
    this.#deaths = [...this.#deaths.filter((death) => now - death.at < withinMs), { at: now, name: program.name, how }]
    if (this.#deaths.length >= mostDeaths) {
      const list = this.#deaths.map(({ name, how: ended }) => `${name} (${ended})`).join(', ')
      this.#onGivingUp(`Stopped, because programs ended ${mostDeaths} times within a minute: ${list}. The last one said:\n${program.output}`)
      return
    }
    process.stderr.write(`  ${program.name} ended (${how}) and is started again.\n`)
    setTimeout(() => this.#stopping ?? this.#spawn(program), 250)
  }

  /** Stops every program. Resolves when none is left, after 4.5 seconds at the latest. */
  stop() {
    this.#stopping ??= this.#stopAll()
    return this.#stopping
  }

  async #stopAll() {
    for (const program of this.#programs.toReversed()) await stopChild(program.child, Math.floor(4500 / this.#programs.length))
  }
}

async function stopChild(child, patienceMs) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await gone
  clearTimeout(impatience)
}
