import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Sqlite } from '@/appwrite/local/storage/sqlite'
import { buildServer } from './built-server'
import { canMount, mountTmpfs, type Mount } from './small-disk'
import { call, must, PROJECT, ServerProcess } from './server-process'

const MEGABYTES = 24
const ROWS = '/tablesdb/d/tables/t/rows'
const folder = mkdtempSync(join(tmpdir(), 'full-disk-'))
let disk: Mount | null = null
let program = ''

beforeAll(async () => {
  if (!canMount()) return
  disk = mountTmpfs(join(folder, 'disk'), MEGABYTES)
  program = await buildServer('full-disk')
})
afterAll(() => {
  disk?.release()
  rmSync(folder, { recursive: true, force: true })
})

/** Fills what is left of the disk. Answers the file to be removed to make room again. */
function fillUp(place: string): string {
  const ballast = join(place, 'ballast')
  for (const piece of [65_536, 4096]) {
    for (let isRoom = true; isRoom;) {
      try {
        appendFileSync(ballast, Buffer.alloc(piece))
      } catch (error) {
        isRoom = false
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      }
    }
  }
  return ballast
}

function uploadOf(fileId: string, bytes: number): FormData {
  const form = new FormData()
  form.set('fileId', fileId)
  form.set('file', new Blob([new Uint8Array(bytes)]), 'a.bin')
  return form
}

const stored = (data: string) => readdirSync(join(data, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name)

describe('a disk with no room left', () => {
  it.skipIf(!canMount())('refuses writes in words, goes on reading, harms nothing and recovers (needs the right to mount a small disk)', async () => {
    const data = join(folder, 'disk', 'data')
    const launch = { program, data }
    const server = await ServerProcess.start(launch)
    await must(server, { method: 'POST', path: '/tablesdb', body: { databaseId: 'd', name: 'D' } })
    await must(server, { method: 'POST', path: '/tablesdb/d/tables', body: { tableId: 't', name: 'T', columns: [{ key: 'v', type: 'varchar', size: 5000, required: true }] } })
    await must(server, { method: 'POST', path: '/storage/buckets', body: { bucketId: 'b', name: 'B' } })
    await must(server, { method: 'POST', path: '/storage/buckets/b/files', body: uploadOf('kept', 5000) })
    // A webhook that nobody answers: its queued call fails while not even the failure can be written down.
    await must(server, { method: 'POST', path: '/webhooks', body: { webhookId: 'w', name: 'W', url: 'http://127.0.0.1:1/', events: ['databases.*.tables.*.rows.*.create'] } })
    const write = (rowId: string) => call(server, { method: 'POST', path: ROWS, body: { rowId, data: { v: rowId.padEnd(4000, 'x') } } })
    expect((await write('before')).status).toBe(201)

    const ballast = fillUp(join(folder, 'disk'))
    const answered = ['before']
    const refused: { status: number; body: Record<string, unknown> }[] = []
    // The log has some pages left; after them nothing fits.
    for (let i = 0; i < 200 && refused.length < 20; i += 4) {
      for (const [at, { status, body }] of (await Promise.all([0, 1, 2, 3].map((n) => write(`r${i + n}`)))).entries()) {
        if (status === 201) answered.push(`r${i + at}`)
        else refused.push({ status, body })
      }
    }
    expect(refused.length).toBeGreaterThanOrEqual(20)
    for (const { status, body } of refused) expect({ status, ...body }).toMatchObject({ status: 507, type: 'general_server_error', message: expect.stringMatching(/^The server has no room left/) as string })
    expect(await call(server, { method: 'POST', path: '/storage/buckets/b/files', body: uploadOf('refused', 500_000) })).toMatchObject({ status: 507 })
    expect((await call(server, { method: 'GET', path: '/storage/buckets/b/files/kept/download' })).bytes).toHaveLength(5000)
    expect((await call(server, { method: 'GET', path: ROWS })).body.total).toBe(answered.length)
    expect(stored(data)).toHaveLength(1)
    // Long enough for the failed webhook to have been tried, and its failure to have been refused.
    await new Promise((later) => setTimeout(later, 1500))
    expect(server.isRunning).toBe(true)

    rmSync(ballast)
    expect((await write('after')).status).toBe(201)
    answered.push('after')
    expect((await call(server, { method: 'POST', path: '/storage/buckets/b/files', body: uploadOf('later', 500_000) })).status).toBe(201)
    await server.kill()

    const again = await ServerProcess.start(launch)
    const { body } = await call(again, { method: 'GET', path: `${ROWS}?queries[0]=${encodeURIComponent('{"method":"limit","values":[1000]}')}` })
    await again.stop()
    expect((body.rows as { $id: string }[]).map((row) => row.$id).sort()).toEqual(answered.sort())
    const db = new Sqlite(join(data, `${PROJECT}.sqlite`))
    expect(db.all('PRAGMA integrity_check').map((row) => row.integrity_check)).toEqual(['ok'])
    db.close()
  }, 60_000)

  it.skipIf(!canMount())('is said in one sentence by a start that finds no room (needs the right to mount a small disk)', async () => {
    const small = mountTmpfs(join(folder, 'small'), 1)
    try {
      const ballast = fillUp(small.path)
      const said = await ServerProcess.start({ program, data: join(small.path, 'data') }).then(async (server) => {
        await server.stop()
        return 'it started'
      }, (error: Error) => error.message)
      expect(said).toMatch(/^There is no room left for the data folder \S+\. Make room, or choose another folder with --data\.$/)
      rmSync(ballast)
      const server = await ServerProcess.start({ program, data: join(small.path, 'data') }).catch((error: Error) => error)
      if (!(server instanceof Error)) await server.stop()
      expect(server).toBeInstanceOf(ServerProcess)
    } finally {
      small.release()
    }
  })
})
