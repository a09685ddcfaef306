import { spawn } from 'node:child_process'
import { build } from 'esbuild'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppwriteConfig, ColumnConfig } from '@/scripts/push/config-file'
import { buildServer } from '../built-server'
import { call, KEY, must, PROJECT, ServerProcess, type Asked } from '../server-process'
import { KillingProxy } from './killing-proxy'

const folder = mkdtempSync(join(tmpdir(), 'push-under-load-'))
const ROWS = '/tablesdb/clinic/tables/visits/rows'
const ROW_COUNT = 100
let serverProgram = ''
let pushProgram = ''
let running: ServerProcess | null = null

beforeAll(async () => {
  serverProgram = await buildServer('push-under-load')
  pushProgram = join('node_modules', '.cache', 'meditrack-tests', 'push-program.mjs')
  await build({ entryPoints: ['tests/faults/push/push-program.ts'], outfile: pushProgram, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'error' })
  writeFileSync(join(folder, 'before.json'), JSON.stringify(before))
  writeFileSync(join(folder, 'after.json'), JSON.stringify(after))
})
afterAll(async () => {
  await running?.kill()
  rmSync(folder, { recursive: true, force: true })
})

const text = (key: string, size = 60): ColumnConfig => ({ key, type: 'string', size, required: false, default: null })
const whole = (key: string): ColumnConfig => ({ key, type: 'integer', required: false, default: null })
const table = (id: string, columns: ColumnConfig[], indexes: AppwriteConfig['tables'][number]['indexes'] = []): AppwriteConfig['tables'][number] => ({ $id: id, $permissions: [], databaseId: 'clinic', name: id, enabled: true, rowSecurity: false, columns, indexes })
const config = (tables: AppwriteConfig['tables']): AppwriteConfig => ({ projectId: PROJECT, tablesDB: [{ $id: 'clinic', name: 'Clinic', enabled: true }], tables, buckets: [], topics: [], functions: [] })

const before = config([table('visits', [text('note', 200), whole('n')], [{ key: 'by_n', type: 'key', columns: ['n'], orders: ['ASC'] }])])
const after = config([
  { ...table('visits', [text('note', 400), whole('n'), ...['ward', 'bed', 'reason', 'origin', 'kind', 'state'].map((key) => text(key)), whole('weight'), { key: 'seen', type: 'datetime', required: false, default: null }],
    [{ key: 'by_n', type: 'key', columns: ['n'], orders: ['ASC'] }, { key: 'by_ward', type: 'key', columns: ['ward', 'n'], orders: ['ASC', 'DESC'] }, { key: 'words', type: 'fulltext', columns: ['note'] }, { key: 'one_n', type: 'unique', columns: ['n'] }]), name: 'Visits', rowSecurity: true },
  ...['beds', 'wards', 'referrals'].map((id) => table(id, [text('name'), whole('n')], [{ key: 'by_name', type: 'key', columns: ['name'], orders: ['ASC'] }])),
])

type Pushed = { said: string; wasKilled: boolean; code: number | null }
type Pushing = { endpoint: string; file: 'before' | 'after'; onSpawn?: (kill: () => void) => void }

/** Pushes as a process of its own. */
function push({ endpoint, file, onSpawn }: Pushing): Promise<Pushed> {
  const child = spawn(process.execPath, [pushProgram, endpoint, PROJECT, KEY, join(folder, `${file}.json`)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += String(part)))
  onSpawn?.(() => child.kill('SIGKILL'))
  return new Promise((done) => child.once('close', (code, signal) => done({ said, wasKilled: signal === 'SIGKILL', code })))
}

async function startWithRows(data: string): Promise<ServerProcess> {
  const server = await ServerProcess.start({ program: serverProgram, data: join(folder, data) })
  running = server
  expect((await push({ endpoint: server.url, file: 'before' })).code).toBe(0)
  await must(server, { method: 'POST', path: ROWS, body: { rows: Array.from({ length: ROW_COUNT }, (_, n) => ({ $id: `r${n}`, note: `the ${n}th visit of word${n % 7}`, n })) } })
  return server
}

/** Reads, lists, counts and writes without a pause until told to stop. Answers what went wrong, and how much was done. */
function load(server: ServerProcess): { stop(): Promise<{ problems: string[]; done: number; made: string[] }> } {
  let isOver = false
  let done = 0
  const problems: string[] = []
  const made: string[] = []
  const ask = async (asked: Asked) => {
    const { status, body } = await call(server, asked)
    done++
    if (status >= 300) problems.push(`${asked.method} ${asked.path} answered ${status}: ${String(body.message)}`)
    return body
  }
  const query = (method: string, values: unknown[], attribute?: string) => `queries[0]=${encodeURIComponent(JSON.stringify({ method, values, ...(attribute === undefined ? {} : { attribute }) }))}`
  const reader = async () => {
    for (let i = 0; !isOver; i++) {
      const row = await ask({ method: 'GET', path: `${ROWS}/r${i % ROW_COUNT}` })
      if (row.n !== i % ROW_COUNT) problems.push(`r${i % ROW_COUNT} holds ${String(row.n)}`)
      const { total } = await ask({ method: 'GET', path: `${ROWS}?${query('lessThan', [ROW_COUNT], 'n')}` })
      if (total !== ROW_COUNT) problems.push(`${String(total)} rows are listed, not ${ROW_COUNT}`)
    }
  }
  const writer = async (from: number) => {
    for (let n = from; !isOver; n++) {
      await ask({ method: 'POST', path: ROWS, body: { rowId: `w${n}`, data: { note: 'written meanwhile', n } } })
      made.push(`w${n}`)
      await ask({ method: 'PATCH', path: `${ROWS}/r${n % ROW_COUNT}`, body: { data: { note: `the ${n % ROW_COUNT}th visit of word${n % ROW_COUNT % 7}, seen again` } } })
    }
  }
  const work = Promise.all([reader(), reader(), writer(100_000), writer(200_000)])
  return { stop: async () => {
    isOver = true
    await work
    return { problems, done, made }
  } }
}

async function expectMigrated(server: ServerProcess): Promise<void> {
  const again = await push({ endpoint: server.url, file: 'after' })
  expect(again.said).toContain('There is nothing to do.')
  const ask = async (queries: unknown[]) => must(server, { method: 'GET', path: `${ROWS}?${queries.map((each, i) => `queries[${i}]=${encodeURIComponent(JSON.stringify(each))}`).join('&')}` })
  expect((await ask([{ method: 'lessThan', attribute: 'n', values: [ROW_COUNT] }])).total).toBe(ROW_COUNT)
  // Rows from before the migration are in the new indexes, and the new columns can be filled and asked for.
  expect((await ask([{ method: 'search', attribute: 'note', values: ['word3'] }, { method: 'lessThan', attribute: 'n', values: [ROW_COUNT] }])).total).toBe(Array.from({ length: ROW_COUNT }, (_, n) => n).filter((n) => n % 7 === 3).length)
  await must(server, { method: 'PATCH', path: `${ROWS}/r5`, body: { data: { ward: 'north', weight: 70 } } })
  expect((await ask([{ method: 'equal', attribute: 'ward', values: ['north'] }])).total).toBe(1)
  expect((await call(server, { method: 'POST', path: ROWS, body: { rowId: 'twin', data: { note: 'x', n: 5 } } })).status).toBe(409)
}

/** So many changes get through before the kill; the next one is lost on its way out or on its way back. */
const STEPS = 3

describe('a schema pushed while the clinic is at work', () => {
  it('is killed again and again, goes on where it stopped, and nobody at work notices', async () => {
    const server = await startWithRows('load')
    const proxy = await KillingProxy.open(server)
    const work = load(server)
    let kills = 0
    for (let isDone = false; !isDone;) {
      proxy.reset(server)
      const strike = kills % 2 === 0 ? 'onSending' : 'onSent'
      const pushed = await push({ endpoint: proxy.url, file: 'after', onSpawn: (kill) => {
        proxy.onSending = proxy.onSent = () => false
        proxy[strike] = (change) => {
          if (change <= STEPS) return false
          kill()
          return true
        }
      } })
      isDone = !pushed.wasKilled
      if (isDone) expect(pushed.code, pushed.said).toBe(0)
      else kills++
    }
    proxy.close()
    const { problems, done, made } = await work.stop()
    expect(problems).toEqual([])
    expect(kills).toBeGreaterThan(2)
    expect(done).toBeGreaterThan(50)
    await expectMigrated(server)
    for (const id of [made[0], made.at(-1)]) expect((await call(server, { method: 'GET', path: `${ROWS}/${id}` })).status).toBe(200)
    await server.stop()
  }, 60_000)

  it('goes on where it stopped when the server itself is killed in the middle', async () => {
    let server = await startWithRows('killed')
    const proxy = await KillingProxy.open(server)
    for (let kills = 0; ; kills++) {
      proxy.reset(server)
      let death: Promise<void> | null = null
      proxy[kills % 2 === 0 ? 'onSending' : 'onSent'] = (change) => {
        if (change > STEPS) death ??= server.kill()
        return change > STEPS
      }
      const { code, said } = await push({ endpoint: proxy.url, file: 'after' })
      proxy.onSending = proxy.onSent = () => false
      if (death === null) {
        expect(code, said).toBe(0)
        expect(kills).toBeGreaterThan(2)
        break
      }
      expect(said).toMatch(/Could not/)
      await death
      server = await ServerProcess.start({ program: serverProgram, data: join(folder, 'killed') })
      running = server
    }
    proxy.close()
    await expectMigrated(server)
    await server.stop()
  }, 60_000)
})
