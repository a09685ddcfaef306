import { afterEach, describe, expect, it } from 'vitest'
import { services } from '../services/services'
import { rateLimits } from '../testing/rate-limits.table'
import { startTestServer, TEST_PROJECT, type TestServer } from '../testing/start-test-server'

const DEFAULT_KEY = 'url:{url},ip:{ip}'
const HOUR = 3600
let server: TestServer | null = null

afterEach(async () => {
  await server?.close()
  server = null
})

const wanted = new Map(rateLimits.flatMap(([limit, seconds, key, routes]) => routes.trim().split(/\n\s*/).map((route): [string, string] => [route, `${limit} in ${seconds} s by ${key}`])))

describe('the limit of every route', () => {
  it.each(services.flatMap((service) => service.routes ?? []).map((route) => ({ name: `${route.method} ${route.path.replace(/:[A-Za-z0-9]+/g, ':id')}`, rule: route.rateLimit })))('is the release’s own: $name', ({ name, rule }) => {
    const key = rule?.key ?? DEFAULT_KEY
    const actual = rule === undefined ? 'none' : `${rule.limit} in ${rule.seconds ?? HOUR} s by ${typeof key === 'string' ? key : key.join(' | ')}`
    expect(actual).toBe(wanted.get(name) ?? 'none')
  })
})

describe('a limit', () => {
  it('is kept for guests and users, told in headers, and not for keys', async () => {
    server = await startTestServer({ rateLimits: true })
    const ask = (as: 'guest' | 'key') => server?.call('POST', '/account/recovery', { as, body: { email: 'nobody@clinic.test', url: 'http://localhost/' } })
    const left = []
    for (let i = 0; i < 10; i++) left.push((await ask('guest'))?.headers.get('x-ratelimit-remaining'))
    expect(left).toEqual(['9', '8', '7', '6', '5', '4', '3', '2', '1', '0'])
    expect(await ask('guest')).toMatchObject({ status: 429, body: { type: 'general_rate_limit_exceeded' } })
    expect((await ask('key'))?.status).not.toBe(429)
  })

  it('counts a large upload piece by piece', async () => {
    server = await startTestServer({ rateLimits: true })
    const ann = await server.person('ann')
    const { url } = server
    const send = (range: string) => fetch(`${url}/storage/buckets/none/files`, { method: 'POST', headers: { 'x-appwrite-project': TEST_PROJECT, 'x-appwrite-session': ann.secret, 'content-range': range } })
    const first = await send('bytes 0-4/100')
    const second = await send('bytes 5-9/100')
    expect([first, second].map((answer) => answer.headers.get('x-ratelimit-remaining'))).toEqual(['59', '59'])
    expect((await send('bytes 5-9/100')).headers.get('x-ratelimit-remaining')).toBe('58')
  })
})
