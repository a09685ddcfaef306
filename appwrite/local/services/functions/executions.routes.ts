import { isKey } from '../../auth/auth'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { boolean, oneOf, queryList, shortJson, text, totalSwitch, uid } from '../../http/validators'
import { grants } from '../../permissions/permission-core'
import { listStored } from '../../query/list-stored'
import { createExecution } from './create-execution'
import { executionEvent, findExecution } from './execution.store'
import { toExecution, type ExecutionRow, type FunctionRow } from './functions.rows'
import { getFunction } from './functions.store'

const ATTRIBUTES = {
  trigger: { sql: 'executions.trigger_kind', type: 'string' }, status: { sql: 'executions.status', type: 'string' },
  responseStatusCode: { sql: 'executions.response_status_code', type: 'integer', bits: 64 }, duration: { sql: 'executions.duration', type: 'double' },
  requestMethod: { sql: 'executions.request_method', type: 'string' }, requestPath: { sql: 'executions.request_path', type: 'string' }, deploymentId: { sql: 'executions.deployment_id', type: 'string' },
} as const

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const
const one = { functionId: required(uid), executionId: required(uid) }
const shown = (context: Context) => ({ logs: isKey(context.auth) })

/** The function as the caller may know it: a disabled one is there for keys alone. */
export function getVisibleFunction(context: Context, id: string): FunctionRow {
  const row = getFunction(context.db, id)
  if (row.enabled === 0 && !isKey(context.auth)) throw new AppwriteError('function_not_found')
  return row
}

function getExecution(context: Context, row: FunctionRow, id: string): ExecutionRow {
  const execution = findExecution(context.backend, row, id)
  const readable = execution !== undefined && grants(context.project.permissionSets.listOf(execution.permission_set), 'read', context.auth.subject)
  if (execution === undefined || !readable) throw new AppwriteError('execution_not_found')
  return execution
}

/** An execution that should long have ended is shown as failed. */
function settled(context: Context, row: FunctionRow, execution: ExecutionRow): ExecutionRow {
  const isRunning = execution.status === 'waiting' || execution.status === 'processing'
  return isRunning && context.now - Date.parse(execution.created_at) >= row.timeout * 1000 ? { ...execution, status: 'failed' } : execution
}

const deleteExecution = route({
  method: 'DELETE', path: '/functions/:functionId/executions/:executionId', scope: ['executions.write', 'execution.write'], service: 'functions', status: 204, params: one,
  handler: (context, { functionId, executionId }) => context.write((tx) => {
    const row = getFunction(context.db, functionId)
    const execution = settled(context, row, getExecution(context, row, executionId))
    if (execution.status === 'waiting' || execution.status === 'processing') throw new AppwriteError('execution_in_progress')
    context.db.run('DELETE FROM executions WHERE seq = ?', execution.seq)
    tx.emit(executionEvent(context.backend, 'delete', execution))
  }),
})

/** Executions: start one, see how it went. */
export const executionRoutes: Route[] = [
  route({
    method: 'POST', path: '/functions/:functionId/executions', scope: ['executions.write', 'execution.write'], service: 'functions', status: 201, model: 'execution',
    params: {
      functionId: required(uid), body: optional(text(10_485_760, 0), ''), async: optional(boolean, false), path: optional(text(2048), '/'),
      method: optional(oneOf(METHODS), 'POST' as const), headers: optional(shortJson(65_535), {}), scheduledAt: optional<string | null, string | null>(nullable(text(100)), null),
    },
    handler: (context, params) => createExecution(context, params, () => getVisibleFunction(context, params.functionId)),
  }),
  deleteExecution,
  route({
    method: 'GET', path: '/functions/:functionId/executions/:executionId', scope: ['executions.read', 'execution.read'], service: 'functions', model: 'execution', params: one,
    handler: (context, { functionId, executionId }) => {
      const row = getVisibleFunction(context, functionId)
      return toExecution(settled(context, row, getExecution(context, row, executionId)), context.project.permissionSets, shown(context))
    },
  }),
  route({
    method: 'GET', path: '/functions/:functionId/executions', scope: ['executions.read', 'execution.read'], service: 'functions', model: 'execution[]',
    params: { functionId: required(uid), queries: optional(queryList, [] as string[]), total: optional(totalSwitch, true) },
    handler: (context, { functionId, queries, total }) => {
      const row = getVisibleFunction(context, functionId)
      const own = isKey(context.auth) ? null : context.project.permissionSets.filter('executions.permission_set', 'read', context.auth.subject.roles)
      const where = { sql: own === null ? 'executions.function_seq = ?' : `executions.function_seq = ? AND ${own.sql}`, values: [row.seq, ...(own?.values ?? [])] }
      const found = listStored<ExecutionRow>(context, { table: 'executions', attributes: ATTRIBUTES, queries, total, noun: 'Execution', where })
      return { total: found.total, executions: found.rows.map((execution) => toExecution(settled(context, row, execution), context.project.permissionSets, shown(context))) }
    },
  }),
]
