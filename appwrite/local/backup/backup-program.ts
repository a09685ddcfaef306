import type { PluginBuild } from 'esbuild'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BackupError } from './backup-error'
import type { BackupSettings } from './backup-settings'
import type { BackupReport } from './manifest'

const beside = fileURLToPath(new URL('./backup/run-backup.mjs', import.meta.url))
const source = fileURLToPath(new URL('./run-backup.ts', import.meta.url))
const LOW = 10

let prepared: Promise<string> | null = null

/** The program bundled beside this server, or one made now from its source. */
const programFile = () => (prepared ??= existsSync(beside) ? Promise.resolve(beside) : bundle())

async function bundle(): Promise<string> {
  const { build } = await import('esbuild')
  const outfile = join(await mkdtemp(join(tmpdir(), 'run-backup-')), 'run-backup.mjs')
  // In a folder of its own it finds no packages by itself: the way to the one with machine code is written in.
  const withSqlite = { name: 'sqlite-stays-where-it-is', setup: (building: PluginBuild) => building.onResolve({ filter: /^@photostructure\/sqlite$/ }, () => ({ path: import.meta.resolve('@photostructure/sqlite'), external: true })) }
  await build({ entryPoints: [source], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error', plugins: [withSqlite] })
  return outfile
}

/** Makes a backup in a process of its own, at low priority. @throws BackupError with what it said */
export async function runBackupProgram(data: string, { folder, passphrase, cost }: BackupSettings, onStart: (stop: () => void) => void): Promise<BackupReport> {
  const child = spawn(process.execPath, [await programFile(), data, folder, ...(cost === undefined ? [] : [String(cost.logN)])], { stdio: ['pipe', 'pipe', 'pipe'] })
  onStart(() => child.kill('SIGTERM'))
  let said = ''
  let wrong = ''
  child.stdout.on('data', (part: Buffer) => (said += String(part)))
  child.stderr.on('data', (part: Buffer) => (wrong += String(part)))
  child.stdin.on('error', () => undefined)
  child.stdin.end(passphrase)
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail)
    child.once('spawn', () => beLow(child.pid ?? 0))
    child.once('close', done)
  })
  if (code !== 0) throw new BackupError(wrong.trim() === '' ? 'The backup was ended.' : wrong.trim())
  return JSON.parse(said) as BackupReport
}

function beLow(pid: number): void {
  try {
    setPriority(pid, LOW)
  } catch (error) {
    // Not every system allows it, and the process may be gone: it then runs as it is.
    void error
  }
}
