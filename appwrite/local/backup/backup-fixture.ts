import { build } from 'esbuild'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Storage, TablesDB, Users } from 'node-appwrite'
import { InputFile } from 'node-appwrite/file'
import type { LocalAppwriteOptions } from '../create-local-appwrite'
import { startTestServer, TEST_KEY, TEST_PROJECT, type TestServer } from '../testing/start-test-server'
import { runBackupProgram } from './backup-program'
import type { BackupSettings } from './backup-settings'
import type { BackupReport } from './manifest'
import { restoreBackup } from './restore-backup'

export const PASSPHRASE = 'correct horse battery staple'
/** Cheap guesses: what scrypt costs in earnest is no part of what these tests look at. */
export const CHEAP = { logN: 10, r: 8, p: 1 }

const made: string[] = []

/** A new folder that is gone after the tests of a file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backup-'))
  made.push(folder)
  return folder
}

/** Removes what `newFolder` made; for `afterAll`. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** Backups into `folder` at 02:00, with whatever the test needs changed. */
export const settingsFor = (folder: string, more: Partial<BackupSettings> = {}): BackupSettings => ({ passphrase: PASSPHRASE, folder, atMinute: 120, retention: { daily: 7, weekly: 4 }, keepsJournal: true, clinicFolder: null, cost: CHEAP, ...more })

/** A server with one table `t` of a text `v` and a secret `s`, and a bucket `b`. */
export async function openServer(dataDir: string, options: Partial<LocalAppwriteOptions> = {}): Promise<TestServer & { storage: Storage }> {
  const server = await startTestServer({ dataDir, ...options })
  return { ...server, storage: new Storage(server.admin.client) }
}

/** One database, a table with a plain and an encrypted column, and a bucket: what a backup has to bring back. */
export async function layOut({ admin, storage }: TestServer & { storage: Storage }): Promise<void> {
  await admin.db.create({ databaseId: 'd', name: 'D' })
  await admin.db.createTable({ databaseId: 'd', tableId: 't', name: 'T' })
  await admin.db.createVarcharColumn({ databaseId: 'd', tableId: 't', key: 'v', size: 100, required: true })
  await admin.db.createStringColumn({ databaseId: 'd', tableId: 't', key: 's', size: 200, required: false, encrypt: true })
  await storage.createBucket({ bucketId: 'b', name: 'B' })
}

/** A row whose texts name its id, so that a restored one can be told from another. */
export const addRow = ({ admin }: TestServer, rowId: string) => admin.db.createRow({ databaseId: 'd', tableId: 't', rowId, data: { v: `value of ${rowId}`, s: `secret of ${rowId}` } })

const contentOf = (fileId: string) => createHash('sha512').update(fileId).digest().subarray(0, 64)
/** A file whose bytes follow from its id, so that a restored one can be compared. */
export const addFile = ({ storage }: { storage: Storage }, fileId: string) => storage.createFile({ bucketId: 'b', fileId, file: InputFile.fromBuffer(Buffer.concat(Array.from({ length: 40 }, () => contentOf(fileId))), 'a.bin') })

/** Everything a clinic sees: ids of rows with their open secret, ids of files whose bytes are as they were sent. */
export async function seenBy({ admin, storage }: TestServer & { storage: Storage }): Promise<{ rows: string[]; files: string[] }> {
  const { rows } = await admin.db.listRows({ databaseId: 'd', tableId: 't', queries: ['{"method":"limit","values":[5000]}'] })
  const whole = rows.filter((row) => (row as unknown as { v: string; s: string }).s === `secret of ${row.$id}` && (row as unknown as { v: string }).v === `value of ${row.$id}`)
  const { files } = await storage.listFiles({ bucketId: 'b', queries: ['{"method":"limit","values":[5000]}'] })
  const right: string[] = []
  for (const { $id } of files) {
    const bytes = Buffer.from(await storage.getFileDownload({ bucketId: 'b', fileId: $id }))
    if (bytes.subarray(0, 64).equals(contentOf($id)) && bytes.length === 2560) right.push($id)
  }
  return { rows: whole.map((row) => row.$id).sort(), files: right.sort() }
}

/** As the schedule does it: in a process of its own. */
export const backupOf = (data: string, settings: BackupSettings): Promise<BackupReport> => runBackupProgram(data, settings, () => undefined)

/** A server as a process of its own, bundled with its programs as a start does, so that it can be killed. */
export async function startProcess(data: string, environment: Record<string, string>) {
  const program = await bundled()
  const child = spawn(process.execPath, [program, '--port', '0', '--data', data, '--project', TEST_PROJECT, '--key', TEST_KEY, '--no-rate-limits'], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = new Promise<void>((done) => child.once('close', () => done()))
  let said = ''
  const url = await new Promise<string>((done, fail) => {
    const listen = (part: Buffer) => {
      said += String(part)
      const found = /ready on (\S+)/.exec(said)?.[1]
      if (found !== undefined) done(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => fail(new Error(said)))
  })
  const client = new Client().setEndpoint(url).setProject(TEST_PROJECT).setKey(TEST_KEY)
  const server = { admin: { client, db: new TablesDB(client), users: new Users(client) }, storage: new Storage(client) } as unknown as TestServer & { storage: Storage }
  const end = (signal: 'SIGKILL' | 'SIGTERM') => () => {
    child.kill(signal)
    return closed
  }
  return { server, kill: end('SIGKILL'), stop: end('SIGTERM') }
}

let building: Promise<string> | null = null

function bundled(): Promise<string> {
  const outdir = join('node_modules', '.cache', 'meditrack-tests', `backup-${process.pid}`)
  made.push(outdir)
  building ??= build({ entryPoints: ['start.ts', 'backup/run-backup.ts'].map((name) => join('appwrite', 'local', name)), outdir, outbase: join('appwrite', 'local'), outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'error' }).then(() => join(outdir, 'start.mjs'))
  return building
}

/** Restores into a new folder and opens a server on it. */
export async function openRestored(file: string, more: Partial<Parameters<typeof restoreBackup>[0]> = {}): Promise<TestServer & { storage: Storage }> {
  const into = join(newFolder(), 'restored')
  await restoreBackup({ file, into, passphrase: PASSPHRASE, ...more })
  return openServer(join(into, 'appwrite'))
}
