import fc from 'fast-check'
import { connect } from 'node:net'
import { TEST_KEY, TEST_PROJECT } from '@/appwrite/local/testing/start-test-server'
import { blows, mutate } from './mutate'
import { naughtyQueries, naughtyText, naughtyValue } from './naughty.table'

const head = `host: localhost\r\nx-appwrite-project: ${TEST_PROJECT}\r\nx-appwrite-key: ${TEST_KEY}\r\n`
const upgrade = `GET /v1/realtime?project=${TEST_PROJECT} HTTP/1.1\r\nhost: localhost\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`

const REQUESTS = [
  `GET /v1/locale HTTP/1.1\r\n${head}\r\n`,
  `GET /v1/tablesdb/d/tables/t/rows?queries[0]=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B1%5D%7D HTTP/1.1\r\n${head}\r\n`,
  `POST /v1/tablesdb/d/tables/t/rows HTTP/1.1\r\n${head}content-type: application/json\r\ncontent-length: 42\r\n\r\n{"rowId":"unique()","data":{"a":"x","n":1}}`,
  `POST /v1/tablesdb HTTP/1.1\r\n${head}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n2\r\n1}\r\n0\r\n\r\n`,
  `POST /v1/storage/buckets/b/files HTTP/1.1\r\n${head}content-type: multipart/form-data; boundary=B\r\ncontent-length: 137\r\n\r\n--B\r\ncontent-disposition: form-data; name="fileId"\r\n\r\nunique()\r\n--B\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--B--\r\n`,
  `OPTIONS /v1/account HTTP/1.1\r\n${head}origin: http://localhost\r\n\r\nGET /v1/locale HTTP/1.0\r\n\r\n`,
  `GET /v1/locale HTTP/1.1\r\n${head}connection: keep-alive\r\nexpect: 100-continue\r\ncookie: a_session_${TEST_PROJECT}=%%%\r\n\r\n`,
  upgrade,
].map((text) => Buffer.from(text))

const bytesOfRequest = fc.oneof(
  { weight: 8, arbitrary: fc.record({ bytes: fc.constantFrom(...REQUESTS), hits: blows }).map(({ bytes, hits }) => mutate(bytes, hits)) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
)

const message = fc.oneof(
  { weight: 4, arbitrary: fc.record({ channels: fc.array(fc.oneof(naughtyText, fc.constantFrom('rows', 'account', 'documents', 'files')), { minLength: 1, maxLength: 4 }), queries: fc.oneof(fc.constant([]), naughtyQueries), subscriptionId: fc.oneof(fc.constant('s'), naughtyText) }).map((item) => ({ type: 'subscribe', data: [item] })) },
  { weight: 1, arbitrary: naughtyText.map((session) => ({ type: 'authentication', data: { session } })) },
  { weight: 1, arbitrary: naughtyText.map((subscriptionId) => ({ type: 'unsubscribe', data: [{ subscriptionId }] })) },
  { weight: 2, arbitrary: fc.record({ type: fc.oneof(fc.constantFrom('ping', 'subscribe', 'authentication', 'unsubscribe'), naughtyText), data: naughtyValue }) },
  { weight: 1, arbitrary: naughtyValue },
)

/** A client's frame: final, masked, of the given kind (1 text, 2 binary, 8 close, 9 ping; RFC 6455 section 5.2). */
function frameOf(payload: Buffer, kind: number): Buffer {
  const mask = Buffer.from([1, 2, 3, 4])
  const length = payload.length < 126 ? Buffer.from([0x80 | payload.length]) : Buffer.from([0x80 | 126, payload.length >> 8, payload.length & 0xff])
  return Buffer.concat([Buffer.from([0x80 | kind]), length, mask, payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0))])
}

const frames = fc.array(
  fc.record({ content: message, kind: fc.constantFrom(1, 1, 1, 1, 2, 8, 9, 10, 0, 5), hits: fc.option(blows, { freq: 3, nil: null }), inside: fc.boolean() }).map(({ content, kind, hits, inside }) => {
    const text = Buffer.from(JSON.stringify(content) ?? 'null').subarray(0, 60_000)
    if (hits === null) return frameOf(text, kind)
    return inside ? frameOf(mutate(text, hits), kind) : mutate(frameOf(text, kind), hits)
  }),
  { minLength: 1, maxLength: 6 },
).map((each) => Buffer.concat([Buffer.from(upgrade), ...each]))

export type RawRun = { seed: number; count: number; kind: 'http' | 'frames'; concurrency?: number }

/** Sends bytes that are almost HTTP, or almost websocket frames, each to a connection of its own. @returns the answers that were a 500 */
export async function fuzzBytes(url: string, { seed, count, kind, concurrency = 16 }: RawRun): Promise<string[]> {
  const all = fc.sample<Buffer>(kind === 'http' ? bytesOfRequest : frames, { seed, numRuns: count })
  const faults: string[] = []
  await Promise.all(Array.from({ length: concurrency }, async () => {
    for (let next = all.pop(); next !== undefined; next = all.pop()) {
      const said = await exchange(Number(new URL(url).port), next)
      if (/^HTTP\/1\.1 500|"code":500/.test(said)) faults.push(`${next.toString('latin1').slice(0, 600)} → ${said.slice(0, 300)}`)
    }
  }))
  return faults
}

const PATIENCE_MS = 150

/** Writes the bytes in two pieces and takes what comes back before the other side has nothing more to say. */
function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((done) => {
    let said = ''
    const socket = connect(port, 'localhost')
    const finish = () => {
      socket.destroy()
      done(said)
    }
    const patience = setTimeout(finish, PATIENCE_MS)
    const cut = Math.floor(bytes.length / 3)
    socket.on('connect', () => {
      socket.write(bytes.subarray(0, cut))
      socket.end(bytes.subarray(cut))
    })
    socket.on('data', (part: Buffer) => {
      said += part.toString('latin1')
      patience.refresh()
    })
    // A connection cut by the server is an answer too.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(patience)
      finish()
    })
  })
}
