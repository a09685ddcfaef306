import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import type { Backend } from '../../backend'
import { isoTime } from '../../storage/ids'
import { DEFAULT_SPECIFICATION } from './function-fields'
import type { DeploymentRow } from './functions.rows'
import { activate, findFunction, getFunction, planNextRun } from './functions.store'
import { runnerOf } from './function-runner'

/** A function as appwrite.json describes it. */
type Configured = {
  $id: string
  name: string
  runtime: string
  path?: string
  entrypoint?: string
  execute?: string[]
  events?: string[]
  schedule?: string
  scopes?: string[]
  timeout?: number
  enabled?: boolean
  logging?: boolean
  specification?: string
}

type Mount = Configured & { folder: string }

/** Runs the functions of the configuration straight from their folders, so that a rebuild is seen without deploying. */
export async function mountFunctions(backend: Backend): Promise<void> {
  const mounts = mountsOf(backend.options.config ?? null)
  await backend.project.store.write((tx) => {
    for (const mount of mounts) mountOne(backend, mount)
    dropOldMounts(backend, new Set(mounts.map((mount) => mount.$id)))
    runnerOf(backend).changed(tx)
  })
}

function mountsOf(config: string | Record<string, unknown> | null): Mount[] {
  if (config === null) return []
  const base = typeof config === 'string' ? dirname(resolve(config)) : process.cwd()
  const content = typeof config === 'string' ? (JSON.parse(readFileSync(config, 'utf8')) as Record<string, unknown>) : config
  const functions = Array.isArray(content.functions) ? (content.functions as Configured[]) : []
  return functions.flatMap((one) => {
    const folder = one.path === undefined ? '' : isAbsolute(one.path) ? one.path : resolve(base, one.path)
    const isThere = folder !== '' && existsSync(resolve(folder, one.entrypoint ?? 'main.js'))
    return isThere ? [{ ...one, folder }] : []
  })
}

function mountOne(backend: Backend, mount: Mount): void {
  const { db } = backend.project
  const at = isoTime(backend.now())
  const specification = mount.specification ?? DEFAULT_SPECIFICATION
  if (findFunction(db, mount.$id) === undefined) {
    db.run('INSERT INTO functions (id, created_at, updated_at, name, runtime, build_specification, runtime_specification) VALUES (?, ?, ?, ?, ?, ?, ?)', mount.$id, at, at, mount.name, mount.runtime, specification, specification)
  }
  db.run(
    `UPDATE functions SET name = ?, execute = ?, events = ?, schedule = ?, scopes = ?, timeout = ?, enabled = ?, logging = ?, entrypoint = ?, runtime_specification = ?, search = ? WHERE id = ?`,
    mount.name, JSON.stringify(mount.execute ?? []), JSON.stringify(mount.events ?? []), mount.schedule ?? '', JSON.stringify(mount.scopes ?? []), mount.timeout ?? 15,
    Number(mount.enabled ?? true), Number(mount.logging ?? true), mount.entrypoint ?? 'main.js', specification, `${mount.$id} ${mount.name}`, mount.$id,
  )
  const row = getFunction(db, mount.$id)
  const deployment = mountedDeployment(backend, { mount, functionSeq: row.seq, at })
  activate(db, { row, deployment, now: backend.now() })
}

function mountedDeployment(backend: Backend, { mount, functionSeq, at }: { mount: Mount; functionSeq: number; at: string }): DeploymentRow {
  const { db } = backend.project
  const id = `mount-${mount.$id}`.slice(0, 36)
  db.run(
    `INSERT INTO deployments (id, created_at, updated_at, function_seq, resource_id, type, entrypoint, status, activate, chunks_uploaded, folder, search)
     VALUES (?, ?, ?, ?, ?, 'manual', ?, 'ready', 1, 1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at, function_seq = excluded.function_seq, entrypoint = excluded.entrypoint, status = 'ready', folder = excluded.folder`,
    id, at, at, functionSeq, mount.$id, mount.entrypoint ?? 'main.js', mount.folder, `${id} ${mount.$id}`,
  )
  const row = db.get<DeploymentRow>('SELECT * FROM deployments WHERE id = ?', id)
  if (row === undefined) throw new Error('A mounted function vanished while it was written.')
  return row
}

/** A function that is no longer mounted keeps its uploaded code, if it has any. */
function dropOldMounts({ project, now }: Backend, kept: ReadonlySet<string>): void {
  const { db } = project
  for (const mount of db.all<DeploymentRow>("SELECT * FROM deployments WHERE folder <> ''")) {
    if (kept.has(mount.resource_id)) continue
    db.run('DELETE FROM deployments WHERE seq = ?', mount.seq)
    const uploaded = db.get<DeploymentRow>("SELECT * FROM deployments WHERE function_seq = ? AND status = 'ready' ORDER BY seq DESC LIMIT 1", mount.function_seq)
    db.run('UPDATE functions SET deployment_id = ?, deployment_created_at = ? WHERE seq = ? AND deployment_id = ?', uploaded?.id ?? '', uploaded?.created_at ?? '', mount.function_seq, mount.id)
    planNextRun(db, mount.function_seq, now())
  }
}
