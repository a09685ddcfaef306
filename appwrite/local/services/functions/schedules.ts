import type { Backend } from '../../backend'
import type { FunctionRow } from './functions.rows'
import { planNextRun } from './functions.store'
import { runnerOf } from './function-runner'

const LOOK_MS = 1000

/** Queues the functions whose minute has come. What was missed while the server was down runs once. */
export async function queueDue(backend: Backend): Promise<void> {
  const { project } = backend
  const due = () => project.db.all<FunctionRow>('SELECT * FROM functions WHERE next_run IS NOT NULL AND next_run <= ?', backend.now())
  if (due().length === 0) return
  await project.store.write((tx) => {
    for (const row of due()) {
      runnerOf(backend).enqueue(tx, {
        functionId: row.id, executionId: '',
        call: { trigger: 'schedule', method: 'POST', path: '/', headers: {}, body: '', event: '', userId: '', sessionId: '', ip: '' },
      })
      planNextRun(project.db, row.seq, backend.now())
    }
  })
}

/** Looks every second; returns what stops it. A look that fails (a full disk) is made again a second later. */
export function startSchedules(backend: Backend): () => void {
  const timer = setInterval(() => void queueDue(backend).catch(() => undefined), LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}
