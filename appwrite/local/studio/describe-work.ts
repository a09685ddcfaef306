import type { Project } from '../project'
import { withoutPeople } from './without-people'

export type FunctionState = { id: string; enabled: boolean; schedule: string; nextRun: string | null; runs: number; failed: number; meanSeconds: number }
export type NotedExecution = { id: string; functionId: string; trigger: string; status: string; code: number; seconds: number; at: string; logs: string; errors: string }
export type NotedMessage = { id: string; kind: string; status: string; at: string; topics: number; users: number; targets: number; delivered: number; errors: number }
export type WaitingJobs = { kind: string; waiting: number; tried: number; nextAt: string; lastError: string }

const NEWEST = 40

/** What runs beside requests: functions with their newest executions, messages, and queued jobs. Bodies and recipients stay where they are. */
export function describeWork({ db }: Project): { functions: FunctionState[]; executions: NotedExecution[]; messages: NotedMessage[]; jobs: WaitingJobs[] } {
  return {
    functions: db.all<{ id: string; enabled: number; schedule: string; next_run: number | null; runs: number; failed: number; mean: number | null }>(
      `SELECT f.id, f.enabled, f.schedule, f.next_run, COUNT(e.seq) AS runs, COALESCE(SUM(e.status = 'failed'), 0) AS failed, AVG(e.duration) AS mean
       FROM functions f LEFT JOIN executions e ON e.function_seq = f.seq GROUP BY f.seq ORDER BY f.id`,
    ).map(({ id, enabled, schedule, next_run: next, runs, failed, mean }) => ({ id, enabled: enabled === 1, schedule, nextRun: next === null ? null : new Date(next).toISOString(), runs, failed, meanSeconds: mean ?? 0 })),
    executions: db.all<{ id: string; function_id: string; trigger_kind: string; status: string; response_status_code: number; duration: number; created_at: string; logs: string; errors: string }>(
      'SELECT id, function_id, trigger_kind, status, response_status_code, duration, created_at, logs, errors FROM executions ORDER BY seq DESC LIMIT ?', NEWEST,
    ).map((row) => ({ id: row.id, functionId: row.function_id, trigger: row.trigger_kind, status: row.status, code: row.response_status_code, seconds: row.duration, at: row.created_at, logs: withoutPeople(row.logs), errors: withoutPeople(row.errors) })),
    messages: db.all<{ id: string; provider_type: string; status: string; created_at: string; topics: number; users: number; targets: number; delivered_total: number; errors: number }>(
      `SELECT id, provider_type, status, created_at, json_array_length(topics) AS topics, json_array_length(users) AS users, json_array_length(targets) AS targets, delivered_total, json_array_length(delivery_errors) AS errors
       FROM messages ORDER BY seq DESC LIMIT ?`, NEWEST,
    ).map(({ id, provider_type: kind, status, created_at: at, topics, users, targets, delivered_total: delivered, errors }) => ({ id, kind, status, at, topics, users, targets, delivered, errors })),
    jobs: db.all<{ kind: string; waiting: number; tried: number; next_at: number; last_error: string | null }>(
      "SELECT kind, COUNT(*) AS waiting, SUM(attempts > 0) AS tried, MIN(run_at) AS next_at, MAX(last_error) AS last_error FROM jobs GROUP BY kind ORDER BY kind",
    ).map(({ kind, waiting, tried, next_at: next, last_error: error }) => ({ kind, waiting, tried, nextAt: new Date(next).toISOString(), lastError: withoutPeople(error ?? '') })),
  }
}
