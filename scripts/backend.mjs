// npm run backend -- --port 9500 --data DIR|:memory: --project ID --key SECRET [--config appwrite.json|none] [--smtp host:port] [--no-rate-limits]
import { spawn } from 'node:child_process'
import { root } from './start/folders.mjs'
import { bundledBackend } from './start/programs.mjs'
import { runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'

await runMain(async () => {
  await requirePackages()
  // Bundled once, it starts several times faster than file by file.
  const child = spawn(process.execPath, [await bundledBackend(), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
})
