// npm test: everything there is to prove, from a clean clone, ending in one line that sums it.
import { requirePackages } from './start/require-packages.mjs'
import { runMain } from './start/progress.mjs'
import { functionsStage, pagesStage } from './stages/build-stages.mjs'
import { conformanceStage } from './stages/conformance-stage.mjs'
import { journeysStage } from './stages/journeys-stage.mjs'
import { runStages } from './stages/run-stages.mjs'
import { deadCodeStage, lintStage, roomsStage, typesStage } from './stages/source-stages.mjs'
import { vitestStage } from './stages/vitest-stage.mjs'

await runMain(async () => {
  await requirePackages()
  const failed = await runStages([typesStage, lintStage, roomsStage, deadCodeStage, functionsStage, vitestStage({ withCoverage: true }), conformanceStage, pagesStage, journeysStage])
  process.exit(failed > 0 ? 1 : 0)
})
