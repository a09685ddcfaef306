// npm run test:faults -- [--rounds 200] [--seed 1]: kills the local Appwrite in the middle of its work, again and again.
import { spawn } from 'node:child_process'
import { root } from './start/folders.mjs'
import { runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'

await runMain(async () => {
  await requirePackages()
  spawn(process.execPath, ['--import', 'tsx', 'tests/faults/kill/long-run.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1))
})
