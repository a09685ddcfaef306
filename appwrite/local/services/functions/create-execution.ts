import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { holdsAny } from '../../permissions/permission-core'
import { missingPermission } from '../../permissions/missing-permission'
import { isoTime, uniqueId } from '../../storage/ids'
import { executionEvent, findExecution, finishExecution, insertExecution } from './execution.store'
import { headerPairs, type FunctionCall } from './execution-request'
import { runnerOf } from './function-runner'
import { toExecution, type DeploymentRow, type FunctionRow } from './functions.rows'
import { activeDeployment } from './functions.store'

export type ExecutionParams = { body: string; async: boolean; path: string; method: string; headers: unknown; scheduledAt: string | null }

/** A caller waits no longer than this for a function. */
const SYNCHRONOUS_SECONDS = 30
const MINUTE = 60_000

/** Starts a function: answers its result, or at once when it runs later. Which function is asked once the rest is in order. */
export async function createExecution(context: Context, params: ExecutionParams, find: () => FunctionRow): Promise<Record<string, unknown>> {
  const runAt = scheduledTime(context, params)
  const headers = readHeaders(params.headers)
  const row = find()
  const deployment = runnable(context, row)
  const call: FunctionCall = {
    trigger: 'http', method: params.method, path: params.path.startsWith('/') ? params.path : `/${params.path}`, headers, body: Buffer.from(params.body).toString('base64'), event: '',
    userId: context.auth.user?.id ?? '', sessionId: context.auth.session?.id ?? '', ip: context.request.ip,
  }
  return params.async ? queue(context, row, { deployment, call, runAt }) : runNow(context, row, { deployment, call })
}

function scheduledTime({ now }: Context, { scheduledAt, async }: ExecutionParams): number | null {
  if (scheduledAt === null) return null
  if (!async) throw new AppwriteError('general_bad_request', 'Scheduled executions must run asynchronously. Set scheduledAt to a future date, or set async to true.')
  const at = Date.parse(scheduledAt)
  if (Number.isNaN(at) || at < now + MINUTE) throw new AppwriteError('general_bad_request', 'Execution schedule must be a valid date, and at least 1 minute from now')
  return at
}

const MOST_HEADERS = 100
const HEADERS_SIZE = 16_384

function readHeaders(given: unknown): Record<string, string> {
  const value = typeof given === 'string' ? parsed(given) : given
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const entries = Object.entries(value).map(([name, content]): [string, string] => [name, String(content)])
  const size = entries.reduce((sum, [name, content]) => sum + name.length + content.length, 0)
  const named = entries.every(([name]) => /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/.test(name) && !name.toLowerCase().startsWith('x-appwrite-'))
  if (entries.length > MOST_HEADERS || size >= HEADERS_SIZE || !named) {
    throw new AppwriteError('general_argument_invalid', `Invalid headers: Alphanumeric characters or hyphens only, cannot start with "x-appwrite", maximum ${MOST_HEADERS} keys, and total size ${HEADERS_SIZE}.`)
  }
  return Object.fromEntries(entries)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Text that is no JSON carries no headers.
    return {}
  }
}

function runnable(context: Context, row: FunctionRow): DeploymentRow {
  const deployment = activeDeployment(context.db, row)
  if (deployment === undefined) throw new AppwriteError('deployment_not_found', 'Deployment not found. Create a deployment before trying to execute a function')
  if (deployment.status !== 'ready') throw new AppwriteError('build_not_ready')
  const execute = JSON.parse(row.execute) as string[]
  const { subject, roleList } = context.auth
  if (holdsAny(execute, subject)) return deployment
  throw missingPermission({ action: 'execute', needed: execute, held: roleList })
}

type Queued = { deployment: DeploymentRow; call: FunctionCall; runAt: number | null }

function queue(context: Context, row: FunctionRow, { deployment, call, runAt }: Queued): Promise<Record<string, unknown>> {
  context.reply.status = 202
  return context.write((tx) => {
    const id = uniqueId(context.now)
    const execution = insertExecution(context.backend, tx, { id, row, deployment, call, status: runAt === null ? 'waiting' : 'scheduled', scheduledAt: runAt === null ? null : isoTime(runAt) })
    runnerOf(context.backend).enqueue(tx, { functionId: row.id, executionId: id, call, ...(runAt === null ? {} : { runAt }) })
    tx.emit(executionEvent(context.backend, 'create', execution))
    return toExecution(execution, context.project.permissionSets, { logs: true })
  })
}

async function runNow(context: Context, row: FunctionRow, { deployment, call }: Pick<Queued, 'deployment' | 'call'>): Promise<Record<string, unknown>> {
  const { backend } = context
  const id = uniqueId(context.now)
  await context.write((tx) => insertExecution(backend, tx, { id, row, deployment, call, status: 'processing', scheduledAt: null }))
  const result = await runnerOf(backend).perform(row, deployment, { executionId: id, call, timeoutSeconds: Math.min(row.timeout, SYNCHRONOUS_SECONDS) })
  const execution = await context.write((tx) => {
    finishExecution(backend, id, result)
    const finished = findExecution(backend, row, id)
    if (finished !== undefined) tx.emit(executionEvent(backend, 'create', finished))
    return finished
  })
  if (execution === undefined) throw new AppwriteError('execution_not_found')
  if (result.timedOut && row.timeout > SYNCHRONOUS_SECONDS) throw new AppwriteError('function_synchronous_timeout')
  return {
    ...toExecution(execution, context.project.permissionSets, { logs: context.auth.kind === 'key' }),
    responseBody: result.body.toString('utf8'),
    responseHeaders: headerPairs({ ...result.headers, 'x-appwrite-execution-id': id }),
  }
}
