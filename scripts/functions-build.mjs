// npm run functions:build: bundles appwrite/functions/*/main.ts into dist/main.js, self-contained.
import { runMain } from './start/progress.mjs'
import { requireNode } from './start/requirements.mjs'
import { installPackages } from './start/install.mjs'
import { buildFunctions } from './start/build-functions.mjs'

await runMain(async () => {
  requireNode()
  await installPackages()
  const names = await buildFunctions()
  process.stdout.write(names.length > 0 ? `Functions are built: ${names.join(', ')}.\n` : 'There is no function to build.\n')
})
