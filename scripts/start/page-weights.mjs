import { createRequire } from 'node:module'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { inRoot } from './folders.mjs'

/** What the first view of a page may load of script, gzipped, in bytes: 170 kB. */
export const mostScriptBytes = 170_000

// Shown only when something failed, and loaded then.
const isShownOnFailure = (entry) => /\/(error|not-found)$|global-error$/.test(entry)

/**
 * Script that each page's first view loads, by the manifests of the last build: deterministic, so it may be tested.
 * @returns {{ route: string, bytes: number }[]} gzipped, the heaviest first
 */
export function pageWeights() {
  const dist = inRoot('.next')
  const sizes = new Map()
  const sizeOf = (file) => sizes.get(file) ?? sizes.set(file, gzipSync(readFileSync(join(dist, file))).length).get(file)
  const everywhere = JSON.parse(readFileSync(join(dist, 'build-manifest.json'), 'utf8')).rootMainFiles
  return pageManifests(join(dist, 'server', 'app')).map(({ route, entries }) => {
    const files = new Set([...everywhere, ...Object.entries(entries).filter(([entry]) => !isShownOnFailure(entry)).flatMap(([, scripts]) => scripts)])
    return { route, bytes: [...files].reduce((sum, file) => sum + sizeOf(file), 0) }
  }).sort((a, b) => b.bytes - a.bytes)
}

function pageManifests(folder) {
  const require = createRequire(import.meta.url)
  const files = readdirSync(folder, { recursive: true }).map(String).filter((file) => /(^|[/\\])page_client-reference-manifest\.js$/.test(file))
  return files.map((file) => {
    const path = join(folder, file)
    // Each file adds itself to a global, as Next's own server reads it.
    globalThis.__RSC_MANIFEST = {}
    delete require.cache[path]
    require(path)
    const [[route, manifest]] = Object.entries(globalThis.__RSC_MANIFEST)
    return { route: route.replace(/\/page$/, '').replaceAll(/\/\([^)]+\)/g, '') || '/', entries: manifest.entryJSFiles }
  })
}
