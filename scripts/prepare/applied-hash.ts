import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppwriteConfig } from '../push/config-file'
import type { FunctionVariables } from '../push/plan-functions'

/** What a push would apply, as one hash: appwrite.json, the bundled functions and their settings. */
export function appliedHash(root: string, config: AppwriteConfig, variables: FunctionVariables | null): string {
  const hash = createHash('sha256').update(JSON.stringify(config)).update(JSON.stringify(variables))
  for (const { path } of variables ? config.functions : []) {
    const folder = join(root, path)
    for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex')
}
