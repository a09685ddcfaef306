// npm run backend:import -- --from FOLDER [--data FOLDER --passphrase-file FILE --plain]: puts an export into an empty Appwrite
// and reads everything back. Stopped half way, the same command goes on. See docs/guides/backends.md.
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { openMoveTarget } from './move/open-target.mjs'
import { passphraseOf } from './move/passphrase.mjs'
import { readEnvironmentFile } from './start/arguments.mjs'
import { loadProgram } from './start/bundle.mjs'
import { stateOf } from './start/data-folder.mjs'
import { root } from './start/folders.mjs'
import { CannotStart, runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { ownAppwrite } from './start/settings.mjs'
import { dataFolderOf } from './start/target.mjs'

await runMain(async () => {
  await requirePackages()
  readEnvironmentFile()
  const { values } = parseArgs({ options: { from: { type: 'string' }, data: { type: 'string' }, plain: { type: 'boolean', default: false }, 'passphrase-file': { type: 'string' } } })
  if (!values.from) throw new CannotStart('Say where from: npm run backend:import -- --from FOLDER')
  const passphrase = passphraseOf(values)
  const { openFolder, importClinic } = await loadProgram('scripts/move/move.ts')
  const data = dataFolderOf(values.data)
  const { target, knownAs, close } = await openMoveTarget(data, { mustRest: true })
  try {
    const differences = await importClinic(target, openFolder(resolve(values.from), passphrase), { root, knownAs, say: (line) => process.stdout.write(`${line}\n`) })
    // The demonstration is never poured over a clinic that was brought here.
    if (!ownAppwrite()) stateOf(data).set({ seeded: 'imported' })
    for (const line of differences) process.stdout.write(`${line}\n`)
    process.stdout.write(differences.length === 0 ? 'Everything arrived: every count and every hash is the same.\n' : `${differences.length} things differ.\n`)
    if (differences.length > 0) process.exitCode = 1
  } catch (error) {
    throw new CannotStart(error.message)
  } finally {
    await close()
  }
})
