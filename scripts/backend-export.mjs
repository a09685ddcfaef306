// npm run backend:export -- --to FOLDER [--data FOLDER --passphrase-file FILE --plain]: takes the clinic out of an Appwrite,
// sealed with EXPORT_PASSPHRASE. Stopped half way, the same command goes on. See docs/guides/backends.md.
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { openMoveTarget } from './move/open-target.mjs'
import { passphraseOf } from './move/passphrase.mjs'
import { readEnvironmentFile } from './start/arguments.mjs'
import { loadProgram } from './start/bundle.mjs'
import { CannotStart, runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { dataFolderOf } from './start/target.mjs'

await runMain(async () => {
  await requirePackages()
  readEnvironmentFile()
  const { values } = parseArgs({ options: { to: { type: 'string' }, data: { type: 'string' }, plain: { type: 'boolean', default: false }, 'passphrase-file': { type: 'string' } } })
  if (!values.to) throw new CannotStart('Say where to: npm run backend:export -- --to FOLDER')
  const passphrase = passphraseOf(values)
  const { openFolder, exportClinic } = await loadProgram('scripts/move/move.ts')
  const { target, close } = await openMoveTarget(dataFolderOf(values.data), { mustRest: false })
  try {
    const folder = openFolder(resolve(values.to), passphrase)
    await exportClinic(target, folder, { say: (line) => process.stdout.write(`${line}\n`) })
    const rows = Object.values(folder.manifest.tables).reduce((sum, { count }) => sum + count, 0)
    const files = Object.values(folder.manifest.buckets).reduce((sum, { count }) => sum + count, 0)
    process.stdout.write(`Exported: ${rows} rows of ${Object.keys(folder.manifest.tables).length} tables, ${files} files, ${folder.manifest.accounts.users.count} accounts.\n`)
  } catch (error) {
    throw new CannotStart(error.message)
  } finally {
    await close()
  }
})
