import { isKey } from '../../auth/auth'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { RawBody } from '../../http/reply'
import { header } from '../../http/request-info'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { formBoolean, oneOf, queryList, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { uniqueId } from '../../storage/ids'
import { blobsOf } from '../storage/blob-store'
import { readRange } from '../storage/byte-range'
import { BUILD_JOB } from './build-deployment'
import { uploadDeployment } from './deployment-upload'
import { runnerOf } from './function-runner'
import { toDeployment, type DeploymentRow, type FunctionRow } from './functions.rows'
import { getFunction, planNextRun } from './functions.store'

const ATTRIBUTES = {
  buildSize: { sql: 'deployments.build_size', type: 'integer', bits: 64 }, sourceSize: { sql: 'deployments.source_size', type: 'integer', bits: 64 },
  totalSize: { sql: '(deployments.source_size + deployments.build_size)', type: 'integer', bits: 64 }, buildDuration: { sql: 'deployments.build_duration', type: 'integer', bits: 64 },
  status: { sql: 'deployments.status', type: 'string' }, activate: { sql: 'deployments.activate', type: 'boolean' }, type: { sql: 'deployments.type', type: 'string' },
} as const

const write = { scope: 'functions.write', service: 'functions', model: 'deployment' } as const
const read = { scope: 'functions.read', service: 'functions' } as const
const one = { functionId: required(uid), deploymentId: required(uid) }

function getDeployment(context: Context, owner: FunctionRow, id: string): DeploymentRow {
  const row = context.db.get<DeploymentRow>('SELECT * FROM deployments WHERE id = ? AND function_seq = ?', id, owner.seq)
  if (row === undefined) throw new AppwriteError('deployment_not_found')
  return row
}

const deleteDeployment = route({
  method: 'DELETE', path: '/functions/:functionId/deployments/:deploymentId', scope: 'functions.write', service: 'functions', status: 204, params: one,
  handler: (context, { functionId, deploymentId }) => context.write((tx) => {
    const owner = getFunction(context.db, functionId)
    const row = getDeployment(context, owner, deploymentId)
    const parts = context.db.all<{ blob: string }>('SELECT blob FROM deployment_parts WHERE deployment_seq = ?', row.seq)
    context.db.run('DELETE FROM deployment_parts WHERE deployment_seq = ?', row.seq)
    context.db.run('DELETE FROM deployments WHERE seq = ?', row.seq)
    context.db.run("UPDATE functions SET deployment_id = '', deployment_created_at = '' WHERE seq = ? AND deployment_id = ?", owner.seq, row.id)
    planNextRun(context.db, owner.seq, context.now)
    tx.emit({ projectId: context.project.id, pattern: 'functions.[functionId].deployments.[deploymentId].delete', params: { functionId: owner.id, deploymentId: row.id }, payload: toDeployment(row), readRoles: [], userId: '', at: context.now })
    // A deployment made anew from another one has its archive in common with it.
    const isShared = context.db.get('SELECT 1 FROM deployments WHERE blob = ?', row.blob) !== undefined
    const runner = runnerOf(context.backend)
    runner.changed(tx, owner.id)
    tx.afterCommit(() => {
      blobsOf(context.backend).removeLater([...(isShared ? [] : [row.blob]), ...parts.map((part) => part.blob)])
      void runner.code.remove(row.id).catch(() => undefined)
    })
  }),
})

const duplicateDeployment = route({
  method: 'POST', path: '/functions/:functionId/deployments/duplicate', ...write, status: 202, params: { ...one, buildId: optional(uid, '') },
  handler: (context, { functionId, deploymentId }) => context.write((tx) => {
    const owner = getFunction(context.db, functionId)
    const row = getDeployment(context, owner, deploymentId)
    if (row.blob === '' && row.folder === '') throw new AppwriteError('deployment_not_found')
    const id = uniqueId(context.now)
    context.db.run(
      `INSERT INTO deployments (id, created_at, updated_at, function_seq, resource_id, type, entrypoint, commands, source_size, chunks_total, chunks_uploaded, activate, status, blob, folder, search)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 'waiting', ?, ?, ?)`,
      id, context.isoNow, context.isoNow, owner.seq, owner.id, row.type, owner.entrypoint || row.entrypoint, owner.commands, row.source_size, row.chunks_total, row.chunks_uploaded, row.blob, row.folder, `${id} ${owner.id}`,
    )
    context.project.jobs.enqueue(tx, { kind: BUILD_JOB, payload: { deploymentId: id } })
    const payload = toDeployment(getDeployment(context, owner, id))
    tx.emit({ projectId: context.project.id, pattern: 'functions.[functionId].deployments.[deploymentId].update', params: { functionId: owner.id, deploymentId: id }, payload, readRoles: [], userId: '', at: context.now })
    return payload
  }),
})

const cancelDeployment = route({
  method: 'PATCH', path: '/functions/:functionId/deployments/:deploymentId/status', ...write, params: one,
  handler: (context, { functionId, deploymentId }) => context.write(() => {
    const owner = getFunction(context.db, functionId)
    const row = getDeployment(context, owner, deploymentId)
    if (row.status === 'ready' || row.status === 'failed') throw new AppwriteError('build_already_completed')
    context.db.run("UPDATE deployments SET status = 'canceled', build_logs = build_logs || ?, updated_at = ? WHERE seq = ?", 'Build has been canceled.\n', context.isoNow, row.seq)
    return toDeployment(getDeployment(context, owner, deploymentId))
  }),
})

/** The archive as it was uploaded. What a build makes of it is kept unpacked; without build commands it is the same. */
async function download(context: Context, row: DeploymentRow, type: 'source' | 'output'): Promise<RawBody> {
  const isThere = type === 'source' || (row.status === 'ready' && row.commands === '')
  const sealed = row.blob === '' || !isThere ? null : await blobsOf(context.backend).read(row.blob)
  if (sealed === null) throw new AppwriteError('deployment_not_found')
  const name = type === 'source' ? `${row.id}-source.tar.gz` : `${row.id}-output-code.tar.gz`
  context.reply.header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'private, max-age=3888000')
  const bytes = context.backend.cipher.openBytes(sealed)
  const contentType = type === 'source' ? 'application/gzip' : 'application/octet-stream'
  const range = readRange(header(context.request, 'range'), bytes.length)
  if (range === null) return new RawBody(bytes, contentType)
  context.reply.status = 206
  context.reply.header('accept-ranges', 'bytes').header('content-range', `bytes ${range.start}-${range.end}/${bytes.length}`)
  return new RawBody(bytes.subarray(range.start, range.end + 1), contentType)
}

const downloadDeployment = route({
  method: 'GET', path: '/functions/:functionId/deployments/:deploymentId/download', scope: ['public', 'functions.read'], service: 'functions', lacks: 'what build commands made, and the builders’ tokens',
  params: { ...one, type: optional(oneOf(['source', 'output'] as const, false), 'source' as const), token: optional(text(2048), '') },
  handler: (context, { functionId, deploymentId, type }) => {
    // The tokens of the real server's builders are not known here: the code is for keys.
    if (!isKey(context.auth) || !context.auth.scopes.has('functions.read')) throw new AppwriteError('user_unauthorized')
    return download(context, getDeployment(context, getFunction(context.db, functionId), deploymentId), type)
  },
})

/** The same route under the names of older clients. */
const alias = (known: Route, path: string): Route => ({ ...known, path: `/functions/:functionId/deployments/:deploymentId${path}` })

/** The code of functions: uploaded as tar.gz, built, activated, downloaded. */
export const deploymentRoutes: Route[] = [
  route({
    method: 'POST', path: '/functions/:functionId/deployments', ...write, status: 202,
    params: { functionId: required(uid), entrypoint: optional<string, string | null>(text(1028), null), commands: optional<string, string | null>(text(8192, 0), null), activate: required(formBoolean) },
    handler: (context, params) => uploadDeployment(context, { ...params, type: header(context.request, 'x-sdk-language') === 'cli' ? 'cli' : 'manual' }),
  }),
  duplicateDeployment,
  deleteDeployment,
  cancelDeployment,
  route({
    method: 'GET', path: '/functions/:functionId/deployments/:deploymentId', ...read, model: 'deployment', params: one,
    handler: (context, { functionId, deploymentId }) => toDeployment(getDeployment(context, getFunction(context.db, functionId), deploymentId)),
  }),
  downloadDeployment,
  alias(downloadDeployment, '/build/download'),
  alias(cancelDeployment, '/build'),
  alias(duplicateDeployment, '/build'),
  alias(duplicateDeployment, '/builds/:buildId'),
  route({
    method: 'GET', path: '/functions/:functionId/deployments', ...read, model: 'deployment[]',
    params: { functionId: required(uid), queries: optional(queryList, [] as string[]), search: optional(text(256), ''), total: optional(totalSwitch, true) },
    handler: (context, { functionId, queries, search, total }) => {
      const owner = getFunction(context.db, functionId)
      const found = listStored<DeploymentRow>(context, { table: 'deployments', attributes: ATTRIBUTES, queries, search, total, noun: 'Deployment', where: { sql: 'deployments.function_seq = ?', values: [owner.seq] } })
      return { total: found.total, deployments: found.rows.map(toDeployment) }
    },
  }),
]
