import { describe, expect, it } from 'vitest'
import { AppwriteError, missing } from './appwrite-error'
import { findAbsentRoute, findShadowedRoute } from './absent-routes'
import { hostOf, isAllowedHost } from './cors'
import { parseJson, toJson } from './json-body'
import { parseMultipart } from './multipart'
import { parseQueryString } from './query-string'
import { RateLimiter } from './rate-limiter'
import { formatNumber, ResponseFormats } from './response-format'
import { Router } from './router'
import { route } from './route'
import { grouped, invalid, nullable } from './validator'
import { assoc, boolean, characters, customId, datetime, email, integer, integerRange, json, list, numeric, oneOf, permissions, phone, text, totalSwitch, uid } from './validators'

describe('query strings', () => {
  it('make lists and maps of brackets', () => {
    expect({ ...parseQueryString('queries[0]=a&queries[1]=b%20c&x=1&x=2&m[k]=v&list[]=p&list[]=q&flag') }).toEqual({ queries: ['a', 'b c'], x: '2', m: { k: 'v' }, list: ['p', 'q'], flag: '' })
  })

  it('never touch an object’s prototype', () => {
    const params = parseQueryString('__proto__=1&a[__proto__]=2&constructor[prototype]=3')
    expect(Object.keys(params)).toEqual([])
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })

  it('keep broken escapes as they came', () => expect(parseQueryString('a=%zz+b').a).toBe('%zz b'))
})

describe('JSON bodies', () => {
  it('keep whole numbers beyond 2^53 exact, both ways', () => {
    const parsed = parseJson('{"a":9223372036854775807,"b":[-9223372036854775808,1.5,12],"c":"9223372036854775807"}') as { a: unknown }
    expect(parsed).toEqual({ a: 9223372036854775807n, b: [-9223372036854775808n, 1.5, 12], c: '9223372036854775807' })
    expect(toJson(parsed)).toBe('{"a":9223372036854775807,"b":[-9223372036854775808,1.5,12],"c":"9223372036854775807"}')
  })

  it('refuse what is too deep or no JSON', () => {
    expect(() => parseJson('['.repeat(200) + ']'.repeat(200))).toThrow('nested deeper')
    expect(() => parseJson('{"a":')).toThrow('not valid JSON')
    expect(parseJson('"[[[[" ')).toBe('[[[[')
  })
})

describe('multipart bodies', () => {
  const body = Buffer.from('--b\r\ncontent-disposition: form-data; name="fileId"\r\n\r\nf1\r\n--b\r\nContent-Disposition: form-data; name="permissions[]"\r\n\r\nread("any")\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="../../etc/p%C3%A4ss.txt"\r\ncontent-type: text/plain\r\n\r\nline 1\r\nline 2\r\n--b--\r\n')

  it('split into fields and files, without the path of a file name', () => {
    const { params, files } = parseMultipart(body, 'multipart/form-data; boundary=b')
    expect({ ...params }).toEqual({ fileId: 'f1', permissions: ['read("any")'] })
    expect(files.map(({ field, name, type, bytes }) => [field, name, type, bytes.toString()])).toEqual([['file', 'päss.txt', 'text/plain', 'line 1\r\nline 2']])
  })

  it('need a boundary', () => expect(() => parseMultipart(body, 'multipart/form-data')).toThrow('boundary'))
})

describe('the router', () => {
  const make = (method: 'GET' | 'POST', path: string) => route({ method, path, scope: 'public', service: 's', params: {}, handler: () => path })
  const router = new Router()
  for (const path of ['/a/:x', '/a/b', '/a/:x/c', '/a/b/:y/d']) router.add(make('GET', path))

  it('prefers words to parameters and comes back from dead ends', () => {
    expect(router.find('GET', '/a/b')?.route.path).toBe('/a/b')
    expect(router.find('GET', '/a/z')?.path).toEqual({ x: 'z' })
    expect(router.find('GET', '/a/b/c')?.path).toEqual({ x: 'b' })
    expect(router.find('GET', '/a/b/q%20r/d')?.path).toEqual({ y: 'q r' })
    expect(router.find('HEAD', '/a/b')?.route.path).toBe('/a/b')
    expect(router.find('POST', '/a/b')).toBeNull()
    expect(router.find('GET', '/a/%zz')?.path).toEqual({ x: '%zz' })
  })

  it('refuses two routes on one path', () => expect(() => router.add(make('GET', '/a/:other'))).toThrow('Two routes'))

  it('names a route that Appwrite has and this server lacks', () => {
    expect(findAbsentRoute('GET', '/proxy/rules/x1')).toBe('GET /proxy/rules/:id')
    expect(findAbsentRoute('GET', '/no/such')).toBeNull()
    for (const service of ['/graphql', '/sites/x', '/migrations', '/vcs/installations']) expect(findAbsentRoute('GET', service), service).not.toBeNull()
    expect(findShadowedRoute('GET', '/users/usage', '/users/:userId')).toBe('GET /users/usage')
    expect(findShadowedRoute('GET', '/users/somebody', '/users/:userId')).toBeNull()
    expect(findShadowedRoute('DELETE', '/users/usage', '/users/:userId')).toBeNull()
    expect(findShadowedRoute('GET', '/users', '/users')).toBeNull()
  })
})

describe('validators', () => {
  it.each([
    [uid, 'a.b-c_1', true], [uid, '-a', false], [uid, 'x'.repeat(37), false], [customId, 'unique()', true], [text(3), 'abc', true], [text(3), '', false], [text(3, 0), '', true], [text(3), 'abcd', false],
    [text(2), '😀é', true], [boolean, 'true', true], [boolean, 'maybe', false], [integerRange(1, 5), '4', true], [integerRange(1, 5), 6, false], [integer, 5n, true], [integer, '12', true], [integer, 1.5, false],
    [numeric, '1.5', true], [numeric, 'x', false], [numeric, 2n, true], [oneOf(['a', 'b']), 'a', true], [oneOf(['a'], false), 'A', true], [oneOf(['a']), 'A', false], [json, '{"a":1}', true], [json, 'x', false], [json, '3', false],
    [assoc, [], true], [assoc, [1], false], [assoc, 'x', false], [list(uid, 1), ['a', 'b'], false], [list(uid), ['a', '-'], false], [list(uid), 'a', false], [email, 'a@b.org', true], [email, 'a@b', false], [email, 'a b@c.de', false],
    [phone, '+4912345678', true], [phone, '0123', false], [datetime, '2024-01-01', true], [datetime, 'x', false], [nullable(uid), null, true], [totalSwitch, 'x', false],
  ])('%# takes or refuses %s', (check, value, accepted) => {
    expect((check as typeof uid).parse(value) !== invalid).toBe(accepted)
    expect(check.describe()).toMatch(/^(Value|Parameter|UID|Phone)/)
  })

  it('count only for the number 0 as no counting', () => {
    expect([totalSwitch.parse('false'), totalSwitch.parse('0'), totalSwitch.parse('true')]).toEqual([true, false, true])
  })

  it('word their limits as the server does', () => {
    expect(text(128).describe()).toBe('Value must be a valid string and at least 1 chars and no longer than 128 chars')
    expect(text(6, 6).describe()).toBe('Value must be a valid string and exactly 6 chars')
    expect(grouped(-1234567n)).toBe('-1,234,567')
    expect(characters('a😀')).toBe(2)
  })

  it('keep the message about the first bad permission', () => {
    const check = permissions(['read'], 2)
    expect(check.parse(['write("any")'])).toBe(invalid)
    expect(check.describe()).toContain('Must be one of: read')
    expect(check.parse('x')).toBe(invalid)
    expect(check.parse([1])).toBe(invalid)
    expect(check.parse(['read("any")', 'read("any")', 'read("any")'])).toBe(invalid)
    expect(check.describe()).toBe('You can only provide up to 2 permissions.')
  })
})

describe('errors', () => {
  it('fill the catalogue’s wording', () => {
    expect(missing('row_not_found', 'r1').toBody()).toEqual({ message: "Row with the requested ID 'r1' could not be found.", code: 404, type: 'row_not_found', version: '1.9.6' })
    expect(new AppwriteError('row_missing_data', 'own words').message).toBe('own words')
  })

  it('hide registered codes that clients do not know', () => expect(new AppwriteError('user_oauth2_provider_error').toBody()).toMatchObject({ code: 500, message: 'Server Error' }))
})

describe('hosts', () => {
  it('match exactly or below a star', () => {
    expect(isAllowedHost('app.clinic.org', ['*.clinic.org'])).toBe(true)
    expect(isAllowedHost('clinic.org', ['*.clinic.org'])).toBe(false)
    expect(isAllowedHost('LOCALHOST', ['localhost'])).toBe(true)
    expect(isAllowedHost('evil-localhost', ['localhost'])).toBe(false)
    expect(hostOf('null')).toBe('')
    expect(hostOf('http://a.b:3000')).toBe('a.b')
  })
})

describe('rate limits', () => {
  it('count per key and window, and forget when told', () => {
    let now = 1_000_000
    const limiter = new RateLimiter(() => now)
    const rule = { limit: 2, seconds: 60 }
    expect(limiter.hit('k', rule)).toMatchObject({ remaining: 1, exceeded: false })
    expect(limiter.hit('k', rule)).toMatchObject({ remaining: 0, exceeded: false })
    expect(limiter.hit('k', rule).exceeded).toBe(true)
    expect(limiter.hit('other', rule).exceeded).toBe(false)
    limiter.reset('k')
    expect(limiter.hit('k', rule).exceeded).toBe(false)
    now += 60_000
    expect(limiter.hit('k', rule).remaining).toBe(1)
  })

  it('stay small under a flood of keys', () => {
    let now = 0
    const limiter = new RateLimiter(() => now)
    for (let i = 0; i < 20_500; i++) limiter.hit(`k${i}`, { limit: 1, seconds: 60 })
    now += 120_000
    expect(limiter.hit('k1', { limit: 1, seconds: 60 }).exceeded).toBe(false)
  })
})

describe('response formats', () => {
  it('apply what changed after the version asked for, newest first', () => {
    const formats = new ResponseFormats()
    formats.register([{ model: 'm', below: '1.9.0', apply: (body) => ({ ...body, seen: `${String(body.seen ?? '')}9` }) }, { model: 'm', below: '2.0.0', apply: (body) => ({ ...body, seen: '20' }) }])
    expect(formats.apply({}, 'm', formatNumber('2.0.0'))).toEqual({})
    expect(formats.apply({}, 'm', formatNumber('1.9.5'))).toEqual({ seen: '20' })
    expect(formats.applyToList({ total: 1, items: [{}] }, 'm', formatNumber('1.8.0'))).toEqual({ total: 1, items: [{ seen: '209' }] })
    expect(formatNumber('nonsense')).toBeGreaterThan(formatNumber('9.9.9'))
  })
})
