import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, TEST_KEY, TEST_PROJECT, type TestServer } from '../../testing/start-test-server'
import { storageSchema } from './storage.schema'
import { Sqlite } from '../../storage/sqlite'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ config: null })
  await server.call('POST', '/storage/buckets', { body: { bucketId: 'open', name: 'Open' } })
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

type Sent = { bucket?: string; field?: string; name?: string }

async function upload(fields: Record<string, string>, { bucket = 'open', field = 'file', name = 'a.txt' }: Sent = {}): Promise<Record<string, unknown>> {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  form.append(field, new Blob(['hello']), name)
  const response = await fetch(`${server.url}/storage/buckets/${bucket}/files`, { method: 'POST', headers: { 'x-appwrite-project': TEST_PROJECT, 'x-appwrite-key': TEST_KEY }, body: form })
  return (await response.json()) as Record<string, unknown>
}

describe('a folder', () => {
  it('is kept with a slash at its end and stands before the name', async () => {
    expect(await upload({ fileId: 'plain', folder: 'scans/2026' })).toMatchObject({ folder: 'scans/2026/', key: 'scans/2026/a.txt' })
    expect(await upload({ fileId: 'slash', folder: 'scans/2026/' })).toMatchObject({ folder: 'scans/2026/', key: 'scans/2026/a.txt' })
    expect(await upload({ fileId: 'none', folder: '' })).toMatchObject({ folder: '', key: 'a.txt' })
    const found = await server.call('GET', `/storage/buckets/open/files?queries[]=${encodeURIComponent('{"method":"equal","attribute":"folder","values":["scans/2026/"]}')}`)
    expect(found.body.total).toBe(2)
  })

  it.each(['/scans', '../x', 'x//y', './x', 'x/../y', '/', 'x\u0001', 'x'.repeat(2048)])('%j is none', async (folder) => {
    expect((await upload({ fileId: 'unique()', folder })).message).toMatch(/^Invalid `folder` param: Folder must be `\/`-separated segments without empty, `\.`, or `\.\.` segments, .* including the trailing slash\.$/)
  })

  it('written by an older server gets its slash', () => {
    const db = new Sqlite(':memory:')
    const [first, ...later] = storageSchema
    db.script(first?.sql ?? '')
    db.script("INSERT INTO buckets (id, created_at, updated_at, name, maximum_file_size) VALUES ('b', '', '', 'b', 1)")
    for (const [id, folder] of [['root', ''], ['deep', 'x/y']] as const) {
      db.run("INSERT INTO files (bucket_seq, bucket_id, id, created_at, updated_at, permission_set, name, folder, size_original) VALUES (1, 'b', ?, '', '', 0, 'n', ?, 1)", id, folder)
    }
    for (const { sql } of later) db.script(sql)
    expect(db.all<{ folder: string }>('SELECT folder FROM files ORDER BY seq')).toEqual([{ folder: '' }, { folder: 'x/y/' }])
    db.close()
  })
})

describe('an upload', () => {
  it('is the field `file` and no other', async () => {
    expect(await upload({ fileId: 'other' }, { field: 'picture' })).toMatchObject({ code: 400, type: 'storage_file_empty' })
  })

  it('has its extension compared in small letters with what the bucket allows as written', async () => {
    await server.call('POST', '/storage/buckets', { body: { bucketId: 'letters', name: 'Letters', allowedFileExtensions: ['png', 'TXT'] } })
    expect(await upload({ fileId: 'big' }, { bucket: 'letters', name: 'a.PNG' })).toMatchObject({ $id: 'big' })
    expect(await upload({ fileId: 'text' }, { bucket: 'letters', name: 'a.txt' })).toMatchObject({ type: 'storage_file_type_unsupported', message: 'File extension not allowed' })
  })
})

describe('what may be asked', () => {
  it('names `create` among the permissions of a change, and not among those of an upload', async () => {
    await upload({ fileId: 'kept' })
    const change = await server.call('PUT', '/storage/buckets/open/files/kept', { body: { permissions: ['x'] } })
    expect(change.body.message).toBe('Invalid `permissions` param: Permission "x" is not allowed. Must be one of: create, read, update, delete, write. or null')
    expect((await server.call('PUT', '/storage/buckets/open/files/kept', { body: { permissions: ['create("any")'] } })).body.$permissions).toEqual(['create("any")'])
    expect((await upload({ fileId: 'new', 'permissions[]': 'create("any")' })).message).toBe('Invalid `permissions` param: Permission "create("any")" is not allowed. Must be one of: read, update, delete, write. or null')
  })

  it('of tokens is nothing but their order', async () => {
    const query = encodeURIComponent('{"method":"isNull","attribute":"expire"}')
    const { body } = await server.call('GET', `/tokens/buckets/open/files/kept?queries[]=${query}`)
    expect(body.message).toBe('Invalid `queries` param: Invalid query: Attribute not found in schema: expire')
  })

  it('of a preview is no format without a name', async () => {
    const { body } = await server.call('GET', '/storage/buckets/open/files/kept/preview?output=')
    expect(body.message).toBe('Invalid `output` param: Value must be one of (jpg, jpeg, png, webp, heic, avif, gif)')
  })
})
