import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './folders.mjs'

const left = new Set(['node_modules', 'dist', '.next', '.data', '.git', 'coverage'])
const isSource = (name) => !/\.test\.tsx?$/.test(name)

/**
 * One hash over the names and contents of files.
 * @param {string[]} places files and folders inside the project
 */
export function hashOfSources(places) {
  const hash = createHash('sha256')
  for (const place of places) if (existsSync(inRoot(place))) addTo(hash, place)
  return hash.digest('hex')
}

function addTo(hash, place) {
  if (statSync(inRoot(place)).isFile()) {
    hash.update(`${place}\0`).update(readFileSync(inRoot(place)))
    return
  }
  const entries = readdirSync(inRoot(place)).filter((name) => !left.has(name) && isSource(name))
  for (const name of entries.sort()) addTo(hash, join(place, name))
}
