// npm run backup [-- --data FOLDER --to FOLDER]: one sealed file with everything a clinic needs to run again; it may go on serving.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnvironmentFile } from './start/arguments.mjs'
import { loadProgram } from './start/bundle.mjs'
import { root } from './start/folders.mjs'
import { askPassphrase } from './start/passphrase.mjs'
import { CannotStart, runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { progressOf, sizeText } from './start/show-progress.mjs'
import { ownAppwrite } from './start/settings.mjs'
import { dataFolderOf } from './start/target.mjs'

function parse() {
  try {
    return parseArgs({ options: { data: { type: 'string' }, to: { type: 'string' } } }).values
  } catch (error) {
    throw new CannotStart(`${error.message.split('\n')[0]}. Known options: --data FOLDER, --to FOLDER.`)
  }
}

await runMain(async () => {
  await requirePackages()
  readEnvironmentFile()
  const values = parse()
  if (ownAppwrite() && !values.data) throw new CannotStart('The records of this clinic are in an Appwrite of its own (APPWRITE_ENDPOINT): back it up there, database and storage volumes together.')
  const data = dataFolderOf(values.data)
  const { backupFolderOf } = await loadProgram('appwrite/local/backup/backup-settings.ts')
  const into = resolve(root, values.to ?? backupFolderOf(process.env, data))
  const { makeBackup } = await loadProgram('appwrite/local/backup/make-backup.ts')
  const passphrase = await askPassphrase({ isNew: true })
  const { file, takenAt, bytes, rows, tables, blobs } = await makeBackup({ data, into, passphrase, environment: process.env, onProgress: progressOf('Backing up') }).catch(told)
  process.stdout.write(`${file}\n${sizeText(bytes)}, of ${takenAt}: ${rows} rows in ${tables} tables and ${blobs} files.\n`)
})

/** What the program knows to tell is one sentence here too. */
function told(error) {
  throw ['BackupError', 'UnusableData'].includes(error?.constructor?.name) ? new CannotStart(error.message) : error
}
