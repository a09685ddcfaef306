import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Project } from '../project'
import { migrate, type Migration } from './migrations'
import { Sqlite } from './sqlite'
import { upgradeCopies } from './upgrade-copy'

const folder = mkdtempSync(join(tmpdir(), 'formats-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let file: string
let made = 0
beforeEach(() => {
  file = join(folder, `p${made++}.sqlite`)
})

const first: Migration = { id: 'made-up-1', sql: "CREATE TABLE people (name TEXT); INSERT INTO people VALUES ('Ada'), ('Grace')" }
const second: Migration = { id: 'made-up-2', sql: 'ALTER TABLE people ADD COLUMN initial TEXT' }
const third: Migration = { id: 'made-up-3', sql: 'UPDATE people SET initial = substr(name, 1, 1)' }
const broken: Migration = { id: 'made-up-3', sql: 'UPDATE people SET initial = no_such_column' }

/** A file as an older server left it. */
function older(format = 1): void {
  const db = new Sqlite(file)
  migrate(db, [first], format)
  db.close()
}

function inside<T>(path: string, look: (db: Sqlite) => T): T {
  const db = new Sqlite(path)
  try {
    return look(db)
  } finally {
    db.close()
  }
}

const upgrade = (migrations: readonly Migration[], format = 2) => inside(file, (db) => migrate(db, migrations, format))
const peopleIn = (path: string) => inside(path, (db) => db.all('SELECT * FROM people ORDER BY name').map((row) => ({ ...row })))
const formatOf = (path: string) => inside(path, (db) => db.get<{ user_version: number }>('PRAGMA user_version')?.user_version)

describe('data of an older format', () => {
  it('is upgraded at the start, and kept beside as it was', () => {
    older()
    upgrade([first, second, third])
    expect(formatOf(file)).toBe(2)
    expect(peopleIn(file)).toEqual([{ name: 'Ada', initial: 'A' }, { name: 'Grace', initial: 'G' }])
    const [copy = '', ...others] = upgradeCopies(file)
    expect(others).toEqual([])
    expect(copy).toContain('.sqlite.format-1.')
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    expect([formatOf(copy), peopleIn(copy)]).toEqual([1, [{ name: 'Ada' }, { name: 'Grace' }]])
  })

  it('is not copied when there is nothing to change, nor when it is new', () => {
    older()
    upgrade([first], 1)
    expect(upgradeCopies(file)).toEqual([])
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('goes on where an upgrade failed, and keeps the copy of its beginning', () => {
    older()
    expect(() => upgrade([first, second, broken])).toThrow('no_such_column')
    expect(formatOf(file)).toBe(1)
    const copies = upgradeCopies(file)
    expect(copies).toHaveLength(1)
    upgrade([first, second, third])
    expect(upgradeCopies(file)).toEqual(copies)
    expect(peopleIn(copies[0] ?? '')).toEqual([{ name: 'Ada' }, { name: 'Grace' }])
    expect([formatOf(file), peopleIn(file)]).toEqual([2, [{ name: 'Ada', initial: 'A' }, { name: 'Grace', initial: 'G' }]])
    expect(inside(file, (db) => db.all<{ id: string }>('SELECT id FROM migrations').map(({ id }) => id))).not.toContain('upgrading')
  })

  it('comes through an upgrade that is killed', async () => {
    older()
    const slow: Migration = { id: 'made-up-slow', sql: 'CREATE TABLE many AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000000) SELECT i, randomblob(40) AS noise FROM n' }
    const program = `Promise.all([import('./appwrite/local/storage/sqlite.ts'), import('./appwrite/local/storage/migrations.ts')]).then(([{ Sqlite }, { migrate }]) => { const db = new Sqlite(${JSON.stringify(file)}); process.stdout.write('begun'); migrate(db, ${JSON.stringify([first, second, slow])}, 2) })`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise((done) => child.once('close', done))
    await new Promise((done) => child.stdout.once('data', done))
    // The slow one is under way once the log has grown beyond what came before it.
    for (let i = 0; i < 400 && !readdirSync(folder).some((name) => name === `${file.slice(folder.length + 1)}-wal` && statSync(join(folder, name)).size > 2_000_000); i++) await new Promise((later) => setTimeout(later, 25))
    child.kill('SIGKILL')
    await ended
    const [copy = ''] = upgradeCopies(file)
    expect([formatOf(copy), peopleIn(copy)]).toEqual([1, [{ name: 'Ada' }, { name: 'Grace' }]])
    expect(inside(file, (db) => db.get("SELECT 1 FROM sqlite_master WHERE name = 'many'"))).toBeUndefined()
    upgrade([first, second, third])
    expect([formatOf(file), peopleIn(file)]).toEqual([2, [{ name: 'Ada', initial: 'A' }, { name: 'Grace', initial: 'G' }]])
    expect(upgradeCopies(file)).toEqual([copy])
  }, 60_000)

  it('keeps the last two copies only', async () => {
    older()
    for (const format of [2, 3, 4]) {
      upgrade([first], format)
      await new Promise((later) => setTimeout(later, 5))
    }
    expect(upgradeCopies(file).map((copy) => /format-(\d)/.exec(copy)?.[1])).toEqual(['2', '3'])
  })
})

describe('data of a newer format', () => {
  it('is refused in a sentence, and not changed', () => {
    older(99)
    expect(() => new Project('p', file, { migrations: [first], now: Date.now })).toThrow(/was written by a newer server \(storage format 99, this server knows 2\)\. Start it with the newer version\.$/)
    expect(formatOf(file)).toBe(99)
    expect(upgradeCopies(file)).toEqual([])
  })
})
