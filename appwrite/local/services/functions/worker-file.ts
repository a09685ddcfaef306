import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const beside = fileURLToPath(new URL('./functions-runtime/run-function.worker.mjs', import.meta.url))
const source = fileURLToPath(new URL('../../functions-runtime/run-function.worker.ts', import.meta.url))

let prepared: Promise<string> | null = null

/** Path of the program that runs functions: the one bundled beside this server, or one made now from its source. */
export function workerFile(): Promise<string> {
  return (prepared ??= existsSync(beside) ? Promise.resolve(beside) : bundle())
}

async function bundle(): Promise<string> {
  const { build } = await import('esbuild')
  const outfile = join(await mkdtemp(join(tmpdir(), 'function-worker-')), 'run-function.worker.mjs')
  await build({ entryPoints: [source], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' })
  return outfile
}
