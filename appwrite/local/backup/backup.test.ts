import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { TEST_PROJECT, type TestServer } from '../testing/start-test-server'
import { addFile, addRow, backupOf, CHEAP, layOut, newFolder, openRestored, openServer, PASSPHRASE, removeFolders, seenBy, settingsFor } from './backup-fixture'
import { listBackups } from './backup-catalogue'
import { backupStatusOf } from './backup-schedule'
import { readBackupStatus } from './backup-status'
import type { DoorNote } from './control-door'
import { makeBackup } from './make-backup'
import { restoreBackup } from './restore-backup'

const open: TestServer[] = []
const opened = <T extends TestServer>(server: T): T => {
  open.push(server)
  return server
}
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
afterAll(removeFolders)
// Servers and programs are started here: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const filesUnder = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]))
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

describe('a backup of a server that goes on serving', () => {
  it('holds the rows and files of one moment, while others are written and removed', async () => {
    const data = newFolder()
    const backups = newFolder()
    const server = opened(await openServer(data))
    await layOut(server)
    for (let i = 0; i < 30; i++) await addRow(server, `before-${i}`)
    for (let i = 0; i < 8; i++) await addFile(server, `file-${i}`)
    const before = await seenBy(server)

    let isDone = false
    const backup = backupOf(data, settingsFor(backups)).finally(() => (isDone = true))
    const written: string[] = []
    for (let i = 0; !isDone; i++) {
      await addRow(server, `during-${i}`)
      written.push(`during-${i}`)
      // Every file goes while the backup may still have to read it.
      if (i < 8) await server.storage.deleteFile({ bucketId: 'b', fileId: `file-${i}` })
    }
    const report = await backup
    expect(report.tables).toBeGreaterThan(10)
    expect(readdirSync(backups).sort()).toEqual(['backups.json', report.file.slice(backups.length + 1)])
    expect(listBackups(backups)).toMatchObject([{ bytes: statSync(report.file).size, journal: null }])
    expect(statSync(report.file).mode & 0o777).toBe(0o600)

    const restored = opened(await openRestored(report.file))
    const after = await seenBy(restored)
    // A prefix of what was written one after the other: nothing later without what came before it.
    const during = after.rows.filter((id) => id.startsWith('during-'))
    expect(after.rows.filter((id) => id.startsWith('before-'))).toEqual(before.rows)
    expect(new Set(during)).toEqual(new Set(written.slice(0, during.length)))
    const deleted = Math.min(8, during.length)
    expect([Math.max(0, deleted - 1), deleted]).toContain(8 - after.files.length)

    await server.settle()
    expect((await seenBy(server)).files).toEqual([])
    const held = () => filesUnder(join(data, 'files')).length
    for (let i = 0; i < 100 && held() > 0; i++) await new Promise((later) => setTimeout(later, 20))
    expect(held()).toBe(0)
  })

  it('is refused to whoever cannot read the data folder, and to a second one at the same time', async () => {
    const data = newFolder()
    const server = opened(await openServer(data))
    await layOut(server)
    const door = JSON.parse(readFileSync(join(data, 'server.door'), 'utf8')) as DoorNote
    expect(statSync(join(data, 'server.door')).mode & 0o777).toBe(0o600)
    const knock = (headers: Record<string, string>) => new Promise<number>((done) => request({ host: '127.0.0.1', port: door.port, path: '/hold', method: 'POST', agent: false, headers }, (response) => done(response.statusCode ?? 0)).end())
    expect(await knock({})).toBe(403)
    expect(await knock({ 'x-door-token': 'a'.repeat(64) })).toBe(403)
    expect(await knock({ 'x-door-token': door.token, origin: 'http://localhost:3000' })).toBe(403)
    expect(await knock({ 'x-door-token': door.token })).toBe(200)
    await expect(backupOf(data, settingsFor(newFolder()))).rejects.toThrow('Another backup of this clinic is under way')
  })

  it('keeps nothing of a backup whose server ended meanwhile', async () => {
    const data = newFolder()
    const backups = newFolder()
    const server = await openServer(data)
    await layOut(server)
    await addFile(server, 'f')
    let closing: Promise<void> | null = null
    const backup = makeBackup({ data, into: backups, passphrase: PASSPHRASE, cost: CHEAP, onProgress: () => (closing ??= server.close()) })
    await expect(backup).rejects.toThrow('The server ended or was started again')
    expect(readdirSync(backups)).toEqual([])
    await closing
  })
})

describe('a backup by schedule', () => {
  it('that fails is told, written down, and tried again; one that succeeds clears it', async () => {
    const data = newFolder()
    const parent = newFolder()
    const backups = join(parent, 'backups')
    writeFileSync(backups, 'a file where the folder should be')
    const told: string[] = []
    const server = opened(await openServer(data, { backup: settingsFor(backups, { keepsJournal: false }), onNotice: (line) => told.push(line) }))
    await server.settle()
    expect(told).toEqual([expect.stringMatching(/^The backup failed and is tried again in 15 minutes: E[A-Z]+: /)])
    const failed = backupStatusOf(server.backend)
    expect(failed).toMatchObject({ isScheduled: true, lastSuccess: null, lastFailure: { reason: expect.stringMatching(/^E[A-Z]+: /) }, journal: null })
    expect(Date.parse(failed.nextAt ?? '') - Date.now()).toBeLessThan(16 * 60_000)
    await server.close()
    open.pop()
    rmSync(backups)
    const again = opened(await openServer(data, { backup: settingsFor(backups, { keepsJournal: false }) }))
    await again.settle()
    expect(readBackupStatus(data)).toMatchObject({ lastFailure: null, lastSuccess: { blobs: 0 } })
    expect(listBackups(backups)).toHaveLength(1)
  })
})

describe('a backup of a clinic that is not running', () => {
  let backup: string
  let data: string

  beforeAll(async () => {
    data = newFolder()
    const server = await openServer(join(data, 'appwrite'))
    await layOut(server)
    for (let i = 0; i < 20; i++) await addRow(server, `r${i}`)
    for (let i = 0; i < 4; i++) await addFile(server, `f${i}`)
    await server.close()
    writeFileSync(join(data, 'secrets.json'), '{"APP_SECRET":"from the file","APPWRITE_API_KEY":"kept"}', { mode: 0o600 })
    writeFileSync(join(data, 'state.json'), '{"backendPort":9700}')
    backup = (await makeBackup({ data, into: newFolder(), passphrase: PASSPHRASE, cost: CHEAP, environment: { APP_SECRET: 'from the settings' } })).file
  })

  it('brings back the same database, the same files, and the secrets the clinic ran with', async () => {
    const into = join(newFolder(), 'new')
    const said: number[] = []
    const report = await restoreBackup({ file: backup, into, passphrase: PASSPHRASE, onProgress: (done, total) => said.push(done / total) })
    expect(report.manifest.rows).toMatchObject({ files: 4, buckets: 1 })
    expect(said.at(-1)).toBeGreaterThan(0.9)
    expect(JSON.parse(readFileSync(join(into, 'secrets.json'), 'utf8'))).toEqual({ APP_SECRET: 'from the settings', APPWRITE_API_KEY: 'kept' })
    expect(readFileSync(join(into, 'state.json'), 'utf8')).toBe('{"backendPort":9700}')
    const names = (folder: string) => filesUnder(join(folder, 'appwrite', 'files')).map((file) => [file.slice(folder.length), hashOf(file)])
    expect(names(into)).toEqual(names(data))
    expect(hashOf(join(into, 'appwrite', 'server.key'))).toBe(hashOf(join(data, 'appwrite', 'server.key')))
    for (const file of filesUnder(into)) expect(statSync(file).mode & 0o077).toBe(0)
    const server = opened(await openServer(join(into, 'appwrite')))
    expect(await seenBy(server)).toEqual({ rows: Array.from({ length: 20 }, (_, i) => `r${i}`).sort(), files: ['f0', 'f1', 'f2', 'f3'] })
  })

  it('gives nothing of its content away', () => {
    const bytes = readFileSync(backup)
    for (const word of ['SQLite format', 'value of', 'APP_SECRET', 'sqlite', 'manifest']) expect(bytes.includes(word)).toBe(false)
  })

  it.each([
    ['the wrong passphrase', (bytes: Buffer) => bytes, 'The passphrase is wrong: this file was made with another one.'],
    ['no backup', () => Buffer.from('something else altogether, and long enough to be read as a header of a backup of ours, which it is not'), 'This file is not a backup of MediTrack Pro.'],
    ['an empty file', () => Buffer.alloc(0), 'This file is not a backup of MediTrack Pro.'],
    ['a newer format', (bytes: Buffer) => changed(bytes, 9, 7), 'This file has backup format 7; this program knows format 1. Restore it with the version of MediTrack Pro that wrote it.'],
    ['a changed header', (bytes: Buffer) => changed(bytes, 20), 'The header of this file is damaged.'],
    ['a file cut off in its header', (bytes: Buffer) => bytes.subarray(0, 50), 'This backup is cut off: its end is missing.'],
    ['a file cut off in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), 'This backup is cut off: its end is missing.'],
    ['a file without its last byte', (bytes: Buffer) => bytes.subarray(0, -1), 'This backup is cut off: its end is missing.'],
    ['a file cut off with the end put back', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -100), bytes.subarray(-8)]), 'This backup is damaged: a part of it was changed after it was written.'],
    ['one changed byte in the middle', (bytes: Buffer) => changed(bytes, Math.floor(bytes.length / 2)), 'This backup is damaged: a part of it was changed after it was written.'],
    ['one changed byte at the end', (bytes: Buffer) => changed(bytes, bytes.length - 30), 'This backup is damaged: a part of it was changed after it was written.'],
    ['something added', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('more')]), 'This backup is cut off: its end is missing.'],
  ])('refuses %s in one sentence and leaves nothing behind', async (name, damage, sentence) => {
    const folder = newFolder()
    const file = join(folder, 'x.mtbackup')
    writeFileSync(file, damage(readFileSync(backup)))
    const passphrase = name === 'the wrong passphrase' ? 'not the one it was made with' : PASSPHRASE
    const fresh = join(folder, 'fresh')
    await expect(restoreBackup({ file, into: fresh, passphrase })).rejects.toThrow(new RegExp(`^${sentence.replaceAll('.', '\\.')}$`))
    expect(existsSync(fresh)).toBe(false)
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    await expect(restoreBackup({ file, into: empty, passphrase })).rejects.toThrow(sentence)
    expect(readdirSync(empty)).toEqual([])
  })

  it('refuses a folder that is not empty, and touches nothing in it', async () => {
    const into = newFolder()
    writeFileSync(join(into, 'mine.txt'), 'mine')
    await expect(restoreBackup({ file: backup, into, passphrase: PASSPHRASE })).rejects.toThrow('is not empty. A backup is restored into an empty folder only')
    expect(readdirSync(into)).toEqual(['mine.txt'])
  })

  it('begins again where a restore was killed', async () => {
    const into = newFolder()
    mkdirSync(join(into, '.restoring-abc', 'appwrite'), { recursive: true })
    writeFileSync(join(into, '.restoring-abc', 'appwrite', 'half'), 'half')
    await restoreBackup({ file: backup, into, passphrase: PASSPHRASE })
    expect(readdirSync(into).sort()).toEqual(['appwrite', 'secrets.json', 'state.json'])
  })

  it('is not written when a file that a row names is gone', async () => {
    const [blob = ''] = filesUnder(join(data, 'appwrite', 'files'))
    const copy = newFolder()
    for (const file of filesUnder(data)) {
      if (file === blob) continue
      mkdirSync(join(copy, file.slice(data.length), '..'), { recursive: true })
      writeFileSync(join(copy, file.slice(data.length)), readFileSync(file))
    }
    const backups = newFolder()
    await expect(makeBackup({ data: copy, into: backups, passphrase: PASSPHRASE, cost: CHEAP })).rejects.toThrow('The backup was not written')
    expect(readdirSync(backups)).toEqual([])
  })

  it('is not made of a damaged database, whose backups would push out the sound ones', async () => {
    const copy = newFolder()
    for (const file of filesUnder(data)) {
      mkdirSync(join(copy, file.slice(data.length), '..'), { recursive: true })
      writeFileSync(join(copy, file.slice(data.length)), readFileSync(file))
    }
    const file = join(copy, 'appwrite', `${TEST_PROJECT}.sqlite`)
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096 * 3, 4096 * 8)
    writeFileSync(file, bytes)
    const backups = newFolder()
    await expect(makeBackup({ data: copy, into: backups, passphrase: PASSPHRASE, cost: CHEAP })).rejects.toThrow(/is damaged/)
    expect(readdirSync(backups)).toEqual([])
  })

  it('wants a passphrase worth the name and a folder with records', async () => {
    await expect(makeBackup({ data, into: newFolder(), passphrase: 'short', cost: CHEAP })).rejects.toThrow('at least 12 characters')
    await expect(makeBackup({ data: newFolder(), into: newFolder(), passphrase: PASSPHRASE, cost: CHEAP })).rejects.toThrow('There are no records in')
  })
})

function changed(bytes: Buffer, at: number, to?: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = to ?? (copy[at] ?? 0) ^ 1
  return copy
}
