import { availableParallelism } from 'node:os'
import { FunctionWorker, type Outcome, type WorkerShape } from './function-worker'
import type { RunMessage } from '../../functions-runtime/messages'

const IDLE_MS = 30_000
const MOST_IDLE = 4

type Idle = { key: string; worker: FunctionWorker; timer: NodeJS.Timeout }

/** What is run where: workers are shared by runs with the same key (code, settings, memory). */
export type PoolRun = { key: string; functionId: string; shape: WorkerShape; message: RunMessage; timeoutMs: number }

/**
 * Keeps worker processes warm for half a minute, and lets no more run at once than the machine has room for.
 * A worker that timed out or crashed is never used again.
 */
export class WorkerPool {
  readonly #idle: Idle[] = []
  readonly #busy = new Set<FunctionWorker>()
  readonly #waiting: (() => void)[] = []
  readonly #most = Math.max(4, availableParallelism() * 2)
  #running = 0
  #stopped = false

  async run({ key, shape, message, timeoutMs }: PoolRun): Promise<Outcome> {
    await this.#turn()
    try {
      if (this.#stopped) return { kind: 'crash', reason: 'The server is stopping.' }
      const worker = this.#takeIdle(key) ?? (await FunctionWorker.start(shape))
      this.#busy.add(worker)
      const outcome = await worker.run(message, timeoutMs)
      this.#busy.delete(worker)
      this.#keep(key, worker, outcome)
      return outcome
    } finally {
      this.#running--
      this.#waiting.shift()?.()
    }
  }

  /** Ends idle workers whose key begins so; running ones finish and are kept under their old key until idle. */
  retire(prefix: string): void {
    for (const idle of [...this.#idle]) if (idle.key.startsWith(prefix)) this.#drop(idle)
  }

  stop(): void {
    this.#stopped = true
    for (const idle of [...this.#idle]) this.#drop(idle)
    for (const worker of this.#busy) worker.kill()
    for (const next of this.#waiting.splice(0)) next()
  }

  async #turn(): Promise<void> {
    if (this.#running >= this.#most && !this.#stopped) await new Promise<void>((next) => this.#waiting.push(next))
    this.#running++
  }

  #takeIdle(key: string): FunctionWorker | null {
    const at = this.#idle.findIndex((idle) => idle.key === key && idle.worker.alive)
    const [found] = at < 0 ? [] : this.#idle.splice(at, 1)
    if (found === undefined) return null
    clearTimeout(found.timer)
    return found.worker
  }

  #keep(key: string, worker: FunctionWorker, outcome: Outcome): void {
    if (outcome.kind !== 'done' || this.#stopped || !worker.alive) {
      worker.kill()
      return
    }
    const idle: Idle = { key, worker, timer: setTimeout(() => this.#drop(idle), IDLE_MS) }
    idle.timer.unref()
    this.#idle.push(idle)
    const oldest = this.#idle[0]
    if (this.#idle.length > MOST_IDLE && oldest !== undefined) this.#drop(oldest)
  }

  #drop(idle: Idle): void {
    clearTimeout(idle.timer)
    const at = this.#idle.indexOf(idle)
    if (at >= 0) this.#idle.splice(at, 1)
    idle.worker.kill()
  }
}
