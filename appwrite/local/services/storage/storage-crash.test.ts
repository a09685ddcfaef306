import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Storage } from 'node-appwrite'
import { InputFile } from 'node-appwrite/file'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'storage-crash-'))
let server: ChildProcess | null = null

afterAll(() => {
  server?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

async function start(port: number): Promise<Storage> {
  server = spawn(process.execPath, ['--import', 'tsx', 'appwrite/local/start.ts', '--port', String(port), '--data', folder, '--project', 'p1', '--key', 'key-for-tests', '--no-rate-limits'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((done, fail) => {
    server?.stdout?.on('data', (part: Buffer) => {
      if (part.includes('ready')) done()
    })
    server?.on('exit', (code) => fail(new Error(`The server ended with ${code}.`)))
  })
  return new Storage(new Client().setEndpoint(`http://localhost:${port}/v1`).setProject('p1').setKey('key-for-tests'))
}

const contentOf = (id: string) => Buffer.alloc(20_000, id)
const blobCount = () => readdirSync(join(folder, 'files')).reduce((sum, shelf) => sum + readdirSync(join(folder, 'files', shelf)).length, 0)

it('keeps every file it acknowledged, and nothing else, through kill -9 in the middle of uploads', async () => {
  const port = await freePort()
  let storage = await start(port)
  await storage.createBucket({ bucketId: 'b', name: 'b' })
  const acknowledged = new Map<string, string>()
  for (let round = 0; round < 3; round++) {
    const killAt = acknowledged.size + 25 + round * 7
    const work = Array.from({ length: 6 }, async (_, worker) => {
      for (let i = 0; i < 200; i++) {
        const fileId = `f-${round}-${worker}-${i}`
        const stored = await storage.createFile({ bucketId: 'b', fileId, file: InputFile.fromBuffer(contentOf(fileId), 'a.bin') })
        acknowledged.set(fileId, stored.signature)
        if (acknowledged.size >= killAt) server?.kill('SIGKILL')
        if (i % 5 !== 4) continue
        acknowledged.delete(fileId)
        await storage.deleteFile({ bucketId: 'b', fileId })
      }
    })
    await Promise.allSettled(work)
    storage = await start(port)
  }
  expect(acknowledged.size).toBeGreaterThan(20)
  for (const [fileId, signature] of acknowledged) {
    const bytes = Buffer.from(await storage.getFileDownload({ bucketId: 'b', fileId }))
    expect(createHash('md5').update(bytes).digest('hex')).toBe(signature)
  }
  const { total } = await storage.listFiles({ bucketId: 'b' })
  expect(blobCount()).toBe(total)
}, 150_000)
