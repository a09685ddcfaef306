import type { Backend } from '../../backend'
import { AppwriteError } from '../../http/appwrite-error'
import { isoTime } from '../../storage/ids'
import type { Sqlite } from '../../storage/sqlite'
import { nextRun, parseCron } from './cron'
import { toFunction, type DeploymentRow, type FunctionRow, type VariableRow } from './functions.rows'

/** @throws 404 function_not_found */
export function getFunction(db: Sqlite, id: string): FunctionRow {
  const row = findFunction(db, id)
  if (row === undefined) throw new AppwriteError('function_not_found')
  return row
}

/** Also a function that is switched off or has no code yet. */
export function findFunction(db: Sqlite, id: string): FunctionRow | undefined {
  return db.get<FunctionRow>('SELECT * FROM functions WHERE id = ?', id)
}

/** A function's own variables, in the order they were made, their values still sealed. */
export function variablesOf(db: Sqlite, functionSeq: number): VariableRow[] {
  return db.all<VariableRow>('SELECT * FROM variables WHERE function_seq = ? ORDER BY seq', functionSeq)
}

/** The function with its variables and newest deployment, as answers and events show it. */
export function functionModel({ cipher, project }: Pick<Backend, 'cipher' | 'project'>, row: FunctionRow): Record<string, unknown> {
  const latest = project.db.get<DeploymentRow>('SELECT * FROM deployments WHERE function_seq = ? ORDER BY seq DESC LIMIT 1', row.seq)
  return toFunction(row, { variables: variablesOf(project.db, row.seq), open: (sealed) => cipher.open(sealed), latest })
}

/** The code a function runs, or undefined while it has none that is ready. */
export function activeDeployment(db: Sqlite, row: FunctionRow): DeploymentRow | undefined {
  return db.get<DeploymentRow>('SELECT * FROM deployments WHERE id = ? AND function_seq = ?', row.deployment_id, row.seq)
}

/** Makes a ready deployment the one that runs. Call inside a write. */
export function activate(db: Sqlite, { row, deployment, now }: { row: FunctionRow; deployment: DeploymentRow; now: number }): void {
  db.run('UPDATE functions SET deployment_id = ?, deployment_created_at = ?, live = 1, updated_at = ? WHERE seq = ?', deployment.id, deployment.created_at, isoTime(now), row.seq)
  planNextRun(db, row.seq, now)
}

/** Sets when the schedule fires next. Call inside a write, after anything it depends on changed. */
export function planNextRun(db: Sqlite, seq: number, now: number): void {
  const row = db.get<FunctionRow>('SELECT * FROM functions WHERE seq = ?', seq)
  if (row === undefined) return
  const cron = row.enabled === 1 && row.deployment_id !== '' ? parseCron(row.schedule) : null
  db.run('UPDATE functions SET next_run = ? WHERE seq = ?', cron === null ? null : nextRun(cron, now), seq)
}
