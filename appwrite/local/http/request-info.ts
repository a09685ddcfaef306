import type { IncomingMessage } from 'node:http'
import type { Limits } from '../limits'
import { AppwriteError, invalidArgument } from './appwrite-error'
import { checkDepth, parseJson } from './json-body'
import { parseMultipart, type UploadedFile } from './multipart'
import { parseQueryString, type RawParams } from './query-string'
import { addressOf } from './socket-gate'

/** A request as handlers see it: read once, never trusted. */
export type RequestInfo = {
  method: string
  /** Path below /v1, e.g. `/account`. */
  path: string
  query: RawParams
  body: RawParams
  /** Why the body counts as empty, although there was one; null otherwise. */
  unreadBody: AppwriteError | null
  files: UploadedFile[]
  headers: IncomingMessage['headers']
  cookies: Record<string, string>
  ip: string
  /** Host the client used, without the port. */
  hostname: string
  /** Scheme and host the client used, for links. */
  origin: string
}

const MB = 1024 * 1024
const NO_PARAMS: RawParams = Object.freeze(Object.create(null)) as RawParams

/** One header by its name in small letters, empty when it is missing; of several, the first. */
export function header(request: { headers: IncomingMessage['headers'] }, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** Refuses an address that is too long and more headers than a client has reason to send. */
export function checkHead(message: IncomingMessage, limits: Limits): void {
  if ((message.url ?? '').length > limits.urlBytes) throw invalidArgument('The address is too long.')
  if (message.rawHeaders.length / 2 > limits.headerCount) throw new AppwriteError('general_bad_request', { message: `A request may have at most ${limits.headerCount} headers.`, status: 431 })
}

type Address = { path: string; query: string; limits: Limits }

/** Reads everything but the body. */
export function readHead(message: IncomingMessage, { path, query, limits }: Address): RequestInfo {
  const host = message.headers.host ?? 'localhost'
  return {
    method: message.method ?? 'GET',
    path,
    query: query === '' ? NO_PARAMS : parseQueryString(query, limits.params),
    body: NO_PARAMS,
    unreadBody: null,
    files: [],
    headers: message.headers,
    cookies: parseCookies(message.headers.cookie),
    ip: addressOf(message.socket),
    hostname: host.replace(/:\d+$/, ''),
    origin: `http://${host}`,
  }
}

/** Reads the body into `body` and `files`, refusing what is larger than the server keeps in memory. */
export async function readBody(message: IncomingMessage, request: RequestInfo, limits: Limits): Promise<void> {
  const type = header(request, 'content-type')
  const multipart = /^multipart\/form-data/i.test(type)
  const limit = multipart ? limits.uploadBytes : limits.jsonBytes
  if (Number(message.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  const bytes = await collect(message, limit)
  if (bytes.length === 0) return
  if (multipart) Object.assign(request, fromMultipart(bytes, type))
  else if (/^application\/x-www-form-urlencoded/i.test(type)) request.body = parseQueryString(bytes.toString('utf8'), limits.params)
  else Object.assign(request, fromText(bytes.toString('utf8'), /^application\/json *(;|$)/i.test(type), limits))
}

type Read = Pick<RequestInfo, 'body' | 'unreadBody'>

/** The parameters in a text. What is no JSON, or does not say that it is, counts as nothing said. */
function fromText(text: string, saysJson: boolean, limits: Limits): Read {
  checkDepth(text, limits.jsonDepth)
  const unread = (why: string): Read => ({ body: NO_PARAMS, unreadBody: invalidArgument(why) })
  if (!saysJson) return unread('The request body must be JSON and say so in its content type.')
  try {
    const value = parseJson(text, limits.jsonDepth)
    return typeof value === 'object' && value !== null ? { body: asParams(value), unreadBody: null } : unread('The request body must be a JSON object.')
  } catch (error) {
    if (error instanceof AppwriteError) return { body: NO_PARAMS, unreadBody: error }
    throw error
  }
}

function fromMultipart(bytes: Buffer, type: string): { body: RawParams; files: UploadedFile[] } {
  const { params, files } = parseMultipart(bytes, type)
  return { body: params, files }
}

function asParams(value: object): RawParams {
  const params: RawParams = Object.create(null) as RawParams
  for (const [name, item] of Object.entries(value)) if (name !== '__proto__') params[name] = item
  return params
}

function collect(message: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((done, fail) => {
    const parts: Buffer[] = []
    let size = 0
    message.on('data', (part: Buffer) => {
      size += part.length
      if (size > limit) {
        fail(tooLarge(limit))
        message.removeAllListeners('data')
        message.resume()
        return
      }
      parts.push(part)
    })
    message.on('end', () => done(parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)))
    message.on('error', fail)
    message.on('aborted', () => fail(new AppwriteError('general_bad_request', 'The request was cut off.')))
  })
}

function tooLarge(limit: number): AppwriteError {
  return new AppwriteError('general_argument_invalid', `The request body is larger than ${limit >= MB ? `${Math.floor(limit / MB)} MB` : `${limit} bytes`}.`)
}

function parseCookies(text: string | undefined): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null) as Record<string, string>
  if (text === undefined) return cookies
  for (const pair of text.split(';')) {
    const at = pair.indexOf('=')
    if (at < 0) continue
    const name = pair.slice(0, at).trim()
    const value = pair.slice(at + 1).trim()
    if (!(name in cookies)) cookies[name] = value.includes('%') ? safeDecode(value) : value
  }
  return cookies
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    // A cookie of somebody else's making; it will simply not be a session.
    return value
  }
}
