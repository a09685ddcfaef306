// npm run check: types, lint, rooms and the rules, in a minute.
import { requirePackages } from './start/require-packages.mjs'
import { runMain } from './start/progress.mjs'
import { runStages } from './stages/run-stages.mjs'
import { deadCodeStage, lintStage, roomsStage, typesStage } from './stages/source-stages.mjs'
import { vitestStage } from './stages/vitest-stage.mjs'

await runMain(async () => {
  await requirePackages()
  process.exitCode = (await runStages([typesStage, lintStage, roomsStage, deadCodeStage, vitestStage({ projects: ['rules'] })])) > 0 ? 1 : 0
})
