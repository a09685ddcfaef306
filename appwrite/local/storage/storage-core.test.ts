import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { JobQueue } from '../events/job-queue'
import { Project } from '../project'
import { Cipher } from './cipher'
import { DataFolder } from './data-folder'
import { chosenId, isoTime, uniqueId } from './ids'
import { migrate } from './migrations'
import { Sqlite, uniqueClash } from './sqlite'
import { Store } from './store'

const folders: string[] = []
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'local-appwrite-'))
  folders.push(path)
  return path
}
afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true, force: true })))

function memoryStore(): Store {
  const db = new Sqlite(':memory:')
  db.script('CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE)')
  return new Store(db)
}

describe('writing in groups', () => {
  it('answers each writer with its own result and undoes only the refused one', async () => {
    const store = memoryStore()
    const undone: string[] = []
    const insert = (name: string) => store.write((tx) => {
      tx.onRollback(() => undone.push(name))
      return store.db.run('INSERT INTO t (name) VALUES (?)', name).lastId
    })
    const results = await Promise.allSettled([insert('a'), insert('b'), insert('a'), insert('c')])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(undone).toEqual(['a'])
    expect(store.db.all<{ name: string }>('SELECT name FROM t ORDER BY id').map((row) => row.name)).toEqual(['a', 'b', 'c'])
    store.close()
  })

  it('tells events after the commit, and never those of a refused change', async () => {
    const store = memoryStore()
    const told: string[] = []
    const queued: string[] = []
    store.events.onCommitted((event) => told.push(event.params.id ?? ''))
    store.events.onDurable((event) => queued.push(event.params.id ?? ''))
    const event = (id: string) => ({ projectId: 'p', pattern: 'x.[id].create', params: { id }, payload: {}, readRoles: [], userId: '', at: 0 })
    await store.write((tx) => {
      tx.emit(event('kept'))
      expect(told).toEqual([])
    })
    await expect(store.write((tx) => {
      tx.emit(event('lost'))
      throw new Error('refused')
    })).rejects.toThrow('refused')
    expect([told, queued]).toEqual([['kept'], ['kept', 'lost']])
    store.close()
  })

  it('fails every writer of a group that cannot be saved', async () => {
    const store = memoryStore()
    const pending = store.write(() => 1)
    store.close()
    await expect(pending).rejects.toThrow()
  })

  it('lets a failing listener hurt nobody', async () => {
    const store = memoryStore()
    const faults: unknown[] = []
    store.events.onListenerError = (error) => faults.push(error)
    store.events.onCommitted(() => { throw new Error('deaf') })
    await store.write((tx) => tx.emit({ projectId: 'p', pattern: 'x.[id].create', params: { id: '1' }, payload: {}, readRoles: [], userId: '', at: 0 }))
    expect(faults).toHaveLength(1)
    store.close()
  })
})

describe('a file', () => {
  it('is free again at once after closing, though statements were prepared on it', () => {
    const file = join(folder(), 'p.sqlite')
    for (let i = 0; i < 3; i++) {
      const project = new Project('p', file, { migrations: [], now: Date.now })
      expect(project.db.all('SELECT * FROM settings')).toEqual([])
      project.db.run('INSERT INTO settings (key, value) VALUES (?, ?)', `k${i}`, '1')
      project.db.run('DELETE FROM settings')
      project.db.close()
      project.db.close()
    }
  })
})

describe('unique clashes', () => {
  it('name the columns, and nothing else is one', () => {
    const { db } = memoryStore()
    db.run('INSERT INTO t (name) VALUES (?)', 'a')
    const caught = (work: () => void): unknown => { try { work() } catch (error) { return error } return null }
    expect(uniqueClash(caught(() => db.run('INSERT INTO t (name) VALUES (?)', 'a')))).toBe('t.name')
    expect(uniqueClash(caught(() => db.run('INSERT INTO nowhere VALUES (1)')))).toBeNull()
    expect(uniqueClash('text')).toBeNull()
  })
})

describe('the data folder', () => {
  it('refuses a second server on the same data, and lets the next one in', () => {
    const path = folder()
    const first = DataFolder.open(path)
    expect(() => DataFolder.open(path)).toThrow(/Another server \(process \d+\) is using the data folder/)
    first.release()
    DataFolder.open(path).release()
  })

  it('keeps its secret in a file only the owner can read, the same at every start', () => {
    const path = folder()
    const data = DataFolder.open(path)
    const secret = data.secrets(undefined)
    expect(data.secrets('')).toEqual(secret)
    expect(data.secrets('given', 'old,older').map(String)).toEqual(['given', 'old', 'older'])
    expect(statSync(join(path, 'server.key')).mode & 0o777).toBe(0o600)
    expect(data.folder('files')).toBe(join(path, 'files'))
    data.release()
  })

  it('keeps nothing when told to stay in memory', () => {
    const data = DataFolder.open(':memory:')
    expect([data.databaseFile('p'), data.folder('files'), data.secrets(undefined)[0].length]).toEqual([':memory:', null, 32])
    data.release()
  })
})

describe('migrations', () => {
  it('apply once, undo a broken one and refuse a newer file', () => {
    const db = new Sqlite(':memory:')
    migrate(db, [{ id: 'a', sql: 'CREATE TABLE a (x)' }])
    expect(() => migrate(db, [{ id: 'a', sql: 'CREATE TABLE a (x)' }, { id: 'b', sql: 'CREATE TABLE b (x); CREATE TABLE a (x)' }])).toThrow()
    expect(db.get("SELECT 1 AS yes FROM sqlite_master WHERE name = 'b'")).toBeUndefined()
    db.script('PRAGMA user_version = 99')
    expect(() => migrate(db, [])).toThrow('newer server')
    db.close()
  })

  it('says so when the file is no database', () => {
    const file = join(folder(), 'p.sqlite')
    writeFileSync(file, 'this is no database, only some text that is long enough to have a header'.repeat(20))
    expect(() => new Project('p', file, { migrations: [], now: Date.now })).toThrow()
  })
})

describe('sealing', () => {
  const cipher = new Cipher(Buffer.from('secret'))

  it('opens what it sealed, never twice the same, and nothing that was touched', () => {
    const sealed = cipher.seal('HIV status: negative')
    expect(cipher.open(sealed)).toBe('HIV status: negative')
    expect(cipher.seal('HIV status: negative')).not.toBe(sealed)
    expect(sealed).not.toContain('HIV')
    const touched = Buffer.from(sealed.slice(12), 'base64')
    touched[30] = (touched[30] ?? 0) ^ 1
    for (const start of [sealed.slice(0, 12), 'v1:']) expect(() => cipher.open(start + touched.toString('base64'))).toThrow()
    expect(() => cipher.open('plain')).toThrow('not sealed')
    expect(() => new Cipher(Buffer.from('other')).open(sealed)).toThrow()
  })

  it('signs', () => {
    expect(cipher.verify('x', cipher.sign('x'))).toBe(true)
    expect(cipher.verify('y', cipher.sign('x'))).toBe(false)
    expect(cipher.verify('x', Buffer.from('short'))).toBe(false)
  })
})

describe('ids and times', () => {
  it('are in Appwrite’s form', () => {
    expect(uniqueId(Date.UTC(2026, 0, 1))).toMatch(/^[0-9a-f]{20}$/)
    expect(chosenId('mine', 0)).toBe('mine')
    expect(isoTime(Date.UTC(2026, 0, 2, 3, 4, 5, 6))).toBe('2026-01-02T03:04:05.006+00:00')
  })
})

describe('queued work', () => {
  const open = (now: () => number) => {
    const db = new Sqlite(':memory:')
    migrate(db, [])
    const store = new Store(db)
    return { store, queue: new JobQueue(store, now) }
  }

  it('runs after the commit, in order, and is gone afterwards', async () => {
    const { store, queue } = open(Date.now)
    const done: unknown[] = []
    queue.handle('k', (payload) => { done.push(payload.n) })
    await store.write((tx) => [1, 2, 3].forEach((n) => queue.enqueue(tx, { kind: 'k', payload: { n } })))
    await queue.settle()
    expect(done).toEqual([1, 2, 3])
    expect(store.db.get<{ n: number }>('SELECT COUNT(*) AS n FROM jobs')?.n).toBe(0)
    await queue.stop()
    store.close()
  })

  it('is tried again later when it fails, at most five times', async () => {
    let now = 1_000_000
    const { store, queue } = open(() => now)
    let tries = 0
    queue.handle('k', () => { tries++; throw new Error('not yet') })
    await store.write((tx) => queue.enqueue(tx, { kind: 'k', payload: {} }))
    for (let i = 0; i < 8; i++) {
      await queue.settle()
      now += 3_600_000
    }
    expect(tries).toBe(5)
    expect(store.db.get<{ n: number }>('SELECT COUNT(*) AS n FROM jobs')?.n).toBe(0)
    await queue.stop()
    store.close()
  })

  it('waits for its time', async () => {
    let now = 1_000
    const { store, queue } = open(() => now)
    const done: number[] = []
    queue.handle('k', () => { done.push(now) })
    await store.write((tx) => queue.enqueue(tx, { kind: 'k', payload: {}, runAt: 5_000 }))
    await queue.settle()
    expect(done).toEqual([])
    now = 5_000
    await queue.settle()
    expect(done).toEqual([5_000])
    await queue.stop()
    store.close()
  })
})
