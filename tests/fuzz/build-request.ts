import fc from 'fast-check'
import type { Route } from '@/appwrite/local/http/route'
import { invalid } from '@/appwrite/local/http/validator'
import { blows, mutate } from './mutate'
import { brokenBody, naughtyQueries, naughtyText, naughtyValue } from './naughty.table'
import { COMMON, PLAUSIBLE, UNSENT } from './plausible.table'

export type Caller = 'guest' | 'user' | 'jwt' | 'key'
/** `path` is below /v1 with its query, percent-encoded; header values are Latin-1. */
export type FuzzRequest = { route: string; method: string; path: string; caller: Caller; headers: Record<string, string>; body: Buffer | null }

const mostly = <T>(usual: fc.Arbitrary<T>, strange: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T> => fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: strange })

/** Ids by the name a route calls them; where several things are there, any of them. */
export type Ids = Readonly<Record<string, string | readonly string[]>>

const idsOf = (ids: Ids, name: string): readonly string[] => [ids[name] ?? 'x'].flat()

/** Values of every shape that a parameter's own validator takes. */
function takenBy({ validator }: Route['params'][string]): unknown[] {
  return COMMON.filter((value) => {
    try {
      return validator.parse(value) !== invalid
    } catch {
      // A validator that needs the project cannot be asked here.
      return false
    }
  })
}

type Param = { name: string; spec: Route['params'][string]; ids: Ids; weight: number }

function valueOf({ name, spec, ids, weight }: Param): fc.Arbitrary<unknown> {
  const known = ids[name] === undefined ? [] : idsOf(ids, name)
  const taken = takenBy(spec)
  const guesses = [...(PLAUSIBLE[name] === undefined ? [] : [PLAUSIBLE[name]]), ...(known.length === 0 ? [] : [fc.constantFrom<unknown>(...known, ...known, 'unique()')]), ...(taken.length === 0 ? [] : [fc.constantFrom(...taken)])]
  const usual = guesses.length === 0 ? fc.constantFrom<unknown>('x', 'Name', 1) : fc.oneof(...guesses)
  return mostly(usual, name === 'queries' ? naughtyQueries : naughtyValue, weight)
}

/** Most parameters wrong, or most right: the first finds weak doors, the second gets behind them. */
const WEIGHTS = [2, 30] as const

const encodeText = (text: string) => encodeURIComponent(Buffer.from(text).toString()).slice(0, 4000)

function pathOf(template: string, ids: Ids): fc.Arbitrary<string> {
  const parts = template.split('/').map((part) => (part.startsWith(':') ? mostly(fc.constantFrom(...idsOf(ids, part.slice(1))), fc.oneof(naughtyText.map(encodeText), fc.constantFrom('%', '%00', '%ff%fe', '%E0%A4%A', '.', '..', 'unique()')), 6) : fc.constant(part)))
  return fc.tuple(...parts).map((each) => each.join('/'))
}

function paramsOf(route: Route, ids: Ids): fc.Arbitrary<Record<string, unknown>> {
  const inPath = new Set([...route.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1]))
  const names = Object.keys(route.params).filter((name) => !UNSENT.has(name) && !inPath.has(name))
  const requiredKeys = names.filter((name) => route.params[name]?.optional === false)
  return fc.oneof(...WEIGHTS.map((weight) => fc.record(Object.fromEntries(names.map((name) => [name, valueOf({ name, spec: route.params[name] as Route['params'][string], ids, weight })])), { requiredKeys })))
}

/** `a=1`, `list[]=x`, `map[k]=v` for what the parameters hold; sometimes hostile brackets. */
function queryOf(params: Record<string, unknown>): string {
  const pairs = Object.entries(params).flatMap(([name, value]): string[] => {
    if (Array.isArray(value)) return value.slice(0, 20).map((item) => `${name}[]=${encodeText(plain(item))}`)
    if (typeof value === 'object' && value !== null) return Object.entries(value).slice(0, 20).map(([key, item]) => `${name}[${encodeText(key)}]=${encodeText(plain(item))}`)
    return [`${name}=${encodeText(plain(value))}`]
  })
  return pairs.join('&').slice(0, 12_000)
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

type Body = { type: string; bytes: Buffer }

function multipartOf(params: Record<string, unknown>, file: string): Body {
  const fields = Object.entries(params).map(([name, value]) => `--BOUND\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${plain(value)}\r\n`)
  const content = `--BOUND\r\nContent-Disposition: form-data; name="${file}"; filename="a.tar.gz"\r\nContent-Type: text/plain\r\n\r\nsome bytes\r\n--BOUND--\r\n`
  return { type: 'multipart/form-data; boundary=BOUND', bytes: Buffer.from(fields.join('') + content) }
}

const FORMS = ['json', 'json', 'json', 'json', 'form', 'multipart', 'mutated', 'broken', 'mislabelled'] as const
const TYPES = ['text/plain', '', 'application/json;charset=utf-16', 'multipart/form-data', 'multipart/form-data; boundary=', 'application/octet-stream', 'APPLICATION/JSON', 'application/x-www-form-urlencoded']

function bodyOf(route: Route, ids: Ids): fc.Arbitrary<Body> {
  const takesFile = /\/(files|deployments)$/.test(route.path)
  return fc.record({ params: paramsOf(route, ids), form: fc.constantFrom(...FORMS), hits: blows, broken: brokenBody, type: fc.constantFrom(...TYPES) }).map(({ params, form, hits, broken, type }): Body => {
    const json = { type: 'application/json', bytes: Buffer.from(JSON.stringify(params)) }
    const usual = takesFile ? multipartOf(params, route.path.endsWith('files') ? 'file' : 'code') : json
    switch (form) {
      case 'form': return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(queryOf(params)) }
      case 'multipart': return multipartOf(params, 'file')
      case 'mutated': return { type: usual.type, bytes: mutate(usual.bytes, hits) }
      case 'broken': return { type: 'application/json', bytes: broken }
      case 'mislabelled': return { type, bytes: usual.bytes }
      default: return usual
    }
  })
}

const latin1 = (text: string) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 2000)

const strangeHeaders = fc.dictionary(
  fc.constantFrom('range', 'content-range', 'x-appwrite-id', 'x-appwrite-response-format', 'x-appwrite-jwt', 'x-appwrite-session', 'x-fallback-cookies', 'cookie', 'origin', 'x-forwarded-for', 'x-forwarded-user-agent', 'accept-language', 'user-agent', 'x-appwrite-timestamp', 'x-appwrite-locale', 'if-none-match', 'host', 'x-appwrite-project', 'x-appwrite-key'),
  fc.oneof(naughtyText.map(latin1), fc.constantFrom('bytes=0-', 'bytes=0-4', 'bytes=5-2', 'bytes 0-9/10', 'bytes 0-5242879/6000000', '1.8.0', '0.0.1', '99.99.99', 'eyJhbGciOiJIUzI1NiJ9.e30.x', 'eyJpZCI6ImFubiIsInNlY3JldCI6IngifQ==', 'null', 'http://localhost', 'standard_x', 'ephemeral_x.y.z')),
  { maxKeys: 3 },
)

/** Any request to a route: from almost right to bytes that mean nothing. `ids` are the things that are there. */
export function requestTo(route: Route, ids: Ids): fc.Arbitrary<FuzzRequest> {
  const hasBody = route.method !== 'GET'
  const isOwn = route.path.startsWith('/account')
  const caller = isOwn ? fc.constantFrom<Caller>('user', 'user', 'user', 'user', 'guest', 'guest', 'jwt', 'key') : fc.constantFrom<Caller>('key', 'key', 'key', 'key', 'key', 'key', 'user', 'user', 'jwt', 'guest')
  const headers = mostly(fc.constant({} as Record<string, string>), strangeHeaders, 3)
  return fc.record({ path: pathOf(route.path, ids), query: hasBody ? fc.constant({}) : paramsOf(route, ids), body: hasBody ? bodyOf(route, ids) : fc.constant(null), caller, headers }).map(({ path, query, body, caller: who, headers: strange }) => {
    const text = queryOf(query)
    const type: Record<string, string> = body === null || body.type === '' ? {} : { 'content-type': body.type }
    return { route: `${route.method} ${route.path}`, method: route.method, path: text === '' ? path : `${path}?${text}`, caller: who, headers: { ...type, ...strange }, body: body?.bytes ?? null }
  })
}
