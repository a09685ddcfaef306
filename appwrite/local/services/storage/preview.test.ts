import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, TEST_KEY, TEST_PROJECT, type TestServer } from '../../testing/start-test-server'
import { PreviewCache } from './preview-cache'
import { targetSize } from './preview-image'

let server: TestServer

async function upload(fileId: string, bytes: Buffer, name: string): Promise<void> {
  const form = new FormData()
  form.append('fileId', fileId)
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  const answer = await fetch(`${server.url}/storage/buckets/b/files`, { method: 'POST', body: form, headers: { 'x-appwrite-project': TEST_PROJECT, 'x-appwrite-key': TEST_KEY } })
  expect(answer.status).toBe(201)
}

type Preview = { status: number; type: string | null; cache: string | null; control: string | null; bytes: Buffer; body: Record<string, unknown> }

async function preview(fileId: string, query = ''): Promise<Preview> {
  const answer = await fetch(`${server.url}/storage/buckets/b/files/${fileId}/preview?${query}`, { headers: { 'x-appwrite-project': TEST_PROJECT, 'x-appwrite-key': TEST_KEY } })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const body = answer.status === 200 ? {} : (JSON.parse(bytes.toString()) as Record<string, unknown>)
  return { status: answer.status, type: answer.headers.get('content-type'), cache: answer.headers.get('x-appwrite-cache'), control: answer.headers.get('cache-control'), bytes, body }
}

const sizeOf = async ({ bytes }: Preview) => {
  const { width, height, format } = await sharp(bytes).metadata()
  return { width, height, format }
}

/** Red, green, blue and alpha of one point. */
async function pixel({ bytes }: Preview, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)]
}

/** 40 by 20: the left half red, the right half blue. */
const halves = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#ff0000' } }).composite([{ input: { create: { width: 20, height: 20, channels: 3, background: '#0000ff' } }, left: 20, top: 0 }])

beforeAll(async () => {
  server = await startTestServer()
  await server.call('POST', '/storage/buckets', { body: { bucketId: 'b', name: 'b' } })
  await upload('png', await halves().png().toBuffer(), 'halves.png')
  await upload('held', await halves().jpeg().withMetadata({ orientation: 6 }).toBuffer(), 'held.jpg')
  await upload('text', Buffer.from('no picture at all'), 'notes.txt')
  await upload('broken', (await halves().png().toBuffer()).subarray(0, 60), 'broken.png')
  await upload('bare', await halves().webp().toBuffer(), 'bare')
})
afterAll(() => server.close())

describe('the preview of a picture', () => {
  it.each([
    ['', { width: 40, height: 20, format: 'png' }],
    ['width=20', { width: 20, height: 10, format: 'png' }],
    ['height=10', { width: 20, height: 10, format: 'png' }],
    ['width=10&height=10', { width: 10, height: 10, format: 'png' }],
    ['width=10&height=10&gravity=left', { width: 10, height: 10, format: 'png' }],
    ['borderWidth=3&borderColor=00ff00', { width: 46, height: 26, format: 'png' }],
    ['borderWidth=3&borderRadius=5', { width: 40, height: 20, format: 'png' }],
    ['rotation=90', { width: 20, height: 40, format: 'png' }],
    ['output=webp&quality=20', { width: 40, height: 20, format: 'webp' }],
    ['output=jpg&quality=0', { width: 40, height: 20, format: 'jpeg' }],
    ['output=gif&width=8', { width: 8, height: 4, format: 'gif' }],
  ])('asked with "%s" is %o', async (query, expected) => {
    expect(await sizeOf(await preview('png', query))).toEqual(expected)
  })

  it('cuts the side that the gravity does not name', async () => {
    expect((await pixel(await preview('png', 'width=10&height=10&gravity=left'), 5, 5)).slice(0, 3)).toEqual([255, 0, 0])
    expect((await pixel(await preview('png', 'width=10&height=10&gravity=bottom-right'), 5, 5)).slice(0, 3)).toEqual([0, 0, 255])
  })

  it('draws border, corners, opacity and background', async () => {
    expect(await pixel(await preview('png', 'borderWidth=3&borderColor=00ff00'), 1, 1)).toEqual([0, 255, 0, 255])
    expect((await pixel(await preview('png', 'borderRadius=8'), 0, 0))[3]).toBe(0)
    expect((await pixel(await preview('png', 'opacity=0.5'), 5, 5))[3]).toBeGreaterThan(120)
    expect((await pixel(await preview('png', 'opacity=0.5'), 5, 5))[3]).toBeLessThan(135)
    const [red = 0, green = 0] = await pixel(await preview('png', 'opacity=0.5&background=00ff00'), 5, 5)
    expect([red > 120 && red < 135, green > 120 && green < 135]).toEqual([true, true])
  })

  it('is turned the way the camera was held', async () => {
    expect(await sizeOf(await preview('held'))).toEqual({ width: 20, height: 40, format: 'jpeg' })
  })

  it('takes the format of what a file without an extension holds', async () => {
    expect((await preview('bare')).type).toBe('image/webp')
  })

  it('is drawn once and then kept', async () => {
    const first = await preview('png', 'width=7')
    const second = await preview('png', 'width=7')
    expect([first.cache, first.control, second.cache, second.control]).toEqual(['miss', 'no-cache, no-store, must-revalidate, private, max-age=2592000', 'hit', 'private, max-age=15552000'])
    expect(second.bytes.equals(first.bytes)).toBe(true)
  })
})

describe('what is no picture', () => {
  it('is shown as a plain sheet', async () => {
    const sheet = await preview('text')
    expect([sheet.type, await sizeOf(sheet), await pixel(sheet, 9, 9)]).toEqual(['image/png', { width: 1200, height: 800, format: 'png' }, [0xec, 0xef, 0xf1, 255]])
    expect(await sizeOf(await preview('text', 'width=300&output=jpg'))).toEqual({ width: 300, height: 200, format: 'jpeg' })
  })

  it('is refused when it only pretends to be one', async () => {
    expect(await preview('broken')).toMatchObject({ status: 400, body: { type: 'storage_file_type_unsupported' } })
  })

  it('is refused when it is too large to be read', async () => {
    const header = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } }).png().toBuffer()
    header.writeUInt32BE(20_000, 16)
    header.writeUInt32BE(20_000, 20)
    await upload('bomb', header, 'bomb.png')
    const answer = await preview('bomb')
    expect(answer.status).toBe(400)
    expect(['storage_image_resolution_exceeded', 'storage_file_type_unsupported']).toContain(answer.body.type)
  })

  it('says that changes of pictures are off before it asks who may read', async () => {
    await server.call('PUT', '/storage/buckets/b', { body: { name: 'b', transformations: false } })
    const answer = await server.call('GET', '/storage/buckets/b/files/unknown/preview', { as: 'guest' })
    await server.call('PUT', '/storage/buckets/b', { body: { name: 'b', transformations: true } })
    expect([answer.status, answer.body.type]).toEqual([403, 'storage_bucket_transformations_disabled'])
  })
})

describe('drawing', () => {
  it('keeps the shape when one side is asked', () => {
    expect(targetSize({ width: 1000, height: 333 }, { width: 100, height: 0 })).toEqual({ width: 100, height: 33 })
    expect(targetSize({ width: 4000, height: 1 }, { width: 100, height: 0 })).toEqual({ width: 100, height: 1 })
  })

  it('does no more than two at a time, and keeps what was drawn', async () => {
    const cache = new PreviewCache()
    let running = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++running)
      await new Promise((done) => setTimeout(done, 1))
      running--
      return Buffer.from('x')
    }
    await Promise.all(Array.from({ length: 6 }, (_, number) => cache.draw(String(number), work)))
    expect([most, cache.find('5')?.toString(), cache.find('6')]).toEqual([2, 'x', null])
  })
})
