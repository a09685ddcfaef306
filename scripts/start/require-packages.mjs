import { installPackages } from './install.mjs'
import { requireNode } from './requirements.mjs'

/** What every command does first: the right Node, and packages. */
export async function requirePackages() {
  requireNode()
  await installPackages()
}
