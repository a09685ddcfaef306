import type { SessionRow } from '../../auth/identity'
import { isKey } from '../../auth/auth'
import type { Context } from '../../http/context'
import { hostOf } from '../../http/cors'
import { header } from '../../http/request-info'
import { toSession } from '../users/session.model'
import type { OpenedSession } from '../users/session-writes'

/** Sets both session cookies and answers the session; its secret goes to key callers alone. */
export function answerSession(context: Context, { row, encoded }: OpenedSession): Record<string, unknown> {
  setSessionCookies(context, encoded, row)
  context.reply.status = 201
  return toSession(row, { current: true, secret: isKey(context.auth) ? encoded : '', cipher: context.backend.cipher })
}

/** Cookies for browsers, and the header that replaces them where third-party cookies are blocked. */
export function setSessionCookies(context: Context, encoded: string, { expire }: Pick<SessionRow, 'expire'>): void {
  const name = `a_session_${context.project.id}`
  const seconds = Math.max(0, Math.floor((Date.parse(expire) - context.now) / 1000))
  if (!sameSite(context)) context.reply.header('x-fallback-cookies', JSON.stringify({ [name]: encoded }))
  addCookies(context, { value: encodeURIComponent(encoded), expires: Date.parse(expire), seconds })
}

/** Makes the browser forget both cookies. The session itself is ended elsewhere. */
export function clearSessionCookies(context: Context): void {
  if (!sameSite(context)) context.reply.header('x-fallback-cookies', '[]')
  addCookies(context, { value: '', expires: context.now - 3_600_000, seconds: 0 })
}

type Cookie = { value: string; expires: number; seconds: number }

function addCookies(context: Context, { value, expires, seconds }: Cookie): void {
  const name = `a_session_${context.project.id}`
  const secure = isSecure(context) ? '; secure' : ''
  const common = `; expires=${new Date(expires).toUTCString()}; Max-Age=${seconds}; path=/${secure}; HttpOnly`
  context.reply.header('set-cookie', `${name}_legacy=${value}${common}`)
  context.reply.header('set-cookie', `${name}=${value}${common}; SameSite=None`)
}

function isSecure({ backend, request }: Context): boolean {
  return backend.options.publicOrigin?.startsWith('https:') === true || header(request, 'x-forwarded-proto') === 'https'
}

/** Whether page and server share a registrable domain, so that the browser keeps the cookies. */
function sameSite({ request }: Context): boolean {
  const site = (host: string) => (/^[\d.:[\]]+$/.test(host) || !host.includes('.') ? '' : host.split('.').slice(-2).join('.'))
  const page = site(hostOf(header(request, 'origin')))
  return page !== '' && page === site(request.hostname)
}
