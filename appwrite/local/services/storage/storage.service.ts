import type { Backend } from '../../backend'
import type { Service } from '../../service'
import { tokenRoutes } from '../tokens/tokens.routes'
import { blobsOf } from './blob-store'
import { bucketRoutes } from './buckets.routes'
import { fileBytesRoutes } from './file-bytes.routes'
import { fileRoutes } from './files.routes'
import { previewRoutes } from './preview.routes'
import { storageSchema } from './storage.schema'

/** Tables that point to blobs; a blob none of them names is rubbish. */
const HOLDERS = ['files', 'file_parts', 'deployments', 'deployment_parts'] as const

async function sweep(backend: Backend): Promise<void> {
  const { db } = backend.project
  const holders = HOLDERS.filter((table) => db.get("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table) !== undefined)
  const named = new Set(holders.flatMap((table) => db.all<{ blob: string }>(`SELECT blob FROM ${table}`).map((row) => row.blob)))
  await blobsOf(backend).sweep((name) => named.has(name))
}

/** Buckets, files and file tokens. */
export const storageService: Service = {
  name: 'storage',
  migrations: storageSchema,
  routes: [...bucketRoutes, ...fileRoutes, ...fileBytesRoutes, ...previewRoutes, ...tokenRoutes],
  start: sweep,
  settle: (backend) => blobsOf(backend).settle(),
  stop: (backend) => blobsOf(backend).settle(),
}
