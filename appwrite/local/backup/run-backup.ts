import { UnusableData } from '../storage/check-folder'
import { BackupError } from './backup-error'
import { makeBackup } from './make-backup'

/**
 * The program a server starts for a backup by schedule, so that reading and sealing do not hold up its answers: data folder and
 * target as arguments, the passphrase on its input. Prints the report as one line of JSON, or why it failed.
 */
async function run(): Promise<void> {
  const [data = '', into = '', cost = ''] = process.argv.slice(2)
  let passphrase = ''
  for await (const part of process.stdin) passphrase += String(part)
  const report = await makeBackup({ data, into, passphrase, environment: process.env, cost: cost === '' ? undefined : { logN: Number(cost), r: 8, p: 1 } })
  process.stdout.write(`${JSON.stringify(report)}\n`)
}

run().catch((error: unknown) => {
  process.stderr.write(`${wordsOf(error)}\n`)
  process.exitCode = 1
})

/** What the program or the system knows to say is one sentence; a fault of ours keeps its stack. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error instanceof BackupError || error instanceof UnusableData || 'syscall' in error ? error.message : (error.stack ?? error.message)
}
