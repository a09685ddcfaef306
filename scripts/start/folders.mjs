import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

/** The project's own folder, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

export const inRoot = (...parts) => join(root, ...parts)

/** Where bundled programs and the marks of finished builds are kept; it goes when node_modules goes. */
export const cacheFolder = inRoot('node_modules', '.cache', 'meditrack')
