import { afterEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import type { Limits } from '../limits'
import { startTestServer, TEST_PROJECT, type TestServer } from '../testing/start-test-server'

let server: TestServer

afterEach(() => server.close())

async function startWith(limits: Partial<Limits>, trustedAddresses: string[] = []): Promise<void> {
  server = await startTestServer({ limits, trustedAddresses })
}

type Opened = { socket: WebSocket; frames: string[]; closed: Promise<number> }

/** A socket that has been greeted, or refused, with what it was told. */
async function open(options: WebSocket.ClientOptions = {}, project = TEST_PROJECT): Promise<Opened> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/realtime?project=${project}`, options)
  const frames: string[] = []
  // Being cut off is what these tests wait for.
  socket.on('error', () => undefined)
  const closed = new Promise<number>((done) => socket.once('close', done))
  await new Promise<void>((done) => socket.on('message', (text) => {
    frames.push(String(text))
    done()
  }))
  return { socket, frames, closed }
}

describe('realtime sockets', () => {
  it('are limited per address, and one that ends makes room', async () => {
    await startWith({ realtimeSocketsPerAddress: 2 })
    const [first] = [await open(), await open()]
    const third = await open()
    expect(third.frames[0]).toContain('Too many realtime connections')
    expect(await third.closed).toBe(1013)
    first.socket.close()
    await first.closed
    for (let isIn = false; !isIn;) isIn = (await open()).frames[0]?.includes('"connected"') === true
  })

  it('are limited in all, whoever asks', async () => {
    await startWith({ realtimeSockets: 1, realtimeSocketsPerAddress: 1 }, ['127.0.0.1', '::1'])
    await open()
    expect(await (await open()).closed).toBe(1013)
  })

  it('from a trusted address only count towards the total', async () => {
    await startWith({ realtimeSocketsPerAddress: 1 }, ['127.0.0.1', '::1'])
    await open()
    expect((await open()).frames[0]).toContain('"connected"')
  })

  it('that send a larger message than allowed are closed', async () => {
    await startWith({ realtimeMessageBytes: 500 })
    const { socket, closed } = await open()
    socket.send('x'.repeat(501))
    expect(await closed).toBe(1009)
  })

  it('that answer no ping are ended, the others stay', async () => {
    await startWith({ realtimeSilenceMs: 200 })
    const [silent, alive] = [await open({ autoPong: false }), await open()]
    expect(await silent.closed).toBe(1006)
    expect(alive.socket.readyState).toBe(WebSocket.OPEN)
  })

  it('that do not read what they are sent are ended instead of filling the memory', async () => {
    await startWith({ realtimeBufferBytes: 200_000 })
    const { socket, closed } = await open()
    socket.send(JSON.stringify({ type: 'subscribe', data: [{ subscriptionId: 's', channels: ['rows'], queries: [] }] }))
    await new Promise<void>((done) => socket.once('message', () => done()))
    socket.pause()
    let isOver = false
    void closed.then(() => (isOver = true))
    const { events } = server.backend.project.store
    const event = { projectId: TEST_PROJECT, pattern: 'databases.[databaseId].tables.[tableId].rows.[rowId].create', params: { databaseId: 'd', tableId: 't', rowId: 'r' }, payload: { v: 'x'.repeat(60_000) }, readRoles: ['any'], userId: '', at: 0 }
    // More than the buffers of two sockets on one machine hold.
    for (let i = 0; i < 1000 && !isOver; i++) {
      events.publish(event)
      await new Promise((next) => setImmediate(next))
    }
    socket.resume()
    expect(await closed).toBe(1006)
  })

  it('that were refused and then speak nonsense do no harm', async () => {
    await startWith({})
    const { socket, frames } = await open({}, 'no-such-project')
    expect(frames[0]).toContain('Missing or unknown project ID')
    const raw = (socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket
    // Reserved bits set: what the other end cannot take for a frame.
    raw.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]))
    for (let i = 0; i < 3; i++) expect((await server.call('GET', '/locale')).status).toBe(200)
    expect(server.faults).toEqual([])
  })
})
