import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { TestServer } from '../../testing/start-test-server'
import { addFile, addRow, backupOf, layOut, newFolder, openServer, PASSPHRASE, removeFolders, seenBy, settingsFor, startProcess } from '../backup-fixture'
import { listBackups } from '../backup-catalogue'
import { readBackupStatus } from '../backup-status'
import { restoreClinic } from '../restore-clinic'
import { journalFiles, journalFolder } from './journal-files'
import { journalOf } from './journal-of'

const open: TestServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
afterAll(removeFolders)
// Servers and programs are started here: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

/** A server that keeps a journal, on a clock that the test turns; its first backup is made. */
async function openJournalled(data: string, backups: string, clock: { ms: number } = { ms: Date.now() }) {
  const server = await openServer(data, { backup: settingsFor(backups, { logLimits: { carriedOver: 300, givenUp: 65_536 } }), now: () => clock.ms })
  open.push(server)
  return { ...server, clock, flush: () => journalOf(server.backend)?.flush() ?? Promise.resolve() }
}

const close = async (server: TestServer) => {
  open.splice(open.findIndex((each) => each.backend === server.backend), 1)
  await server.close()
}

async function seenAt(backups: string, at: string) {
  const into = join(newFolder(), 'restored')
  const { replayed } = await restoreClinic({ from: backups, into, passphrase: PASSPHRASE, at })
  const server = await openServer(join(into, 'appwrite'))
  const seen = await seenBy(server)
  await server.close()
  return { ...seen, replayed }
}

const iso = (ms: number) => new Date(ms).toISOString()

describe('a moment between two backups', () => {
  it('comes back exactly: what was committed at or before it, rows and files, and nothing later', async () => {
    const [data, backups] = [newFolder(), newFolder()]
    const server = await openJournalled(data, backups)
    await layOut(server)
    await server.settle()
    const start = Date.now() + 60_000
    server.clock.ms = start
    await addRow(server, 'a')
    await addFile(server, 'f1')
    server.clock.ms = start + 1000
    await addRow(server, 'b')
    await server.storage.deleteFile({ bucketId: 'b', fileId: 'f1' })
    await addFile(server, 'f2')
    server.clock.ms = start + 2000
    await server.admin.db.deleteRow({ databaseId: 'd', tableId: 't', rowId: 'a' })
    await addRow(server, 'c')
    await server.flush()
    expect(await seenAt(backups, iso(start - 1))).toMatchObject({ rows: [], files: [] })
    expect(await seenAt(backups, iso(start))).toMatchObject({ rows: ['a'], files: ['f1'], replayed: { lastMs: start, hasLater: true } })
    expect(await seenAt(backups, iso(start + 999))).toMatchObject({ rows: ['a'], files: ['f1'] })
    expect(await seenAt(backups, iso(start + 1000))).toMatchObject({ rows: ['a', 'b'], files: ['f2'] })
    expect(await seenAt(backups, iso(start + 2000))).toMatchObject({ rows: ['b', 'c'], files: ['f2'], replayed: { hasLater: false } })
    expect(await seenAt(backups, 'latest')).toEqual(await seenAt(backups, iso(start + 2000)))
    await expect(restoreClinic({ from: backups, into: join(newFolder(), 'x'), passphrase: PASSPHRASE, at: '2001-01-01T00:00:00Z' })).rejects.toThrow('after the moment you named')
    await expect(restoreClinic({ from: backups, into: join(newFolder(), 'x'), passphrase: PASSPHRASE, at: '2026-11-20 14:05' })).rejects.toThrow('must be a moment with its zone')
    expect(readBackupStatus(data)).toMatchObject({ isScheduled: true, lastFailure: null, lastSuccess: { blobs: 0 }, journal: { trouble: null } })
  })

  it('is found across starts, backups, and the log being carried over to the file', async () => {
    const [data, backups] = [newFolder(), newFolder()]
    const clock = { ms: Date.now() + 60_000 }
    const first = await openJournalled(data, backups, clock)
    await layOut(first)
    await first.settle()
    const filler = first.backend.project.store
    await filler.write(() => filler.db.script('CREATE TABLE filler (x BLOB)'))
    await addRow(first, 'a')
    for (let i = 0; i < 8; i++) {
      await filler.write(() => filler.db.run('INSERT INTO filler VALUES (randomblob(400000))'))
      await first.flush()
      await addRow(first, `fill-${i}`)
    }
    // The log went round: nothing is waiting in it that the journal lacks, and it is shorter than what was written.
    expect(filler.db.get<{ log: number }>('PRAGMA wal_checkpoint(NOOP)')?.log).toBeLessThan(500)
    await close(first)
    const line = listBackups(backups)[0]?.journal?.line ?? ''
    clock.ms += 1000
    const second = await openJournalled(data, backups, clock)
    await second.settle()
    await addRow(second, 'b')
    const between = iso(clock.ms)
    await backupOf(data, settingsFor(backups))
    clock.ms += 1000
    await addRow(second, 'c')
    await close(second)
    expect(listBackups(backups).map(({ journal }) => journal?.line)).toEqual([line, line])
    expect((await seenAt(backups, between)).rows).toEqual(['a', 'b', ...Array.from({ length: 8 }, (_, i) => `fill-${i}`)])
    expect((await seenAt(backups, 'latest')).rows).toContain('c')
    // The older backup reaches as far, through the journal of both.
    const older = await restoreClinic({ from: join(backups, listBackups(backups)[0]?.file ?? ''), into: join(newFolder(), 'x'), passphrase: PASSPHRASE, at: 'latest' })
    expect(older.replayed).toMatchObject({ lastMs: clock.ms, hasLater: false })
  })

  it('stays whole when the server is killed: what was acknowledged and not yet in the journal is caught up with', async () => {
    const [data, backups] = [newFolder(), newFolder()]
    const run = () => startProcess(data, { BACKUP_PASSPHRASE: PASSPHRASE, BACKUP_FOLDER: backups })
    const first = await run()
    await layOut(first.server)
    for (let i = 0; i < 300 && listBackups(backups).length === 0; i++) await new Promise((later) => setTimeout(later, 50))
    expect(listBackups(backups)).toHaveLength(1)
    for (let i = 0; i < 5; i++) await addRow(first.server, `r${i}`)
    await addFile(first.server, 'gone')
    const withFile = iso(Date.now())
    await new Promise((later) => setTimeout(later, 5))
    await first.server.storage.deleteFile({ bucketId: 'b', fileId: 'gone' })
    await addRow(first.server, 'last')
    await first.kill()
    const second = await run()
    await addRow(second.server, 'after')
    await second.stop()
    expect(listBackups(backups)).toHaveLength(1)
    expect(await seenAt(backups, withFile)).toMatchObject({ rows: ['r0', 'r1', 'r2', 'r3', 'r4'], files: ['gone'] })
    expect(await seenAt(backups, 'latest')).toMatchObject({ rows: ['after', 'last', 'r0', 'r1', 'r2', 'r3', 'r4'], files: [] })
  })
})

describe('a journal that is not whole', () => {
  async function kept() {
    const [data, backups] = [newFolder(), newFolder()]
    const server = await openJournalled(data, backups)
    await layOut(server)
    await server.settle()
    await addRow(server, 'a')
    await server.flush()
    await addRow(server, 'b')
    await server.flush()
    const folder = journalFolder(backups, listBackups(backups)[0]?.journal?.line ?? '')
    const last = () => journalFiles(folder).at(-1)?.file ?? ''
    return { data, backups, server, folder, last }
  }

  it('loses only the chunk at its end that was being written', async () => {
    const { backups, last } = await kept()
    truncateSync(last(), statSync(last()).size - 7)
    expect((await seenAt(backups, 'latest')).rows).toEqual(['a'])
  })

  it('is refused when a part before its end was changed, or a file is missing', async () => {
    const { backups, folder, last, server } = await kept()
    const whole = readFileSync(last())
    const changed = Buffer.from(whole)
    changed[200] = (changed[200] ?? 0) ^ 1
    writeFileSync(last(), changed)
    const into = join(newFolder(), 'x')
    await expect(restoreClinic({ from: backups, into, passphrase: PASSPHRASE, at: 'latest' })).rejects.toThrow('is damaged: a part of it was changed')
    writeFileSync(last(), whole)
    const taken = last()
    await (await journalOf(server.backend)?.standStill())?.goOn()
    await addRow(server, 'c')
    await server.flush()
    expect(readdirSync(folder).length).toBeGreaterThan(1)
    rmSync(taken)
    await expect(restoreClinic({ from: backups, into, passphrase: PASSPHRASE, at: 'latest' })).rejects.toThrow('gap')
  })

  it('ends when the clinic ran without one, and a new one begins with a backup of its own', async () => {
    const { data, backups, server } = await kept()
    await close(server)
    const without = await openServer(data)
    await addRow(without, 'unseen')
    await without.close()
    const again = await openJournalled(data, backups)
    await again.settle()
    await addRow(again, 'd')
    await close(again)
    const lines = listBackups(backups).map(({ journal }) => journal?.line)
    expect(new Set(lines).size).toBe(2)
    expect((await seenAt(backups, 'latest')).rows).toEqual(['a', 'b', 'd', 'unseen'])
  })

  it('begins anew with another passphrase, and what was made with the old one stays', async () => {
    const { data, backups, server } = await kept()
    await close(server)
    const changed = await openServer(data, { backup: settingsFor(backups, { passphrase: 'another passphrase' }) })
    await changed.settle()
    await changed.close()
    const [old, fresh] = listBackups(backups)
    expect(fresh?.journal?.line).not.toBe(old?.journal?.line)
    expect((await seenAt(join(backups, old?.file ?? ''), 'latest')).rows).toEqual(['a', 'b'])
    await expect(restoreClinic({ from: backups, into: join(newFolder(), 'x'), passphrase: PASSPHRASE })).rejects.toThrow('The passphrase is wrong')
  })

  it('ends when its files are taken away, and is given up before it fills the disk; the clinic goes on', async () => {
    for (const takeAway of [(backups: string) => rmSync(join(backups, 'journal'), { recursive: true }), undefined]) {
      const [data, backups] = [newFolder(), newFolder()]
      const server = await openServer(data, { backup: settingsFor(backups, { logLimits: { carriedOver: 4000, givenUp: 300 } }) })
      open.push(server)
      await layOut(server)
      await server.settle()
      const journal = journalOf(server.backend)
      await addRow(server, 'a')
      await journal?.flush()
      takeAway?.(backups)
      await addRow(server, 'b')
      if (takeAway === undefined) {
        // No further file can be made, as on a full disk: a file stands where their folder was.
        const { db, store } = { db: server.backend.project.db, store: server.backend.project.store }
        const stood = await journal?.standStill()
        stood?.goOn()
        rmSync(join(backups, 'journal'), { recursive: true })
        writeFileSync(join(backups, 'journal'), '')
        await store.write(() => db.script('CREATE TABLE filler (x BLOB)'))
        await store.write(() => db.run('INSERT INTO filler VALUES (randomblob(2000000))'))
      }
      await journal?.flush()
      expect(journalOf(server.backend)).toBeNull()
      await addRow(server, 'c')
      expect((await seenBy(server)).rows).toEqual(['a', 'b', 'c'])
      expect(server.backend.project.db.get('SELECT 1 FROM commit_clock')).toBeUndefined()
      await server.settle()
      expect(readBackupStatus(data).journal?.trouble).toMatch(takeAway === undefined ? /ENOTDIR/ : /was removed/)
    }
  })

  it('is not needed to restore the backup as it is, and a backup without one says so', async () => {
    const data = newFolder()
    const backups = newFolder()
    const server = await openServer(data)
    open.push(server)
    await layOut(server)
    await backupOf(data, settingsFor(backups))
    await expect(restoreClinic({ from: backups, into: join(newFolder(), 'x'), passphrase: PASSPHRASE, at: 'latest' })).rejects.toThrow('No journal was kept')
    expect((await restoreClinic({ from: backups, into: join(newFolder(), 'x'), passphrase: PASSPHRASE })).replayed).toBeNull()
  })
})
