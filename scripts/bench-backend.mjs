// npm run bench:backend [-- --only throughput,events --operations getRow,listRows --rows 2000000 --seconds 3 --keep DIR --profile]
// How fast the local Appwrite is, beside the recorded figures of the real server and beside SQLite alone. Never a test.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { coldStart } from './bench/backend/parts/cold-start.mjs'
import { events } from './bench/backend/parts/events.mjs'
import { growth } from './bench/backend/parts/growth.mjs'
import { signingIn } from './bench/backend/parts/signing-in.mjs'
import { sockets } from './bench/backend/parts/sockets.mjs'
import { throughput } from './bench/backend/parts/throughput.mjs'
import { transaction } from './bench/backend/parts/transaction.mjs'
import { bundledBackend } from './start/programs.mjs'
import { CannotStart, runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'

const parts = { throughput, transaction, events, sockets, growth, start: coldStart, signIn: signingIn }

await runMain(async () => {
  await requirePackages()
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: Object.keys(parts).join(',') },
      operations: { type: 'string', default: '' },
      rows: { type: 'string', default: '2000000' },
      seconds: { type: 'string', default: '3' },
      port: { type: 'string', default: '9600' },
      keep: { type: 'string', default: '' },
      profile: { type: 'boolean', default: false },
      'no-raw': { type: 'boolean', default: false },
    },
  })
  const names = values.only.split(',')
  const unknown = names.find((name) => !(name in parts))
  if (unknown !== undefined) throw new CannotStart(`--only takes ${Object.keys(parts).join(', ')}, not "${unknown}".`)
  const chosenOperations = values.operations === '' ? null : values.operations.split(',')
  const folder = values.keep === '' ? mkdtempSync(join(tmpdir(), 'backend-bench-')) : values.keep
  mkdirSync(folder, { recursive: true })
  try {
    const bench = {
      folder,
      program: await bundledBackend(),
      port: Number(values.port),
      rows: Number(values.rows),
      seconds: Number(values.seconds),
      withRaw: !values['no-raw'],
      nodeOptions: values.profile ? ['--cpu-prof', `--cpu-prof-dir=${join(folder, 'profile')}`] : [],
      chosen: (all) => chosenOperations ?? all,
    }
    for (const name of names) await parts[name](bench)
  } finally {
    if (values.keep === '') rmSync(folder, { recursive: true, force: true })
  }
})
