import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'kill-'))
const headers = { 'x-appwrite-project': 'p', 'x-appwrite-key': 'k', 'content-type': 'application/json' }
let running: ChildProcess | null = null
const started: ChildProcess[] = []

afterAll(() => {
  for (const child of started) {
    child.removeAllListeners('exit')
    child.kill('SIGKILL')
  }
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'appwrite/local/start.ts', '--port', '0', '--data', folder, '--project', 'p', '--key', 'k', '--no-rate-limits'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  running = child
  started.push(child)
  return new Promise((done, fail) => {
    let said = ''
    const listen = (text: Buffer) => {
      said += String(text)
      const url = /ready on (\S+)/.exec(said)?.[1]
      if (url !== undefined) done(url)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('exit', () => fail(new Error(said)))
  })
}

async function kill(): Promise<void> {
  const child = running
  if (child === null) return
  child.removeAllListeners('exit')
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
}

async function call(url: string, [method, path]: [string, string], body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
  return { status: response.status, body: response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>) }
}

const rows = '/tablesdb/d/tables/t/rows'

/** Writes until the server dies; answers what was acknowledged. */
async function writeUntilDeath(url: string, worker: string): Promise<{ single: string[]; pairs: string[] }> {
  const single: string[] = []
  const pairs: string[] = []
  for (let i = 0; ; i++) {
    try {
      const id = `${worker}-${i}`
      if ((await call(url, ['POST', rows], { rowId: id, data: { v: id } })).status === 201) single.push(id)
      const { body } = await call(url, ['POST', '/tablesdb/transactions'], {})
      const operation = (half: string) => ({ action: 'create', databaseId: 'd', tableId: 't', rowId: `${id}-${half}`, data: { v: half } })
      await call(url, ['POST', `/tablesdb/transactions/${String(body.$id)}/operations`], { operations: [operation('a'), operation('b')] })
      if ((await call(url, ['PATCH', `/tablesdb/transactions/${String(body.$id)}`], { commit: true })).status === 200) pairs.push(id)
    } catch {
      // The server is dead: that is the point.
      return { single, pairs }
    }
  }
}

async function storedIds(url: string): Promise<Set<string>> {
  const query = `queries[0]=${encodeURIComponent('{"method":"limit","values":[100000]}')}`
  const { body } = await call(url, ['GET', `${rows}?${query}`])
  return new Set((body.rows as { $id: string }[]).map((row) => row.$id))
}

describe('a server killed in the middle of writes', () => {
  it('has every acknowledged row afterwards, and no half transaction', async () => {
    const acknowledged: string[] = []
    let url = await start()
    await call(url, ['POST', '/tablesdb'], { databaseId: 'd', name: 'D' })
    await call(url, ['POST', '/tablesdb/d/tables'], { tableId: 't', name: 'T', columns: [{ key: 'v', type: 'varchar', size: 40, required: true }], indexes: [{ key: 'v', type: 'key', attributes: ['v'] }] })
    for (let round = 0; round < 3; round++) {
      const workers = Array.from({ length: 6 }, (_, i) => writeUntilDeath(url, `r${round}w${i}`))
      await new Promise((done) => setTimeout(done, 150 + Math.random() * 250))
      await kill()
      for (const { single, pairs } of await Promise.all(workers)) acknowledged.push(...single, ...pairs.flatMap((id) => [`${id}-a`, `${id}-b`]))
      url = await start()
      const stored = await storedIds(url)
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
      for (const id of stored) if (/-[ab]$/.test(id)) expect(stored.has(id.replace(/-[ab]$/, id.endsWith('a') ? '-b' : '-a'))).toBe(true)
    }
    expect(acknowledged.length).toBeGreaterThan(10)
    await expect(start()).rejects.toThrow(/Another server .* is using the data folder/)
  }, 120_000)
})
