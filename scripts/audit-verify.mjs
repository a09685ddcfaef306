// npm run audit:verify [-- --data FOLDER]: finds edited, removed, reordered and missing entries of the audit trail.
// Without APPWRITE_ENDPOINT in the environment or .env it speaks to the running local clinic of the data folder.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnvironmentFile } from './start/arguments.mjs'
import { loadProgram } from './start/bundle.mjs'
import { secretsOf, stateOf } from './start/data-folder.mjs'
import { root } from './start/folders.mjs'
import { CannotStart, runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { databaseId, ownAppwrite, projectId } from './start/settings.mjs'

function targetOf(data) {
  const endpoint = ownAppwrite()
  if (endpoint) {
    if (!process.env.APPWRITE_API_KEY) throw new CannotStart('APPWRITE_API_KEY is missing: set a key that may read rows in .env.')
    return { endpoint, projectId: projectId(), key: process.env.APPWRITE_API_KEY, databaseId: databaseId() }
  }
  const port = stateOf(data).get('backendPort')
  if (!port) throw new CannotStart(`No clinic was started in ${data} yet. Start it with npm run up, or set APPWRITE_ENDPOINT for an Appwrite of your own.`)
  return { endpoint: `http://127.0.0.1:${port}/v1`, projectId: projectId(), key: secretsOf(data).APPWRITE_API_KEY, databaseId: databaseId() }
}

await runMain(async () => {
  await requirePackages()
  readEnvironmentFile()
  const { values } = parseArgs({ options: { data: { type: 'string', default: process.env.DATA_FOLDER ?? '.data' } } })
  const target = targetOf(resolve(root, values.data))
  const { verifyTrail, reportLines } = await loadProgram('scripts/audit/verify-trail.ts')
  const check = await verifyTrail(target, new Date()).catch((error) => {
    throw new CannotStart(`The audit trail cannot be read at ${target.endpoint}: ${error.message}`)
  })
  for (const line of reportLines(check)) process.stdout.write(`${line}\n`)
  if (check.problems.length > 0) process.exitCode = 1
})
