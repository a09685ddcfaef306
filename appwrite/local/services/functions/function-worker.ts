import { fork, type ChildProcess } from 'node:child_process'
import type { DoneMessage, RunMessage } from '../../functions-runtime/messages'
import { workerFile } from './worker-file'

/** What a worker process may see and use. */
export type WorkerShape = { env: Record<string, string>; memoryMb: number }

export type Outcome = { kind: 'done'; done: DoneMessage } | { kind: 'timeout' } | { kind: 'crash'; reason: string }

/** Memory beyond the JavaScript heap that the process itself needs, in MB. */
const OVERHEAD_MB = 64

/** One process that runs one function, one request at a time. Its death is an outcome, never an error of the server. */
export class FunctionWorker {
  #said = ''
  #gone = false
  #onExit: ((reason: string) => void) | null = null

  private constructor(private readonly child: ChildProcess) {
    child.stderr?.on('data', (part: Buffer) => {
      this.#said = (this.#said + part.toString('utf8')).slice(-2000)
    })
    child.on('error', (error) => this.#exited(error.message))
    child.on('exit', (code, signal) => this.#exited(describeExit({ code, signal, said: this.#said })))
  }

  static async start({ env, memoryMb }: WorkerShape): Promise<FunctionWorker> {
    const heap = Math.max(64, memoryMb - OVERHEAD_MB)
    const child = fork(await workerFile(), [], {
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env },
      execArgv: [`--max-old-space-size=${heap}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    })
    return new FunctionWorker(child)
  }

  get alive(): boolean {
    return !this.#gone
  }

  /** Runs one request. A worker that timed out is killed. */
  run(message: RunMessage, timeoutMs: number): Promise<Outcome> {
    return new Promise((settle) => {
      const finish = (outcome: Outcome) => {
        clearTimeout(timer)
        this.child.off('message', onMessage)
        this.#onExit = null
        settle(outcome)
      }
      const onMessage = (raw: unknown) => {
        const done = raw as DoneMessage
        if (done.id === message.id) finish({ kind: 'done', done })
      }
      const timer = setTimeout(() => {
        finish({ kind: 'timeout' })
        this.kill()
      }, timeoutMs)
      this.#onExit = (reason) => finish({ kind: 'crash', reason })
      if (this.#gone) {
        this.#onExit('The process had ended before it could run.')
        return
      }
      this.child.on('message', onMessage)
      this.child.send(message, (error) => {
        if (error !== null) this.#onExit?.(error.message)
      })
    })
  }

  kill(): void {
    if (!this.#gone) this.child.kill('SIGKILL')
  }

  #exited(reason: string): void {
    this.#gone = true
    this.#onExit?.(reason)
  }
}

function describeExit({ code, signal, said }: { code: number | null; signal: NodeJS.Signals | null; said: string }): string {
  if (/heap out of memory/i.test(said)) return 'The function used more memory than it may.'
  const how = signal === null ? `ended with code ${code}` : `was ended by ${signal}`
  return `The function's process ${how}.${said === '' ? '' : `\n${said.trim()}`}`
}
