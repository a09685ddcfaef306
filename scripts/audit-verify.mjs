// npm run audit:verify [-- --data FOLDER]: looks for audit entries that were edited, removed, reordered or cut off.
import { parseArgs } from 'node:util'
import { readEnvironmentFile } from './start/arguments.mjs'
import { loadProgram } from './start/bundle.mjs'
import { CannotStart, runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { databaseId } from './start/settings.mjs'
import { dataFolderOf, targetOf } from './start/target.mjs'

await runMain(async () => {
  await requirePackages()
  readEnvironmentFile()
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  const { verifyAudit } = await loadProgram('scripts/prepare/verify-audit.ts')
  const { problems, entries, links, heads, organisations } = await verifyAudit(targetOf(dataFolderOf(values.data)), databaseId()).catch((error) => {
    throw new CannotStart(`The audit trail could not be read (${error.message}). The clinic has to be running.`)
  })
  for (const { organisationId, kind, id, says } of problems) process.stdout.write(`${organisationId}: ${kind}: ${id}: ${says}\n`)
  process.stdout.write(`${entries} entries, ${links} links and ${heads} signed heads of ${organisations} organisations: ${problems.length === 0 ? 'nothing was changed.' : `${problems.length} problems.`}\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
})
