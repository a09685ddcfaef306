// npm run appwrite:push [-- --dry-run --allow-destructive --data FOLDER]: makes a project what appwrite.json says.
// Without APPWRITE_ENDPOINT in the environment or .env it speaks to the running local clinic of the data folder.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { readEnvironmentFile } from './start/arguments.mjs'
import { buildFunctions } from './start/build-functions.mjs'
import { loadProgram } from './start/bundle.mjs'
import { secretsOf, stateOf } from './start/data-folder.mjs'
import { root } from './start/folders.mjs'
import { CannotStart, runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { functionVariables, ownAppwrite, projectId } from './start/settings.mjs'

/** The project to push to: the one of the settings, or the local one with the key of its data folder. */
function targetOf(data) {
  const endpoint = ownAppwrite()
  if (endpoint) {
    if (!process.env.APPWRITE_API_KEY) throw new CannotStart('APPWRITE_API_KEY is missing: make a key with the scopes for databases, storage, messaging and functions in the console, and set it in .env.')
    return { endpoint, projectId: projectId(), key: process.env.APPWRITE_API_KEY }
  }
  const port = stateOf(data).get('backendPort')
  if (!port) throw new CannotStart(`No clinic was started in ${data} yet. Start it with npm run up, or set APPWRITE_ENDPOINT for an Appwrite of your own.`)
  return { endpoint: `http://127.0.0.1:${port}/v1`, projectId: projectId(), key: secretsOf(data).APPWRITE_API_KEY }
}

await runMain(async () => {
  await requirePackages()
  readEnvironmentFile()
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false }, 'allow-destructive': { type: 'boolean', default: false }, data: { type: 'string', default: process.env.DATA_FOLDER || '.data' }, config: { type: 'string', default: 'appwrite.json' } } })
  const data = resolve(root, values.data)
  const target = targetOf(data)
  await buildFunctions()
  const { pushConfig } = await loadProgram('scripts/push/push-config.ts')
  const config = JSON.parse(readFileSync(resolve(root, values.config), 'utf8'))
  const { done } = await pushConfig(target, config, {
    root, isDryRun: values['dry-run'], allowsDestructive: values['allow-destructive'],
    functionVariables: ownAppwrite() ? functionVariables(secretsOf(data), Number(process.env.PORT || 3000)) : null,
    say: (line) => process.stdout.write(`${line}\n`),
  }).catch((error) => {
    throw new CannotStart(error.message)
  })
  process.stdout.write(values['dry-run'] ? `${done} steps would be done.\n` : `${done} steps done.\n`)
})
