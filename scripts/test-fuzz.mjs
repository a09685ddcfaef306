// npm run test:fuzz -- [--count 200000] [--seed 20261120] [--concurrency 8] [--raw 20000]: nonsense for every route of the local Appwrite.
import { spawn } from 'node:child_process'
import { root } from './start/folders.mjs'
import { runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'

await runMain(async () => {
  await requirePackages()
  spawn(process.execPath, ['--import', 'tsx', 'tests/fuzz/long-run.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1))
})
