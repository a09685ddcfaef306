// node scripts/load-many.mjs [--data FOLDER --patients 2000 --encounters 20000 --results 100000]: rows for measuring.
import { parseArgs } from 'node:util'
import { readEnvironmentFile } from './start/arguments.mjs'
import { loadProgram } from './start/bundle.mjs'
import { runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { databaseId } from './start/settings.mjs'
import { dataFolderOf, targetOf } from './start/target.mjs'

await runMain(async () => {
  await requirePackages()
  readEnvironmentFile()
  const { values } = parseArgs({ options: { data: { type: 'string' }, patients: { type: 'string', default: '2000' }, encounters: { type: 'string', default: '20000' }, results: { type: 'string', default: '100000' } } })
  const { loadMany } = await loadProgram('appwrite/seed/load-many.ts')
  const load = { patients: Number(values.patients), encounters: Number(values.encounters), results: Number(values.results) }
  const started = Date.now()
  await loadMany(targetOf(dataFolderOf(values.data)), load, {
    databaseId: databaseId(), now: new Date(),
    onProgress: (loaded) => (loaded % 250 === 0 || loaded === load.patients) && process.stdout.write(`${loaded} of ${load.patients} patients, ${((Date.now() - started) / 1000).toFixed(0)} s\n`),
  })
})
