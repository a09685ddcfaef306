import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEST_KEY, TEST_PROJECT, startTestServer, type TestServer } from '../testing/start-test-server'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  const { db } = server.admin
  await db.create({ databaseId: 'd', name: 'D' })
  await db.createTable({ databaseId: 'd', tableId: 't', name: 'T', permissions: ['read("any")', 'create("any")'], rowSecurity: true, columns: [{ key: 'a', type: 'varchar', size: 20, required: false }, { key: 'n', type: 'integer', required: false }, { key: 'l', type: 'varchar', size: 9, required: false, array: true }] })
  await db.createRow({ databaseId: 'd', tableId: 't', rowId: 'r', data: { a: 'x', n: 1 } })
})
afterAll(() => server.close())

/** A small generator of numbers that always tells the same story for the same seed. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const NAUGHTY: unknown[] = [
  null, true, false, 0, -1, 1.5, 1e308, -0, 2 ** 53, '', ' ', 'unique()', 'd', 't', 'r', 'a', 'n', '../../etc/passwd', "'; DROP TABLE users; --", '"', '\\', '\u0000', '\u202e', '😀', 'x'.repeat(5000), '%', '%00', 'constructor', '__proto__',
  [], [null], ['read("any")'], ['read("nobody")'], [[]], {}, { a: 1 }, { $id: 'r' }, { __proto__: null, constructor: 1 }, { method: 'equal' }, ['{"method":"equal","attribute":"a","values":["x"]}'], ['{"method":"limit","values":[1]}'],
  ['{"method":"cursorAfter","values":["r"]}'], ['{"method":"search","attribute":"a","values":["\\"*"]}'], ['not json'], '{"method":"increment","values":[1]}', '2024-02-30', '2024-01-01T00:00:00.000+00:00', 'a@b.org', '+4912345678', 'http://localhost/x', 'javascript:alert(1)',
  [{ action: 'create', databaseId: 'd', tableId: 't', rowId: 'q', data: { a: 5 } }], [{ $id: 'b1', a: 'x' }], [{ key: 'k', type: 'integer' }], Array.from({ length: 300 }, () => 'x'), { a: { b: { c: { d: [1, { e: null }] } } } },
]

const BODIES = ['{', '[]', '"x"', 'null', '{"a":1,"a":2}', '{"__proto__":{"x":1}}', `${'['.repeat(100)}${']'.repeat(100)}`, '\ufeff{}', '{"rowId":"\\ud800","data":{"a":"\\ud800"}}', '{"n":123456789012345678901234567890}']

const IDS: Record<string, string> = { databaseId: 'd', collectionId: 't', tableId: 't', rowId: 'r', documentId: 'r', key: 'a', column: 'n', attribute: 'n' }

const UNSAFE = /^\/(account\/sessions\/oauth2|account\/tokens\/oauth2)/

describe('every route', () => {
  it('answers nonsense with a refusal: never a fault, never a wait', async () => {
    const pick = seeded(Number(process.env.FUZZ_SEED ?? 20_261_120))
    const any = <T>(list: readonly T[]): T => list[pick(list.length)] as T
    const routes = server.backend.router.routes.filter((route) => !UNSAFE.test(route.path) && !(route.method === 'DELETE' && /^\/(project|(tablesdb|databases)\/:databaseId(\/(tables|collections)\/:[a-zA-Z]+)?)$/.test(route.path)))
    const slow: string[] = []
    const faults: string[] = []
    for (let i = 0; i < Number(process.env.FUZZ_COUNT ?? 1200); i++) {
      const route = any(routes)
      const path = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(pick(5) > 0 ? (IDS[name] ?? 'x') : any(['unique()', '-', 'ä', '%', 'u'.repeat(60), 'current'])))
      const names = Object.keys(route.params)
      const given = Object.fromEntries(names.filter(() => pick(4) > 0).map((name) => [name, any(NAUGHTY)]))
      const query = route.method === 'GET' ? `?${names.map((name) => `${name}=${encodeURIComponent((JSON.stringify(any(NAUGHTY)) ?? '').slice(0, 300))}`).join('&')}` : ''
      const body = route.method === 'GET' ? undefined : pick(12) === 0 ? any(BODIES) : JSON.stringify(given)
      const started = performance.now()
      const response = await fetch(`${server.url}${path}${query}`, {
        method: route.method, body, redirect: 'manual',
        headers: { 'x-appwrite-project': TEST_PROJECT, 'content-type': 'application/json', ...(pick(5) > 0 ? { 'x-appwrite-key': TEST_KEY } : {}) },
      })
      const text = await response.text()
      if (performance.now() - started > 2000) slow.push(`${route.method} ${route.path}`)
      if (response.status === 500) faults.push(`${route.method} ${path}${query} ${(body ?? '').slice(0, 400)} → ${text} ${String((server.faults.at(-1) as Error | undefined)?.stack ?? '').split('\n').slice(0, 4).join(' ')}`)
    }
    expect(faults).toEqual([])
    expect(slow).toEqual([])
    expect(server.faults).toEqual([])
  }, 600_000)
})
