import type { Backend } from '../../backend'
import { isoTime } from '../../storage/ids'
import { environmentOf } from './function-environment'
import { runnerOf } from './function-runner'
import type { DeploymentRow, FunctionRow } from './functions.rows'
import { activate } from './functions.store'

export const BUILD_JOB = 'functions.build'

/** Unpacks and builds a deployment, and makes it the active one when it was uploaded so. */
export async function buildDeployment(backend: Backend, deploymentId: string): Promise<void> {
  const { db, store } = backend.project
  const deployment = db.get<DeploymentRow>('SELECT * FROM deployments WHERE id = ?', deploymentId)
  const owner = deployment === undefined ? undefined : db.get<FunctionRow>('SELECT * FROM functions WHERE seq = ?', deployment.function_seq)
  if (deployment === undefined || owner === undefined || ['ready', 'canceled', 'failed'].includes(deployment.status)) return
  await store.write(() => db.run("UPDATE deployments SET status = 'building', updated_at = ? WHERE seq = ?", isoTime(backend.now()), deployment.seq))
  const started = performance.now()
  const built = await attempt(backend, owner, deployment)
  await store.write((tx) => {
    const now = db.get<DeploymentRow>('SELECT * FROM deployments WHERE seq = ?', deployment.seq)
    if (now === undefined || now.status === 'canceled') return
    db.run(
      'UPDATE deployments SET status = ?, build_logs = ?, build_size = ?, build_duration = ?, updated_at = ? WHERE seq = ?',
      built.status, built.logs, built.size, Math.ceil((performance.now() - started) / 1000), isoTime(backend.now()), deployment.seq,
    )
    if (built.status === 'ready' && now.activate === 1) activate(db, { row: owner, deployment: now, now: backend.now() })
    runnerOf(backend).changed(tx, owner.id)
  })
}

async function attempt(backend: Backend, owner: FunctionRow, deployment: DeploymentRow): Promise<{ status: 'ready' | 'failed'; logs: string; size: number }> {
  if (deployment.folder !== '') return { status: 'ready', logs: '', size: 0 }
  try {
    const { size, logs } = await runnerOf(backend).code.build(deployment, environmentOf(backend, owner, deployment))
    return { status: 'ready', logs, size }
  } catch (error) {
    const said = error as { stdout?: string; stderr?: string; message?: string }
    return { status: 'failed', logs: [said.stdout, said.stderr, said.message].filter(Boolean).join('\n').slice(-100_000), size: 0 }
  }
}
