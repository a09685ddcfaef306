// npm run restore -- --into EMPTY-FOLDER [--from BACKUP-OR-FOLDER --at 2026-11-20T14:05:00Z|latest]: brings a clinic back.
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnvironmentFile } from './start/arguments.mjs'
import { loadProgram } from './start/bundle.mjs'
import { root } from './start/folders.mjs'
import { askPassphrase } from './start/passphrase.mjs'
import { CannotStart, runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { progressOf, sizeText } from './start/show-progress.mjs'
import { dataFolderOf } from './start/target.mjs'

function parse() {
  try {
    const { values } = parseArgs({ options: { from: { type: 'string' }, into: { type: 'string' }, at: { type: 'string' } } })
    if (values.into) return values
  } catch (error) {
    throw new CannotStart(`${error.message.split('\n')[0]}. Known options: --into FOLDER, --from BACKUP-OR-FOLDER, --at MOMENT.`)
  }
  throw new CannotStart('Say which empty folder to restore into: npm run restore -- --into FOLDER')
}

await runMain(async () => {
  await requirePackages()
  readEnvironmentFile()
  const values = parse()
  const { backupFolderOf } = await loadProgram('appwrite/local/backup/backup-settings.ts')
  const from = resolve(root, values.from ?? backupFolderOf(process.env, dataFolderOf()))
  const into = resolve(root, values.into)
  const { restoreClinic } = await loadProgram('appwrite/local/backup/restore-clinic.ts')
  const passphrase = await askPassphrase({ isNew: false })
  const restored = await restoreClinic({ from, into, passphrase, at: values.at, onProgress: progressOf('Restoring') }).catch(told)
  for (const line of linesOf(restored, into)) process.stdout.write(`${line}\n`)
})

function linesOf({ file, takenAt, bytes, rows, tables, blobs, manifest, replayed }, into) {
  const lines = [`Restored into ${into}, every hash checked and the database found sound.`, `From ${file} (${sizeText(bytes)}) of ${takenAt}: ${rows} rows in ${tables} tables and ${blobs} files.`]
  if (replayed) lines.push(replayed.commits === 0 ? 'The journal holds no change between that moment and the one you named.' : `From the journal: ${replayed.commits} changes, the last of ${new Date(replayed.lastMs).toISOString()}${replayed.hasLater ? '; later ones were left out' : '; it holds no later one'}.`)
  const hasKey = manifest.files.some(({ name }) => name === 'secrets.json' || name === 'appwrite/server.key')
  if (!hasKey) lines.push('The key of encrypted values is not inside: set the APPWRITE_ENCRYPTION_KEY that the server had.')
  lines.push('', manifest.isClinic ? `Start it: npm run up -- --data ${relative(process.cwd(), into) || '.'}` : `Start it: npm run backend -- --project ${manifest.projectId} --data ${relative(process.cwd(), resolve(into, 'appwrite'))}`)
  return lines
}

/** What the program knows to tell is one sentence here too. */
function told(error) {
  throw ['BackupError', 'UnusableData'].includes(error?.constructor?.name) ? new CannotStart(error.message) : error
}
