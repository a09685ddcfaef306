import { AppwriteError, invalidArgument } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { customId, oneOf, queryList, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { chosenId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'
import type { LocalEvent } from '../../events/local-event'
import { DEFAULT_SPECIFICATION, functionFields, newFunctionFields, runtime, type FunctionSettings } from './function-fields'
import { activate, functionModel, getFunction, planNextRun } from './functions.store'
import { runnerOf } from './function-runner'
import type { DeploymentRow, FunctionRepository, FunctionRow } from './functions.rows'
import { RUNTIMES, SPECIFICATIONS } from './runtimes.table'

const ATTRIBUTES = {
  name: { sql: 'functions.name', type: 'string' }, enabled: { sql: 'functions.enabled', type: 'boolean' }, runtime: { sql: 'functions.runtime', type: 'string' },
  deploymentId: { sql: 'functions.deployment_id', type: 'string' }, schedule: { sql: 'functions.schedule', type: 'string' },
  timeout: { sql: 'functions.timeout', type: 'integer', bits: 64 }, entrypoint: { sql: 'functions.entrypoint', type: 'string' }, commands: { sql: 'functions.commands', type: 'string' },
  // Nothing comes from a repository here.
  installationId: { sql: "''", type: 'string' },
} as const

const write = { scope: 'functions.write', service: 'functions', model: 'function' } as const
const read = { scope: 'functions.read', service: 'functions' } as const

function functionEvent(context: Context, action: string, row: FunctionRow): LocalEvent {
  return {
    projectId: context.project.id, pattern: `functions.[functionId].${action}`, params: { functionId: row.id },
    payload: functionModel(context.backend, row), readRoles: [], userId: '', at: context.now,
  }
}

function save(context: Context, row: FunctionRow, wanted: FunctionSettings): void {
  const build = wanted.buildSpecification ?? wanted.specification ?? row.build_specification
  const run = wanted.runtimeSpecification ?? wanted.specification ?? row.runtime_specification
  context.db.run(
    `UPDATE functions SET updated_at = ?, name = ?, execute = ?, events = ?, schedule = ?, timeout = ?, enabled = ?, logging = ?, entrypoint = ?, commands = ?,
       scopes = ?, build_specification = ?, runtime_specification = ?, deployment_retention = ?, repository = ?, search = ? WHERE seq = ?`,
    context.isoNow, wanted.name, JSON.stringify(wanted.execute), JSON.stringify(wanted.events), wanted.schedule, wanted.timeout, Number(wanted.enabled), Number(wanted.logging),
    wanted.entrypoint === '' ? row.entrypoint : wanted.entrypoint, wanted.commands, JSON.stringify(wanted.scopes), build, run, wanted.deploymentRetention, JSON.stringify(repositoryOf(row, wanted)),
    `${row.id} ${wanted.name} ${row.runtime}`, row.seq,
  )
  planNextRun(context.db, row.seq, context.now)
}

function repositoryOf(row: FunctionRow, { providerBranch, providerSilentMode, providerRootDirectory, providerBranches, providerPaths }: FunctionSettings): Partial<FunctionRepository> {
  const before = JSON.parse(row.repository) as Partial<FunctionRepository>
  return { providerBranch, providerSilentMode, providerRootDirectory, providerBranches: providerBranches ?? before.providerBranches ?? [], providerPaths: providerPaths ?? before.providerPaths ?? [] }
}

/** No repository can be connected here: there are no installations. */
function refuseRepository({ installationId, providerRepositoryId }: FunctionSettings): void {
  if (installationId !== '') throw new AppwriteError('installation_not_found')
  if (providerRepositoryId !== null && providerRepositoryId !== '') throw invalidArgument('When connecting to VCS (Version Control System), you need to provide "installationId" and "providerBranch".')
}

const createFunction = route({
  method: 'POST', path: '/functions', ...write, status: 201, params: { functionId: required(customId), name: required(text(128)), runtime: required(runtime), ...newFunctionFields },
  handler: (context, params) => context.write((tx) => {
    refuseRepository(params)
    const id = chosenId(params.functionId, context.now)
    try {
      context.db.run(
        'INSERT INTO functions (id, created_at, updated_at, name, runtime, build_specification, runtime_specification) VALUES (?, ?, ?, ?, ?, ?, ?)',
        id, context.isoNow, context.isoNow, params.name, params.runtime, DEFAULT_SPECIFICATION, DEFAULT_SPECIFICATION,
      )
    } catch (error) {
      throw uniqueClash(error) === null ? error : new AppwriteError('function_already_exists')
    }
    save(context, getFunction(context.db, id), params)
    const row = getFunction(context.db, id)
    tx.emit(functionEvent(context, 'create', row))
    runnerOf(context.backend).changed(tx)
    return functionModel(context.backend, row)
  }),
})

const updateFunction = route({
  method: 'PUT', path: '/functions/:functionId', ...write,
  params: { functionId: required(uid), name: required(text(128)), runtime: optional(runtime, ''), ...functionFields },
  handler: (context, params) => context.write((tx) => {
    const before = getFunction(context.db, params.functionId)
    refuseRepository(params)
    if (params.runtime !== '') context.db.run('UPDATE functions SET runtime = ? WHERE seq = ?', params.runtime, before.seq)
    save(context, getFunction(context.db, params.functionId), params)
    const after = getFunction(context.db, params.functionId)
    const keepsCode = before.name === after.name && before.entrypoint === after.entrypoint && before.commands === after.commands && before.runtime === after.runtime
    context.db.run('UPDATE functions SET live = ? WHERE seq = ?', keepsCode ? 1 : 0, after.seq)
    const row = getFunction(context.db, params.functionId)
    tx.emit(functionEvent(context, 'update', row))
    runnerOf(context.backend).changed(tx, row.id)
    return functionModel(context.backend, row)
  }),
})

const deleteFunction = route({
  method: 'DELETE', path: '/functions/:functionId', scope: 'functions.write', service: 'functions', status: 204, params: { functionId: required(uid) },
  handler: (context, { functionId }) => context.write((tx) => {
    const row = getFunction(context.db, functionId)
    const blobs = context.db.all<{ blob: string }>('SELECT blob FROM deployments WHERE function_seq = ?', row.seq)
    context.db.run('DELETE FROM deployment_parts WHERE deployment_seq IN (SELECT seq FROM deployments WHERE function_seq = ?)', row.seq)
    for (const table of ['variables', 'deployments', 'executions']) context.db.run(`DELETE FROM ${table} WHERE function_seq = ?`, row.seq)
    context.db.run('DELETE FROM functions WHERE seq = ?', row.seq)
    tx.emit(functionEvent(context, 'delete', row))
    const runner = runnerOf(context.backend)
    runner.changed(tx, row.id)
    tx.afterCommit(() => runner.forgetCode(blobs.map(({ blob }) => blob)))
  }),
})

const activateDeployment = route({
  method: 'PATCH', path: '/functions/:functionId/deployment', ...write, params: { functionId: required(uid), deploymentId: required(uid) },
  handler: (context, { functionId, deploymentId }) => context.write((tx) => {
    const row = getFunction(context.db, functionId)
    const deployment = context.db.get<DeploymentRow>('SELECT * FROM deployments WHERE id = ? AND function_seq = ?', deploymentId, row.seq)
    if (deployment === undefined) throw new AppwriteError('deployment_not_found')
    if (deployment.status !== 'ready') throw new AppwriteError('build_not_ready')
    activate(context.db, { row, deployment, now: context.now })
    const active = getFunction(context.db, functionId)
    tx.emit({ ...functionEvent(context, 'update', active), pattern: 'functions.[functionId].deployments.[deploymentId].update', params: { functionId: row.id, deploymentId } })
    runnerOf(context.backend).changed(tx, row.id)
    return functionModel(context.backend, active)
  }),
})

/** Functions themselves; their code, variables and executions have files of their own. */
export const functionRoutes: Route[] = [
  createFunction,
  updateFunction,
  deleteFunction,
  activateDeployment,
  { ...activateDeployment, path: '/functions/:functionId/deployments/:deploymentId' },
  route({ method: 'GET', path: '/functions/runtimes', scope: 'public', service: 'functions', params: {}, handler: () => ({ total: RUNTIMES.length, runtimes: RUNTIMES }) }),
  route({ method: 'GET', path: '/functions/specifications', ...read, params: { type: optional(oneOf(['runtimes', 'builds'], false), 'runtimes') }, handler: () => ({ total: SPECIFICATIONS.length, specifications: SPECIFICATIONS }) }),
  route({
    method: 'GET', path: '/functions/:functionId', ...read, model: 'function', params: { functionId: required(uid) },
    handler: (context, { functionId }) => functionModel(context.backend, getFunction(context.db, functionId)),
  }),
  route({
    method: 'GET', path: '/functions', ...read, model: 'function[]',
    params: { queries: optional(queryList, [] as string[]), search: optional(text(256), ''), total: optional(totalSwitch, true) },
    handler: (context, { queries, search, total }) => {
      const found = listStored<FunctionRow>(context, { table: 'functions', attributes: ATTRIBUTES, queries, search, total, noun: 'Function' })
      return { total: found.total, functions: found.rows.map((row) => functionModel(context.backend, row)) }
    },
  }),
]
