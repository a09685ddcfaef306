import { signJwt } from '../../auth/jwt'
import type { Backend } from '../../backend'
import type { WireRequest } from '../../functions-runtime/messages'
import type { FunctionRow } from './functions.rows'

/** A request to a function, before the server's own headers are added. Kept sealed while it waits. */
export type FunctionCall = {
  trigger: 'http' | 'schedule' | 'event'
  method: string
  path: string
  headers: Record<string, string>
  /** Base64, because a body may be any bytes. */
  body: string
  /** Concrete name of the event, '' for other triggers. */
  event: string
  userId: string
  sessionId: string
  ip: string
}

const KEPT_REQUEST_HEADERS = new Set(['content-type', 'agent', 'content-length', 'host', 'x-appwrite-client-ip'])
const KEPT_RESPONSE_HEADERS = new Set(['content-type', 'content-length'])

/** Longer than the function may run, so that its key outlives it. */
const KEY_MARGIN_SECONDS = 60

/** The request as the function's process gets it, with the short-lived key of its scopes. */
export function wireRequest(backend: Backend, row: FunctionRow, { executionId, call }: { executionId: string; call: FunctionCall }): WireRequest {
  const life = { nowMs: backend.now(), seconds: row.timeout + KEY_MARGIN_SECONDS }
  const key = signJwt(backend.cipher, { projectId: backend.project.id, scopes: JSON.parse(row.scopes) as string[] }, life)
  const jwt = call.userId === '' || call.sessionId === '' ? '' : signJwt(backend.cipher, { userId: call.userId, sessionId: call.sessionId }, life)
  const headers: Record<string, string> = {
    host: new URL(backend.url).host, ...call.headers,
    'x-appwrite-execution-id': executionId, 'x-appwrite-key': `ephemeral_${key}`, 'x-appwrite-trigger': call.trigger,
    ...(call.event === '' ? {} : { 'x-appwrite-event': call.event }),
    'x-appwrite-user-id': call.userId, 'x-appwrite-user-jwt': jwt,
    'x-appwrite-country-code': '', 'x-appwrite-continent-code': '', 'x-appwrite-continent-eu': 'false', 'x-appwrite-client-ip': call.ip,
  }
  return { method: call.method, path: call.path, headers, body: Buffer.from(call.body, 'base64') }
}

/** What of the headers is kept with an execution: for a person's request also where it came from. */
export function keptRequestHeaders({ headers, trigger, ip }: Pick<FunctionCall, 'headers' | 'trigger' | 'ip'>): { name: string; value: string }[] {
  return kept(trigger === 'http' ? { ...headers, 'x-appwrite-client-ip': ip } : headers, KEPT_REQUEST_HEADERS)
}

/** What of a function's answer is kept with its execution: type and length, nothing that could carry a secret. */
export function keptResponseHeaders(headers: Record<string, string>): { name: string; value: string }[] {
  return kept(headers, KEPT_RESPONSE_HEADERS)
}

/** Headers in the shape of Appwrite's execution model. */
export function headerPairs(headers: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }))
}

function kept(headers: Record<string, string>, names: ReadonlySet<string>): { name: string; value: string }[] {
  return headerPairs(headers).filter(({ name }) => names.has(name.toLowerCase()))
}
