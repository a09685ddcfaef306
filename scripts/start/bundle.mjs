import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cacheFolder, inRoot } from './folders.mjs'

/**
 * Bundles TypeScript programs of this project for this Node, packages left in node_modules.
 * The outputs keep their places relative to each other, so that one may name another by `import.meta.url`.
 * @param {string[]} entries paths inside the project
 * @returns {Promise<string[]>} the bundles' paths, in order
 */
export async function bundlePrograms(entries) {
  const { build, stop } = await import('esbuild')
  const outdir = join(cacheFolder, 'programs')
  await mkdir(outdir, { recursive: true })
  await build({
    absWorkingDir: inRoot(),
    entryPoints: entries,
    outbase: '.',
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { 'server-only': inRoot('scripts/start/nothing.mjs') },
    sourcemap: 'inline',
    logLevel: 'error',
  })
  // Its helper process would otherwise stay as long as the clinic.
  await stop()
  return entries.map((entry) => join(outdir, entry.replace(/\.tsx?$/, '.mjs')))
}

/** Bundles one TypeScript program and loads it here. */
export async function loadProgram(entry) {
  const [file] = await bundlePrograms([entry])
  return import(pathToFileURL(file).href)
}
