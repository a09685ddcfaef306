import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { header } from '../../http/request-info'
import { invalid } from '../../http/validator'
import { uid } from '../../http/validators'
import { uniqueId } from '../../storage/ids'
import { blobsOf } from '../storage/blob-store'
import { readContentRange, type Piece } from '../storage/byte-range'
import { BUILD_JOB } from './build-deployment'
import { toDeployment, type DeploymentRow, type FunctionRow } from './functions.rows'
import { getFunction } from './functions.store'

/** Largest code archive, in bytes. */
const LARGEST = 30_000_000

export type DeploymentParams = { functionId: string; entrypoint: string | null; commands: string | null; activate: boolean; type: string }
type Upload = { owner: FunctionRow; id: string; entrypoint: string; commands: string; params: DeploymentParams; size: number; parts: number }

/** Takes a whole archive or one piece of it; the build starts when all of it is there. */
export async function uploadDeployment(context: Context, params: DeploymentParams): Promise<Record<string, unknown>> {
  const owner = getFunction(context.db, params.functionId)
  const entrypoint = params.entrypoint ?? owner.entrypoint
  if (entrypoint === '') throw new AppwriteError('function_entrypoint_missing')
  const file = context.request.files.find((candidate) => candidate.field === 'code') ?? context.request.files[0]
  if (file === undefined) throw new AppwriteError('storage_file_empty', 'No file sent')
  if (!/\.gz$/i.test(file.name)) throw new AppwriteError('storage_file_type_unsupported')
  const piece = readContentRange(header(context.request, 'content-range'), file.bytes.length)
  const size = piece?.size ?? file.bytes.length
  if (size > LARGEST) throw new AppwriteError('deployment_invalid_file_size')
  const upload: Upload = { owner, id: deploymentId(context, piece), entrypoint, commands: params.commands ?? owner.commands, params, size, parts: piece?.parts ?? 1 }
  return piece === null || piece.parts === 1 ? whole(context, upload, file.bytes) : part(context, upload, { piece, bytes: file.bytes })
}

function deploymentId(context: Context, piece: Piece | null): string {
  const given = piece === null ? '' : header(context.request, 'x-appwrite-id')
  if (given === '') return uniqueId(context.now)
  if (uid.parse(given) === invalid) throw new AppwriteError('storage_invalid_appwrite_id')
  return given
}

async function whole(context: Context, upload: Upload, bytes: Buffer): Promise<Record<string, unknown>> {
  const blob = await blobsOf(context.backend).write(context.backend.cipher.sealBytes(bytes))
  return context.write((tx) => {
    insert(context, upload)
    context.db.run('UPDATE deployments SET blob = ?, chunks_uploaded = chunks_total WHERE id = ?', blob, upload.id)
    context.project.jobs.enqueue(tx, { kind: BUILD_JOB, payload: { deploymentId: upload.id } })
    return created(context, tx, upload)
  })
}

function insert(context: Context, { owner, id, entrypoint, commands, params, size, parts }: Upload): void {
  context.db.run(
    `INSERT INTO deployments (id, created_at, updated_at, function_seq, resource_id, type, entrypoint, commands, source_size, chunks_total, activate, search)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id, context.isoNow, context.isoNow, owner.seq, owner.id, params.type, entrypoint, commands, size, parts, Number(params.activate), `${id} ${owner.id}`,
  )
}

function find(context: Context, { owner, id }: Upload): DeploymentRow | undefined {
  const row = context.db.get<DeploymentRow>('SELECT * FROM deployments WHERE id = ?', id)
  if (row !== undefined && row.function_seq !== owner.seq) throw new AppwriteError('deployment_not_found')
  return row
}

function created(context: Context, tx: Parameters<Parameters<Context['write']>[0]>[0], upload: Upload): Record<string, unknown> {
  const row = find(context, upload)
  if (row === undefined) throw new AppwriteError('deployment_not_found')
  const payload = toDeployment(row)
  tx.emit({ projectId: context.project.id, pattern: 'functions.[functionId].deployments.[deploymentId].create', params: { functionId: upload.owner.id, deploymentId: row.id }, payload, readRoles: [], userId: '', at: context.now })
  return payload
}

async function part(context: Context, upload: Upload, { piece, bytes }: { piece: Piece; bytes: Buffer }): Promise<Record<string, unknown>> {
  const blobs = blobsOf(context.backend)
  const blob = await blobs.write(context.backend.cipher.sealBytes(bytes))
  const row = await context.write(() => {
    if (find(context, upload) === undefined) insert(context, upload)
    const begun = find(context, upload)
    if (begun === undefined || begun.blob !== '') return begun
    context.db.run('INSERT OR IGNORE INTO deployment_parts (deployment_seq, part, blob) VALUES (?, ?, ?)', begun.seq, piece.part, blob)
    const arrived = context.db.get<{ n: number }>('SELECT COUNT(*) AS n FROM deployment_parts WHERE deployment_seq = ?', begun.seq)?.n ?? 0
    context.db.run('UPDATE deployments SET chunks_uploaded = ? WHERE seq = ?', arrived, begun.seq)
    return find(context, upload)
  })
  if (row === undefined) throw new AppwriteError('deployment_not_found')
  return row.blob === '' && row.chunks_uploaded === row.chunks_total ? assemble(context, upload, row) : toDeployment(row)
}

async function assemble(context: Context, upload: Upload, row: DeploymentRow): Promise<Record<string, unknown>> {
  const blobs = blobsOf(context.backend)
  const parts = context.db.all<{ blob: string }>('SELECT blob FROM deployment_parts WHERE deployment_seq = ? ORDER BY part', row.seq)
  const pieces: Buffer[] = []
  for (const { blob } of parts) {
    const sealed = await blobs.read(blob)
    if (sealed !== null) pieces.push(context.backend.cipher.openBytes(sealed))
  }
  const blob = await blobs.write(context.backend.cipher.sealBytes(Buffer.concat(pieces)))
  return context.write((tx) => {
    const now = find(context, upload)
    if (now === undefined || now.blob !== '') return toDeployment(now ?? row)
    context.db.run('UPDATE deployments SET blob = ? WHERE seq = ?', blob, row.seq)
    context.db.run('DELETE FROM deployment_parts WHERE deployment_seq = ?', row.seq)
    context.project.jobs.enqueue(tx, { kind: BUILD_JOB, payload: { deploymentId: row.id } })
    tx.afterCommit(() => blobs.removeLater(parts.map((part) => part.blob)))
    return created(context, tx, upload)
  })
}
