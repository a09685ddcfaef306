// npm run up [-- --port 4000 --data ./elsewhere --no-demo]: installs, builds and starts the whole clinic.
import { parseStartArguments, readEnvironmentFile } from './start/arguments.mjs'
import { buildFunctions } from './start/build-functions.mjs'
import { buildPages } from './start/build-pages.mjs'
import { startClinic } from './start/clinic.mjs'
import { installPackages } from './start/install.mjs'
import { runMain } from './start/progress.mjs'
import { requireGoodSettings } from './start/require-good-settings.mjs'
import { requireFreePort, requireNode, requireWritable } from './start/requirements.mjs'
import { tellStarted } from './start/tell-started.mjs'

await runMain(async () => {
  requireNode()
  readEnvironmentFile()
  const options = parseStartArguments()
  // Told before minutes of installing, not after.
  await requireFreePort(options.port, '--port')
  requireWritable(options.data, 'the clinic keeps its records there')
  await installPackages()
  await requireGoodSettings(options.data)
  await buildFunctions()
  await buildPages()
  tellStarted({ ...options, ...(await startClinic({ ...options, isDevelopment: false })) })
})
