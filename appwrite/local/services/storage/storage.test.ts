import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as zlib from 'node:zlib'
import { Client, Permission, Role, Storage } from 'node-appwrite'
import { InputFile } from 'node-appwrite/file'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLocalAppwrite, type LocalAppwrite } from '../../create-local-appwrite'
import { CHUNK_SIZE, readContentRange, readRange } from './byte-range'
import { contentTypeOf } from './content-type'

const folder = mkdtempSync(join(tmpdir(), 'storage-test-'))
let backend: LocalAppwrite
let storage: Storage

async function start(): Promise<void> {
  backend = await createLocalAppwrite({ dataDir: folder, projectId: 'p1', apiKey: 'key-for-tests', rateLimits: false })
  storage = new Storage(new Client().setEndpoint(backend.url).setProject('p1').setKey('key-for-tests'))
}

const blobs = (): string[] => {
  const root = join(folder, 'files')
  return readdirSync(root).flatMap((shelf) => readdirSync(join(root, shelf)).map((name) => join(root, shelf, name)))
}
const file = (content: Buffer | string, name = 'a.bin') => InputFile.fromBuffer(Buffer.from(content), name)

beforeAll(async () => {
  await start()
  await storage.createBucket({ bucketId: 'b', name: 'b', permissions: [Permission.create(Role.any())], fileSecurity: true })
})
afterEach(() => {
  delete process.env.APPWRITE_ANTIVIRUS
})
afterAll(async () => {
  await backend.close()
  rmSync(folder, { recursive: true })
})

const headers = { 'x-appwrite-project': 'p1', 'x-appwrite-key': 'key-for-tests' }

function sendPiece(fileId: string, bytes: Buffer, part: number): Promise<Response> {
  const from = part * CHUNK_SIZE
  const piece = bytes.subarray(from, from + CHUNK_SIZE)
  const form = new FormData()
  form.append('fileId', fileId)
  form.append('file', new Blob([new Uint8Array(piece)]), 'big.bin')
  return fetch(`${backend.url}/storage/buckets/b/files`, { method: 'POST', body: form, headers: { ...headers, 'x-appwrite-id': fileId, 'content-range': `bytes ${from}-${from + piece.length - 1}/${bytes.length}` } })
}

describe('files at rest', () => {
  it('keeps nothing readable on disk', async () => {
    await storage.createFile({ bucketId: 'b', fileId: 'secret', file: file('a very private finding') })
    expect(blobs().some((path) => readFileSync(path).includes('private finding'))).toBe(false)
    expect(Buffer.from(await storage.getFileDownload({ bucketId: 'b', fileId: 'secret' })).toString()).toBe('a very private finding')
  })

  it('compresses where the bucket says so, and gives back the same bytes', async () => {
    await storage.createBucket({ bucketId: 'packed', name: 'packed', compression: 'gzip' as never, encryption: false })
    const bytes = Buffer.alloc(200_000, 'abc')
    const stored = await storage.createFile({ bucketId: 'packed', fileId: 'f', file: file(bytes) })
    expect(stored.sizeActual).toBeLessThan(5000)
    expect(stored.compression).toBe('gzip')
    expect(Buffer.from(await storage.getFileDownload({ bucketId: 'packed', fileId: 'f' })).equals(bytes)).toBe(true)
  })

  it('says zstd where the bucket does, whatever this Node could pack with', async () => {
    await storage.createBucket({ bucketId: 'zstd', name: 'zstd', compression: 'zstd' as never, encryption: false })
    const bytes = Buffer.alloc(200_000, 'abc')
    const before = new Set(blobs())
    const stored = await storage.createFile({ bucketId: 'zstd', fileId: 'f', file: file(bytes) })
    const kept = readFileSync(blobs().find((name) => !before.has(name)) ?? '')
    expect([stored.compression, stored.sizeActual, kept.subarray(0, 2).toString('hex')]).toEqual(['zstd', kept.length, 'zstdCompress' in zlib ? '28b5' : '1f8b'])
    expect(Buffer.from(await storage.getFileDownload({ bucketId: 'zstd', fileId: 'f' })).equals(bytes)).toBe(true)
  })

  it('notices a changed byte on disk instead of giving it out', async () => {
    const before = new Set(blobs())
    await storage.createFile({ bucketId: 'b', fileId: 'tampered', file: file('hello') })
    const path = blobs().find((name) => !before.has(name)) ?? ''
    const bytes = readFileSync(path)
    bytes.writeUInt8((bytes[bytes.length - 1] ?? 0) ^ 1, bytes.length - 1)
    writeFileSync(path, bytes)
    await expect(storage.getFileDownload({ bucketId: 'b', fileId: 'tampered' })).rejects.toMatchObject({ code: 503 })
  })
})

describe('chunked uploads', () => {
  const bytes = Buffer.alloc(CHUNK_SIZE * 4 + 1234)
  for (let i = 0; i < bytes.length; i += 997) bytes[i] = i % 251

  it('takes pieces at once and in any order, some of them twice', async () => {
    const first = await sendPiece('big', bytes, 0)
    expect(await first.json()).toMatchObject({ chunksTotal: 5, chunksUploaded: 1 })
    const rest = await Promise.all([4, 2, 3, 1, 2, 4].map((part) => sendPiece('big', bytes, part)))
    expect(rest.every(({ status }) => status < 300)).toBe(true)
    const stored = await storage.getFile({ bucketId: 'b', fileId: 'big' })
    expect(stored).toMatchObject({ chunksUploaded: 5, sizeOriginal: bytes.length, signature: createHash('md5').update(bytes).digest('hex') })
    expect(Buffer.from(await storage.getFileDownload({ bucketId: 'b', fileId: 'big' })).equals(bytes)).toBe(true)
  })

  it('goes on after a restart with the pieces that had arrived', async () => {
    for (const part of [0, 1, 2]) await sendPiece('resumed', bytes, part)
    await backend.close()
    await start()
    for (const part of [3, 4]) await sendPiece('resumed', bytes, part)
    expect((await storage.getFile({ bucketId: 'b', fileId: 'resumed' })).chunksUploaded).toBe(5)
    await backend.settle()
    const stored = blobs().length
    await backend.close()
    await start()
    expect(blobs().length).toBe(stored)
  })

  it('refuses a piece that is not where it says', () => {
    expect(() => readContentRange('bytes 0-10/100', 11)).toThrow()
    expect(() => readContentRange('bytes 5-99/100', 95)).toThrow()
    expect(() => readContentRange('bytes 0-99/100', 50)).toThrow()
    expect(readContentRange('bytes 0-99/100', 100)).toMatchObject({ part: 0, parts: 1 })
  })
})

describe('after a crash', () => {
  it('sweeps up bytes that no row names, and keeps all others', async () => {
    await storage.createFile({ bucketId: 'b', fileId: 'kept', file: file('kept') })
    await backend.close()
    const before = blobs().length
    mkdirSync(join(folder, 'files', 'ab'), { recursive: true })
    writeFileSync(join(folder, 'files', 'ab', `ab${'0'.repeat(30)}`), 'no row names this')
    writeFileSync(join(folder, 'files', 'ab', `ab${'1'.repeat(30)}.part`), 'half writ')
    await start()
    expect(blobs().length).toBe(before)
    expect(Buffer.from(await storage.getFileDownload({ bucketId: 'b', fileId: 'kept' })).toString()).toBe('kept')
  })
})

describe('virus scanning', () => {
  let clamd: Server

  async function scannerSaying(verdict: (bytes: Buffer) => string): Promise<void> {
    clamd = createServer({ allowHalfOpen: true }, (socket) => {
      const parts: Buffer[] = []
      socket.on('data', (part) => parts.push(part))
      socket.on('end', () => socket.end(verdict(Buffer.concat(parts))))
    })
    await new Promise<void>((done) => clamd.listen(0, done))
    process.env.APPWRITE_ANTIVIRUS = `localhost:${(clamd.address() as { port: number }).port}`
  }
  afterEach(() => new Promise<void>((done) => clamd.close(() => done())))

  it('keeps a clean file', async () => {
    await scannerSaying((bytes) => (bytes.subarray(0, 10).toString() === 'zINSTREAM\0' && bytes.includes('harmless') ? 'stream: OK\0' : 'stream: Bad ERROR\0'))
    expect((await storage.createFile({ bucketId: 'b', fileId: 'clean', file: file('harmless') })).$id).toBe('clean')
  })

  it('refuses an infected file and leaves nothing of it', async () => {
    await scannerSaying(() => 'stream: Eicar-Test-Signature FOUND\0')
    await expect(storage.createFile({ bucketId: 'b', fileId: 'bad', file: file('virus') })).rejects.toMatchObject({ type: 'storage_invalid_file' })
    await expect(storage.getFile({ bucketId: 'b', fileId: 'bad' })).rejects.toMatchObject({ code: 404 })
  })

  it('keeps nothing when the scanner cannot say', async () => {
    await scannerSaying(() => '')
    await expect(storage.createFile({ bucketId: 'b', fileId: 'unsure', file: file('x') })).rejects.toMatchObject({ code: 500 })
  })
})

describe('ranges and types', () => {
  it.each([['bytes=0-4', { start: 0, end: 4 }], ['bytes=6-', { start: 6, end: 10 }], ['', null]])('%s', (header, expected) => expect(readRange(header, 11)).toEqual(expected))
  it.each(['bytes=11-12', 'bytes=4-4', 'bytes=-5', 'bytes=0-11', 'lines=0-1', 'bytes=5-2'])('%s is refused', (header) => expect(() => readRange(header, 11)).toThrow())

  it.each([
    ['%PDF-1.7 x', 'application/pdf'], ['\u0089PNG\r\n\u001a\n', 'image/png'], ['<!doctype html><p>', 'text/html'], ['{"a":1}', 'application/json'], ['{ not json', 'text/plain'],
    ['', 'application/x-empty'], ['a\u0000b', 'application/octet-stream'],
  ])('judges %j by its bytes', (content, type) => expect(contentTypeOf(Buffer.from(content, 'latin1'))).toBe(type))
})
