import type { Backend } from '../../backend'
import { concreteName } from '../../events/event-names'
import type { LocalEvent } from '../../events/local-event'
import { uniqueId } from '../../storage/ids'
import type { Tx } from '../../storage/store'
import { blobsOf } from '../storage/blob-store'
import { Subscription } from './event-subscription'
import { executionEvent, findExecution, finishExecution, insertExecution, type Result } from './execution.store'
import { wireRequest, type FunctionCall } from './execution-request'
import { FunctionCode } from './function-code'
import { environmentOf } from './function-environment'
import type { Outcome } from './function-worker'
import type { DeploymentRow, FunctionRow } from './functions.rows'
import { activeDeployment, findFunction } from './functions.store'
import { specificationOf } from './runtimes.table'
import { WorkerPool } from './worker-pool'

/** A function call that waits in the queue; the call itself is sealed, it may carry a patient's data. */
type RunJob = { functionId: string; executionId: string; call: string }
type Subscriber = { functionId: string; subscriptions: Subscription[] }

export const RUN_JOB = 'functions.run'
const NOTHING = Buffer.alloc(0)
const runners = new WeakMap<Backend, FunctionRunner>()

/** The one runner of a server, made when it is first asked for. */
export function runnerOf(backend: Backend): FunctionRunner {
  const known = runners.get(backend)
  if (known !== undefined) return known
  const runner = new FunctionRunner(backend)
  runners.set(backend, runner)
  return runner
}

/** Runs functions: for a request that waits, for a queued call, for events and for schedules. */
export class FunctionRunner {
  readonly code: FunctionCode
  readonly #pool = new WorkerPool()
  #subscribers: Subscriber[] = []
  #stopping = false

  constructor(private readonly backend: Backend) {
    this.code = new FunctionCode(backend)
  }

  /** Listens to events inside the transactions that cause them, and takes queued calls. */
  start(): void {
    const { project } = this.backend
    this.#readSubscribers()
    project.store.events.onDurable((event, tx) => this.#queueForEvent(event, tx))
    project.jobs.handle(RUN_JOB, (payload) => this.#runQueued(payload as RunJob))
  }

  async stop(): Promise<void> {
    this.#stopping = true
    this.#pool.stop()
    await this.code.close()
  }

  /** Says that functions changed: subscriptions are read again and warm processes of the named one end. */
  changed(tx: Tx, functionId?: string): void {
    tx.afterCommit(() => {
      this.#readSubscribers()
      if (functionId !== undefined) this.#pool.retire(`${functionId}|`)
    })
  }

  forgetCode(blobs: readonly string[]): void {
    blobsOf(this.backend).removeLater(blobs)
  }

  /** Queues a call; inside the caller's transaction, so that neither can be without the other. */
  enqueue(tx: Tx, job: { functionId: string; executionId: string; call: FunctionCall; runAt?: number }): void {
    const payload = { functionId: job.functionId, executionId: job.executionId, call: this.backend.cipher.seal(JSON.stringify(job.call)) }
    this.backend.project.jobs.enqueue(tx, { kind: RUN_JOB, payload, ...(job.runAt === undefined ? {} : { runAt: job.runAt }) })
  }

  /** Runs a call now and answers how it went; never throws for what the function did. */
  async perform(row: FunctionRow, deployment: DeploymentRow, run: { executionId: string; call: FunctionCall; timeoutSeconds: number }): Promise<Result & { body: Buffer; timedOut: boolean }> {
    const started = performance.now()
    const outcome = await this.#outcome(row, deployment, run)
    const seconds = Math.round(performance.now() - started) / 1000
    if (outcome.kind === 'done') {
      const { response, logs, errors } = outcome.done
      const kept = row.logging === 1 ? { logs, errors } : { logs: '', errors: '' }
      return { status: response.status >= 500 ? 'failed' : 'completed', code: response.status, headers: response.headers, ...kept, seconds, body: Buffer.from(response.body), timedOut: false }
    }
    const timedOut = outcome.kind === 'timeout'
    const errors = timedOut ? `Execution timed out after ${run.timeoutSeconds} seconds.` : outcome.reason
    return { status: 'failed', code: 500, headers: {}, logs: '', errors, seconds, body: NOTHING, timedOut }
  }

  async #outcome(row: FunctionRow, deployment: DeploymentRow, run: { executionId: string; call: FunctionCall; timeoutSeconds: number }): Promise<Outcome> {
    try {
      const { entry, version } = await this.code.locate(deployment)
      const shape = { env: environmentOf(this.backend, row, deployment), memoryMb: specificationOf(row.runtime_specification).memory }
      const message = { id: run.executionId, entry, request: wireRequest(this.backend, row, run) }
      return await this.#pool.run({ key: `${row.id}|${version}|${row.updated_at}`, functionId: row.id, shape, message, timeoutMs: run.timeoutSeconds * 1000 })
    } catch (error) {
      return { kind: 'crash', reason: error instanceof Error ? error.message : String(error) }
    }
  }

  #readSubscribers(): void {
    const rows = this.backend.project.db.all<Pick<FunctionRow, 'id' | 'events'>>("SELECT id, events FROM functions WHERE events <> '[]' AND enabled = 1")
    this.#subscribers = rows.map(({ id, events }) => ({ functionId: id, subscriptions: (JSON.parse(events) as string[]).map((name) => new Subscription(name)) }))
  }

  #queueForEvent(event: LocalEvent, tx: Tx): void {
    if (this.#subscribers.length === 0 || event.pattern.startsWith('functions.')) return
    for (const { functionId, subscriptions } of this.#subscribers) {
      if (!subscriptions.some((subscription) => subscription.matches(event))) continue
      const body = Buffer.from(JSON.stringify(event.payload, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))).toString('base64')
      this.enqueue(tx, {
        functionId, executionId: '',
        call: { trigger: 'event', method: 'POST', path: '/', headers: { 'content-type': 'application/json', 'user-agent': 'Appwrite/1.9.6' }, body, event: concreteName(event), userId: event.userId, sessionId: '', ip: '' },
      })
    }
  }

  /** A queued call. When the server died in the middle it comes again: functions are written to run twice. */
  async #runQueued(job: RunJob): Promise<void> {
    const { project } = this.backend
    const row = findFunction(project.db, job.functionId)
    const deployment = row === undefined ? undefined : activeDeployment(project.db, row)
    if (row === undefined || row.enabled === 0 || deployment?.status !== 'ready') return
    const call = JSON.parse(this.backend.cipher.open(job.call)) as FunctionCall
    const executionId = await this.#begin(row, deployment, { executionId: job.executionId, call })
    if (executionId === null) return
    const result = await this.perform(row, deployment, { executionId, call, timeoutSeconds: row.timeout })
    if (this.#stopping) throw new Error('The server is stopping; the call runs again after the next start.')
    await project.store.write((tx) => {
      finishExecution(this.backend, executionId, result)
      const execution = findExecution(this.backend, row, executionId)
      if (execution !== undefined) tx.emit(executionEvent(this.backend, 'update', execution))
    })
  }

  /** Writes the execution down as running; null when it was deleted while it waited. */
  #begin(row: FunctionRow, deployment: DeploymentRow, { executionId, call }: { executionId: string; call: FunctionCall }): Promise<string | null> {
    return this.backend.project.store.write((tx) => {
      if (executionId === '') {
        return insertExecution(this.backend, tx, { id: uniqueId(this.backend.now()), row, deployment, call, status: 'processing', scheduledAt: null }).id
      }
      const waiting = findExecution(this.backend, row, executionId)
      if (waiting === undefined) return null
      this.backend.project.db.run("UPDATE executions SET status = 'processing', deployment_id = ? WHERE id = ?", deployment.id, executionId)
      return executionId
    })
  }
}
