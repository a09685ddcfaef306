// npm run appwrite:push [-- --dry-run --allow-destructive --data FOLDER]: makes a project what appwrite.json says.
// Without APPWRITE_ENDPOINT in the environment or .env it speaks to the running local clinic of the data folder.
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { readEnvironmentFile } from './start/arguments.mjs'
import { buildFunctions } from './start/build-functions.mjs'
import { loadProgram } from './start/bundle.mjs'
import { secretsOf } from './start/data-folder.mjs'
import { root } from './start/folders.mjs'
import { CannotStart, runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { databaseId, functionVariables, ownAppwrite } from './start/settings.mjs'
import { dataFolderOf, targetOf } from './start/target.mjs'

await runMain(async () => {
  await requirePackages()
  readEnvironmentFile()
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false }, 'allow-destructive': { type: 'boolean', default: false }, data: { type: 'string' }, config: { type: 'string', default: 'appwrite.json' } } })
  const data = dataFolderOf(values.data)
  const target = targetOf(data)
  await buildFunctions()
  const { pushConfig } = await loadProgram('scripts/push/push-config.ts')
  const { inDatabase, readAppwriteConfig } = await loadProgram('scripts/push/config-file.ts')
  const config = inDatabase(readAppwriteConfig(resolve(root, values.config)), databaseId())
  const { done } = await pushConfig(target, config, {
    root, isDryRun: values['dry-run'], allowsDestructive: values['allow-destructive'],
    functionVariables: ownAppwrite() ? functionVariables(secretsOf(data), Number(process.env.PORT || 3000)) : null,
    say: (line) => process.stdout.write(`${line}\n`),
  }).catch((error) => {
    throw new CannotStart(error.message)
  })
  process.stdout.write(values['dry-run'] ? `${done} steps would be done.\n` : `${done} steps done.\n`)
})
