import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from './built-server'
import { canMount, mountTmpfs, type Mount } from './small-disk'
import { call, must, PROJECT, ServerProcess } from './server-process'

const folder = mkdtempSync(join(tmpdir(), 'start-refusals-'))
const healthy = join(folder, 'healthy')
let program: string
let made = 0

beforeAll(async () => {
  program = await buildServer('start-refusals')
  const server = await ServerProcess.start({ program, data: healthy })
  await must(server, { method: 'POST', path: '/tablesdb', body: { databaseId: 'd', name: 'D' } })
  await must(server, { method: 'POST', path: '/tablesdb/d/tables', body: { tableId: 't', name: 'T', columns: [{ key: 'v', type: 'varchar', size: 200, required: true }], indexes: [{ key: 'v', type: 'key', attributes: ['v'] }] } })
  for (let i = 0; i < 300; i++) await must(server, { method: 'POST', path: '/tablesdb/d/tables/t/rows', body: { rowId: `r${i}`, data: { v: `${i}`.padEnd(150, 'v') } } })
  await must(server, { method: 'POST', path: '/storage/buckets', body: { bucketId: 'b', name: 'B', encryption: false } })
  const form = new FormData()
  form.set('fileId', 'f')
  form.set('file', new Blob(['the bytes of a file']), 'a.txt')
  await must(server, { method: 'POST', path: '/storage/buckets/b/files', body: form })
  await server.stop()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of the healthy folder that a test may harm. */
function copy(harm: (database: string, data: string) => void): string {
  const data = join(folder, `copy-${(made += 1)}`)
  cpSync(healthy, data, { recursive: true })
  harm(join(data, `${PROJECT}.sqlite`), data)
  return data
}

/** Everything in a folder by name and content; the lock and the number of the process are no data. */
function contents(data: string): Record<string, string> {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith('server.'))
  return Object.fromEntries(files.map((entry) => [join(entry.parentPath, entry.name), createHash('sha256').update(readFileSync(join(entry.parentPath, entry.name))).digest('hex')]))
}

const everyThird = (_: Buffer, at: number) => at > 3 && at % 3 === 1

/** Fills the chosen pages with nonsense. */
function spoil(database: string, isChosen: (page: Buffer, at: number) => boolean): void {
  const bytes = readFileSync(database)
  for (let at = 0; at < bytes.length / 4096; at++) {
    const page = bytes.subarray(at * 4096, at * 4096 + 4096)
    if (isChosen(page, at)) page.fill(0xa5)
  }
  writeFileSync(database, bytes)
}

async function refusal(data: string): Promise<string> {
  return ServerProcess.start({ program, data }).then(async (server) => {
    await server.stop()
    return `it started on ${data}`
  }, (error: Error) => error.message)
}

const SAYS_WHAT_TO_DO = /npm run restore/

describe('a damaged database', () => {
  it.each<[string, (database: string) => void]>([
    ['cut off in the middle', (database) => truncateSync(database, Math.floor(statSync(database).size / 2 / 4096) * 4096)],
    ['cut off within a page', (database) => truncateSync(database, statSync(database).size - 1000)],
    ['emptied', (database) => truncateSync(database, 0)],
    ['removed', (database) => rmSync(database)],
    ['overwritten with text', (database) => writeFileSync(database, 'this is no database '.repeat(1000))],
    ['with pages of nonsense in the middle', (database) => spoil(database, everyThird)],
  ])('%s is refused in words that say what to do, and left exactly as it was', async (_, harm) => {
    const data = copy(harm)
    const before = contents(data)
    const said = await refusal(data)
    expect(said).toMatch(SAYS_WHAT_TO_DO)
    expect(said.split('\n')).toHaveLength(1)
    expect(said).not.toMatch(/\bat .*:\d+:\d+/)
    expect(contents(data)).toEqual(before)
  })

  it('is noticed beside the log that a killed server left, and left exactly as it was', async () => {
    const data = copy(() => undefined)
    const server = await ServerProcess.start({ program, data })
    for (let i = 0; i < 20; i++) await must(server, { method: 'PATCH', path: `/tablesdb/d/tables/t/rows/r${i}`, body: { data: { v: 'changed' } } })
    await server.kill()
    spoil(join(data, `${PROJECT}.sqlite`), everyThird)
    const before = contents(data)
    expect(Object.keys(before).some((name) => name.endsWith('-wal'))).toBe(true)
    expect(await refusal(data)).toMatch(SAYS_WHAT_TO_DO)
    expect(contents(data)).toEqual(before)
  })

  it('found only while it is served answers in words and not with rows made of rubbish', async () => {
    // Only pages that hold the test's own rows: what a start needs is whole.
    const data = copy((database) => spoil(database, (page) => page.includes('vvvvvvvvvvvv')))
    expect(await refusal(data)).toMatch(SAYS_WHAT_TO_DO)
    const server = await ServerProcess.start({ program, data, env: { APPWRITE_CHECK_MB: '0' } })
    const list = await call(server, { method: 'GET', path: '/tablesdb/d/tables/t/rows' })
    const write = await call(server, { method: 'PATCH', path: '/tablesdb/d/tables/t/rows/r7', body: { data: { v: 'x' } } })
    const other = await call(server, { method: 'GET', path: '/storage/buckets/b/files/f/download' })
    await server.kill()
    for (const { status, body } of [list, write]) expect([status, body.message]).toEqual([503, expect.stringMatching(SAYS_WHAT_TO_DO)])
    expect(other.status).toBe(200)
  })
})

describe('a damaged file', () => {
  it.each<[string, (blob: string) => void]>([
    ['with another byte', (blob) => writeFileSync(blob, 'the bytes of a fill')],
    ['cut off', (blob) => truncateSync(blob, 5)],
    ['emptied', (blob) => truncateSync(blob, 0)],
  ])('%s answers an error and not wrong bytes; the others are still there', async (_, harm) => {
    const data = copy((_database, place) => {
      const shelves = join(place, 'files')
      for (const shelf of readdirSync(shelves)) for (const name of readdirSync(join(shelves, shelf))) harm(join(shelves, shelf, name))
    })
    const server = await ServerProcess.start({ program, data })
    const { status, body } = await call(server, { method: 'GET', path: '/storage/buckets/b/files/f/download' })
    const rows = await call(server, { method: 'GET', path: '/tablesdb/d/tables/t/rows/r1' })
    await server.stop()
    expect([status, body.message]).toEqual([503, expect.stringMatching(SAYS_WHAT_TO_DO)])
    expect(rows.status).toBe(200)
  })
})

describe('a data folder', () => {
  it('in use by another server is refused to a second one, which changes nothing', async () => {
    const data = copy(() => undefined)
    const first = await ServerProcess.start({ program, data })
    const said = await refusal(data)
    const { status } = await call(first, { method: 'GET', path: '/tablesdb/d/tables/t/rows/r1' })
    await first.stop()
    expect(said).toMatch(/^Another server \(process \d+\) is using the data folder .*\. Stop it first, or choose another folder with --data\.$/)
    expect(status).toBe(200)
  })

  it('that was in use by a killed server is free again', async () => {
    const data = copy(() => undefined)
    const first = await ServerProcess.start({ program, data })
    await first.kill()
    const second = await ServerProcess.start({ program, data })
    expect((await call(second, { method: 'GET', path: '/tablesdb/d/tables/t/rows/r299' })).status).toBe(200)
    await second.stop()
  })

  it.skipIf(!canMount())('that is read-only is refused in one sentence (needs the right to mount)', async () => {
    const mount: Mount = mountTmpfs(join(folder, 'read-only'), 16)
    try {
      cpSync(healthy, mount.path, { recursive: true })
      execFileSync('mount', ['-o', 'remount,ro', mount.path])
      expect(await refusal(mount.path)).toBe(`The data folder ${mount.path} cannot be written to. Give this account the right to write there, or choose another folder with --data.`)
    } finally {
      mount.release()
    }
  })

  it('whose key was cut off is refused instead of being read with another key', async () => {
    const data = copy((_database, place) => truncateSync(join(place, 'server.key'), 10))
    expect(await refusal(data)).toMatch(/^The key file \S+ is damaged; .*npm run restore/)
  })

  it('that is a file is refused in one line', async () => {
    const path = join(folder, 'a-file')
    writeFileSync(path, '')
    const said = await refusal(path)
    expect(said.split('\n')).toHaveLength(1)
    expect(existsSync(path)).toBe(true)
  })
})
