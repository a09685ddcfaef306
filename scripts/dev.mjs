// npm run dev [-- --port 4000 --data ./elsewhere --no-demo]: both servers, pages reload as their sources change.
import { parseStartArguments, readEnvironmentFile } from './start/arguments.mjs'
import { buildFunctions, hasEveryBundle } from './start/build-functions.mjs'
import { startClinic } from './start/clinic.mjs'
import { installPackages } from './start/install.mjs'
import { runMain } from './start/progress.mjs'
import { requireGoodSettings } from './start/require-good-settings.mjs'
import { requireNode } from './start/requirements.mjs'
import { tellStarted } from './start/tell-started.mjs'

await runMain(async () => {
  requireNode()
  readEnvironmentFile()
  const options = parseStartArguments()
  await installPackages()
  await requireGoodSettings(options.data)
  // A bundle of yesterday's sources will do until today's is ready: the next run of a function takes it.
  const bundling = buildFunctions()
  if (!hasEveryBundle()) await bundling
  const [started] = await Promise.all([startClinic({ ...options, isDevelopment: true }), bundling])
  tellStarted({ ...options, ...started })
})
