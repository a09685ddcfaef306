import type { Backend } from '../../backend'
import type { LocalEvent } from '../../events/local-event'
import { rolesFor } from '../../permissions/permission-core'
import { isoTime } from '../../storage/ids'
import type { Tx } from '../../storage/store'
import { keptRequestHeaders, keptResponseHeaders, type FunctionCall } from './execution-request'
import { toExecution, type DeploymentRow, type ExecutionRow, type FunctionRow } from './functions.rows'

/** Executions kept per function; older ones are forgotten. */
const KEPT = 1000

export type NewExecution = { id: string; row: FunctionRow; deployment: DeploymentRow; call: FunctionCall; status: ExecutionRow['status']; scheduledAt: string | null }

/** Writes an execution down. Call inside a write. */
export function insertExecution({ project, now }: Backend, tx: Tx, { id, row, deployment, call, status, scheduledAt }: NewExecution): ExecutionRow {
  const at = isoTime(now())
  const permissions = call.trigger === 'http' && call.userId !== '' ? [`read("user:${call.userId}")`] : []
  project.db.run(
    `INSERT INTO executions (id, created_at, updated_at, function_seq, function_id, deployment_id, permission_set, trigger_kind, status, request_method, request_path, request_headers, scheduled_at, search)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id, at, at, row.seq, row.id, deployment.id, project.permissionSets.idOf(permissions, tx), scheduledAt === null ? call.trigger : 'schedule', status,
    call.method, call.path, JSON.stringify(keptRequestHeaders(call)), scheduledAt, `${id} ${row.id}`,
  )
  const oldest = project.db.get<{ seq: number }>('SELECT seq FROM executions WHERE function_seq = ? ORDER BY seq DESC LIMIT 1 OFFSET ?', row.seq, KEPT)
  if (oldest !== undefined) project.db.run("DELETE FROM executions WHERE function_seq = ? AND seq <= ? AND status IN ('completed', 'failed')", row.seq, oldest.seq)
  const execution = findExecution({ project }, row, id)
  if (execution === undefined) throw new Error('An execution vanished while it was written.')
  return execution
}

/** An execution of this very function; another function's id finds nothing. */
export function findExecution({ project }: Pick<Backend, 'project'>, row: FunctionRow, id: string): ExecutionRow | undefined {
  return project.db.get<ExecutionRow>('SELECT * FROM executions WHERE id = ? AND function_seq = ?', id, row.seq)
}

export type Result = { status: 'completed' | 'failed'; code: number; headers: Record<string, string>; logs: string; errors: string; seconds: number }

/** Writes down how an execution ended. Call inside a write. */
export function finishExecution({ project, now }: Backend, id: string, result: Result): void {
  project.db.run(
    'UPDATE executions SET status = ?, response_status_code = ?, response_headers = ?, logs = ?, errors = ?, duration = ?, updated_at = ? WHERE id = ?',
    result.status, result.code, JSON.stringify(keptResponseHeaders(result.headers)), result.logs, result.errors, result.seconds, isoTime(now()), id,
  )
}

/** What listeners hear of an execution, without its logs. Sockets tell it only to those who may read the execution. */
export function executionEvent({ project, now }: Backend, action: 'create' | 'update' | 'delete', execution: ExecutionRow): LocalEvent {
  const permissions = project.permissionSets.listOf(execution.permission_set)
  return {
    projectId: project.id, pattern: `functions.[functionId].executions.[executionId].${action}`, params: { functionId: execution.function_id, executionId: execution.id },
    payload: toExecution(execution, project.permissionSets, { logs: false }),
    readRoles: rolesFor(permissions, 'read'), userId: '', at: now(),
  }
}
