import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { startTestServer, TEST_PROJECT, type TestServer } from '../testing/start-test-server'
import { channelsOf, ownChannels } from './event-channels'
import { repeated } from './payload-filter'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ rateLimits: true })
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

type Frame = { type: string; data: Record<string, unknown> }

/** Opens a socket, says one thing if told to, and answers the last frame that came. */
async function last(query = '', message?: unknown): Promise<Frame> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/realtime?project=${TEST_PROJECT}${query}`)
  const frames: Frame[] = []
  const wanted = message === undefined ? 1 : 2
  await new Promise<void>((done) => {
    socket.on('message', (text) => {
      frames.push(JSON.parse(String(text)) as Frame)
      if (frames.length === 1 && message !== undefined) socket.send(JSON.stringify(message))
      if (frames.length === wanted) done()
    })
  })
  socket.terminate()
  return frames.at(-1) as Frame
}

const equal = encodeURIComponent('{"method":"equal","attribute":"a/ü","values":["x"]}')

describe('a message', () => {
  it.each([[5], ['text'], [true]])('that is JSON and no object (%j) is refused without a code', async (frame) => {
    expect(await last('', frame)).toEqual({ type: 'error', data: { code: 0, message: 'Error: Server Error' } })
  })
})

describe('a subscription', () => {
  it('may be empty, and is told back with whole queries', async () => {
    expect(await last('', { type: 'subscribe', data: [] })).toEqual({ type: 'response', data: { to: 'subscribe', success: true, subscriptions: [] } })
    const asked = [{ subscriptionId: 's', channels: [] }, { subscriptionId: 't', channels: ['files', 'account'], queries: ['{"attribute":"n","method":"isNull"}'] }]
    expect((await last('', { type: 'subscribe', data: asked })).data.subscriptions).toEqual([
      { subscriptionId: 's', channels: [], queries: [] },
      { subscriptionId: 't', channels: ['files', 'account'], queries: ['{"method":"isNull","attribute":"n","values":[]}'] },
    ])
  })

  it('needs an id of the usual form', async () => {
    expect(await last('', { type: 'subscribe', data: [{ subscriptionId: '-a', channels: ['files'] }] })).toEqual({ type: 'error', data: { code: 1003, message: 'Error: Server Error' } })
  })

  it('in the address has its queries under the channel, with dots or underscores, in slots or alone', async () => {
    const { data } = await last(`&channels[]=files&channels[]=a.b&channels[]=c.d&a.b[0][]=${equal}&a.b[0][]=${equal}&c_d[1][]=${equal}`)
    expect(data.channels).toEqual(['files', 'a.b', 'c.d'])
    expect(data.subscriptions).toEqual([expect.any(String), expect.any(String)])
    expect((await last(`&channels[]=files&files=${encodeURIComponent('{"method":"search","attribute":"a","values":["x"]}')}`)).data).toEqual({
      code: 1008, message: "Query method 'search' is not supported in Realtime queries. Allowed: equal, notEqual, lessThan, lessThanEqual, greaterThan, greaterThanEqual, isNull, isNotNull, and, or, select",
    })
  })
})

it('queries are repeated as PHP writes them', () => {
  expect(repeated(['{"values":["x/y","ü"],"attribute":"a","method":"equal"}', '{"method":"or","values":[{"method":"isNull","attribute":"b"}]}'])).toEqual([
    String.raw`{"method":"equal","attribute":"a","values":["x\/y","\u00fc"]}`, '{"method":"or","values":[{"method":"isNull","attribute":"b","values":[]}]}',
  ])
})

it('own channels come last, those of others not at all', () => {
  expect(ownChannels(['account', 'account.create', 'account.other', 'files'], 'me')).toEqual(['account', 'files', 'account.me', 'account.me.create'])
  expect(ownChannels(['account', 'account.create', 'account.other'], '')).toEqual(['account', 'account.create'])
})

it('executions are also told to the console', () => {
  const event = { projectId: 'p', pattern: 'functions.[functionId].executions.[executionId].create', params: { functionId: 'f', executionId: 'e' } }
  expect(channelsOf(event)).toEqual(['console', 'projects.p', 'executions', 'executions.e', 'functions.f', 'executions.create', 'executions.e.create', 'functions.f.create'])
})

describe('limits', () => {
  it('end with an error that says no more than any other', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/realtime?project=${TEST_PROJECT}`)
    const frames: Frame[] = []
    await new Promise<void>((done) => {
      socket.on('message', (text) => {
        frames.push(JSON.parse(String(text)) as Frame)
        if (frames.length === 1) for (let i = 0; i < 33; i += 1) socket.send('{"type":"ping"}')
        if (frames.length === 34) done()
      })
    })
    socket.terminate()
    expect(frames.slice(1, 33).every((frame) => frame.type === 'pong')).toBe(true)
    expect(frames[33]).toEqual({ type: 'error', data: { code: 1013, message: 'Error: Server Error' } })
  })

  it('hold one address to 128 connections a minute', async () => {
    let refused: Frame | undefined
    for (let i = 0; i < 260 && refused === undefined; i += 1) {
      const frame = await last()
      if (frame.type === 'error') refused = frame
    }
    expect(refused).toEqual({ type: 'error', data: { code: 1013, message: 'Error: Server Error' } })
  })
})
