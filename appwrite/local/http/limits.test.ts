import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, limitsFrom, type Limits } from '../limits'
import { startTestServer, TEST_KEY, TEST_PROJECT, type TestServer } from '../testing/start-test-server'

let server: TestServer

afterEach(() => server.close())

async function startWith(limits: Partial<Limits>, trustedAddresses?: string[]): Promise<void> {
  server = await startTestServer({ limits, ...(trustedAddresses === undefined ? {} : { trustedAddresses }) })
}

const port = () => Number(new URL(server.url).port)

/** A bare connection: what is written is sent as it is, what comes back is kept. */
class Line {
  said = ''
  isClosed = false
  readonly closed: Promise<void>

  constructor(readonly socket: Socket = connect(port(), 'localhost')) {
    socket.on('data', (bytes: Buffer) => (this.said += bytes.toString('latin1')))
    // Being cut off is what these tests wait for.
    socket.on('error', () => undefined)
    this.closed = new Promise((done) => socket.once('close', () => {
      this.isClosed = true
      done()
    }))
  }

  static async open(): Promise<Line> {
    const line = new Line()
    await new Promise<void>((done, fail) => line.socket.once('connect', done).once('error', fail))
    return line
  }

  write(text: string): void {
    this.socket.write(text)
  }

  async until(said: RegExp): Promise<void> {
    while (!said.test(this.said)) {
      if (this.isClosed) throw new Error(`The connection ended before ${said} was said: ${this.said.slice(0, 300)}`)
      await new Promise((next) => setTimeout(next, 5))
    }
  }
}

const HEAD = `host: localhost\r\nx-appwrite-project: ${TEST_PROJECT}\r\n`
const status = (line: Line) => Number(/^HTTP\/1\.1 (\d+)/.exec(line.said)?.[1])

describe('a request', () => {
  it('with a larger body than allowed is refused, with its length told or not', async () => {
    await startWith({ jsonBytes: 1000, lingerMs: 50 })
    const big = JSON.stringify({ name: 'x'.repeat(2000) })
    expect(await server.call('POST', '/tablesdb', { body: big })).toMatchObject({ status: 400, body: { message: 'The request body is larger than 1000 bytes.' } })
    const line = await Line.open()
    line.write(`POST /v1/tablesdb HTTP/1.1\r\n${HEAD}x-appwrite-key: ${TEST_KEY}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${big.length.toString(16)}\r\n${big}\r\n`)
    await line.until(/larger than 1000 bytes/)
    // The chunked body never ends: the connection is cut.
    await line.closed
    expect((await server.call('POST', '/tablesdb', { body: { databaseId: 'd', name: 'D' } })).status).toBe(201)
  })

  it('with a larger upload than allowed is refused', async () => {
    await startWith({ uploadBytes: 1000 })
    const form = new FormData()
    form.set('file', new Blob(['x'.repeat(2000)]), 'a.txt')
    const response = await fetch(`${server.url}/storage/buckets/b/files`, { method: 'POST', body: form, headers: { 'x-appwrite-project': TEST_PROJECT, 'x-appwrite-key': TEST_KEY } })
    expect([response.status, ((await response.json()) as { message: string }).message]).toEqual([400, 'The request body is larger than 1000 bytes.'])
  })

  it('with a longer address, larger or more headers than allowed is refused', async () => {
    await startWith({ urlBytes: 500, headerBytes: 4000, headerCount: 20 })
    expect((await server.call('GET', `/locale?a=${'x'.repeat(600)}`)).body).toMatchObject({ code: 400, message: 'The address is too long.' })
    expect((await server.call('GET', '/locale', { headers: { 'x-large': 'x'.repeat(5000) } })).status).toBe(431)
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`x-h${i}`, 'a']))
    expect((await server.call('GET', '/locale', { headers: many })).body).toMatchObject({ code: 431, message: 'A request may have at most 20 headers.' })
    expect((await server.call('GET', '/locale')).status).toBe(200)
  })

  it('with deeper JSON, more parameters or more queries than allowed is refused', async () => {
    await startWith({ jsonDepth: 5, params: 50 })
    expect((await server.call('POST', '/tablesdb', { body: '{"a":[[[[[1]]]]]}' })).body).toMatchObject({ code: 400, message: 'The request body is nested deeper than 5 levels.' })
    expect((await server.call('GET', `/locale?${'a=1&'.repeat(60)}`)).body).toMatchObject({ code: 400, message: 'A request may carry at most 50 parameters.' })
    const form = { body: 'a[]=1&'.repeat(60), headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    expect((await server.call('POST', '/tablesdb', form)).body).toMatchObject({ code: 400, message: 'A request may carry at most 50 parameters.' })
    await server.close()
    await startWith({})
    const listOf = (count: number) => server.call('GET', `/users?${'queries[]={"method":"isNull","attribute":"name"}&'.repeat(count)}`)
    expect((await listOf(200)).status).toBe(200)
    expect((await server.call('GET', `/users?${'queries[]=a&'.repeat(501)}`)).body).toMatchObject({ code: 400, type: 'general_argument_invalid' })
    const ask = (queries: unknown[]) => server.call('DELETE', '/tablesdb/d/tables/t/rows', { body: { queries: queries.map((query) => JSON.stringify(query)) } })
    await server.admin.db.create({ databaseId: 'd', name: 'D' })
    await server.admin.db.createTable({ databaseId: 'd', tableId: 't', name: 'T', columns: [{ key: 'v', type: 'varchar', size: 20, required: false }] })
    const equal = { method: 'equal', attribute: 'v', values: Array.from({ length: 400 }, (_, i) => `v${i}`) }
    expect((await ask(Array.from({ length: 13 }, () => equal))).body).toMatchObject({ code: 400, message: 'Invalid query: A request may compare with at most 5000 values.' })
    const contains = { method: 'or', values: Array.from({ length: 3 }, () => ({ method: 'contains', attribute: 'v', values: Array.from({ length: 67 }, () => 'x') })) }
    expect((await ask([contains])).body).toMatchObject({ code: 400, message: 'Invalid query: A request may look for at most 200 pieces of text.' })
    expect((await ask([equal])).status).toBe(200)
    const form2 = { body: 'a[]=1&'.repeat(200_000), headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    expect((await server.call('POST', '/tablesdb', form2)).body).toMatchObject({ code: 400, message: 'A request may carry at most 5000 parameters.' })
  })
})

describe('a slow caller', () => {
  it('who trickles headers is cut off', async () => {
    await startWith({ headersMs: 200 })
    const line = await Line.open()
    line.write('GET /v1/locale HTTP/1.1\r\n')
    const trickle = setInterval(() => line.write('x-slow: a\r\n'), 20)
    await line.closed
    clearInterval(trickle)
    expect(status(line)).toBe(408)
  })

  it('who trickles a body is cut off', async () => {
    await startWith({ headersMs: 200, requestMs: 400 })
    const line = await Line.open()
    line.write(`POST /v1/tablesdb HTTP/1.1\r\n${HEAD}x-appwrite-key: ${TEST_KEY}\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{`)
    const trickle = setInterval(() => line.write(' '), 20)
    await line.closed
    clearInterval(trickle)
    expect((await server.call('GET', '/locale')).status).toBe(200)
  })

  it('who says nothing at all is cut off', async () => {
    await startWith({ headersMs: 200, stalledMs: 200 })
    await (await Line.open()).closed
  })

  it('who never reads his answers is cut off', async () => {
    await startWith({ stalledMs: 300 })
    const line = await Line.open()
    line.socket.pause()
    line.write(`GET /v1/locale/languages HTTP/1.1\r\n${HEAD}\r\n`.repeat(2000))
    // Whoever does not read learns of the end by writing.
    const knock = setInterval(() => line.write('\r\n'), 50)
    await line.closed
    clearInterval(knock)
    expect((await server.call('GET', '/locale')).status).toBe(200)
  })
})

describe('a flood of connections', () => {
  it('from one address stops at its share, and goes on when one of them ends', async () => {
    await startWith({ socketsPerAddress: 3 }, [])
    const held = [await Line.open(), await Line.open(), await Line.open()]
    const refused = await Line.open()
    await refused.closed
    expect(status(refused)).toBe(429)
    held[0]?.socket.destroy()
    await held[0]?.closed
    for (let isIn = false; !isIn;) {
      const line = await Line.open()
      line.write(`GET /v1/locale HTTP/1.1\r\n${HEAD}connection: close\r\n\r\n`)
      await line.closed
      isIn = status(line) === 200
    }
    for (const line of held) line.socket.destroy()
  })

  it('stops at the total for everybody, trusted or not', async () => {
    await startWith({ sockets: 2, socketsPerAddress: 1 })
    const held = [await Line.open(), await Line.open()]
    const refused = await Line.open()
    await refused.closed
    expect(status(refused)).toBe(503)
    for (const line of held) line.socket.destroy()
  })
})

describe('limits in the environment', () => {
  it('carry the name in capitals and must be whole numbers', async () => {
    await startWith({})
    expect(limitsFrom({ APPWRITE_LIMIT_SOCKETS_PER_ADDRESS: '7', APPWRITE_LIMIT_JSON_BYTES: '100', APPWRITE_LIMIT_URL_BYTES: '', OTHER: 'x' })).toEqual({ socketsPerAddress: 7, jsonBytes: 100 })
    for (const value of ['0', '-1', '1.5', 'many']) expect(() => limitsFrom({ APPWRITE_LIMIT_HEADERS_MS: value })).toThrow(`APPWRITE_LIMIT_HEADERS_MS must be a whole number above zero, not "${value}".`)
    for (const limit of Object.values(DEFAULT_LIMITS)) expect(limit).toBeGreaterThan(0)
  })
})
