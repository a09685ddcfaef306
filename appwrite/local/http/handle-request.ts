import type { IncomingMessage, ServerResponse } from 'node:http'
import { accountRefusal } from '../auth/account-refusal'
import { checkRouteGuards } from '../auth/route-guards'
import type { Auth } from '../auth/auth'
import { resolveAuth } from '../auth/resolve-auth'
import { touchUser } from '../auth/touch-user'
import type { Backend } from '../backend'
import type { Project } from '../project'
import { findAbsentRoute, findShadowedRoute } from './absent-routes'
import { AppwriteError, SERVER_VERSION } from './appwrite-error'
import { Context } from './context'
import { corsHeaders } from './cors'
import { checkRateLimit, forgetRateLimit } from './check-rate-limit'
import { isOwnAddress, originRefusal } from './origins'
import { readParams } from './read-params'
import { isFault, refusalOf } from './refusal-of'
import { checkHead, header, readBody, readHead, type RequestInfo } from './request-info'
import { formatNumber } from './response-format'
import type { Route } from './route'
import type { Match } from './router'
import { sendError, sendErrorPage, sendResult } from './send'

type Headers = [string, string][]
type Failure = (error: unknown, about: { method: string; path: string }) => void

const NEWEST_KNOWN = formatNumber(SERVER_VERSION)

function tooNew(version: string): string {
  const shown = version.replace(/[^\w.-]/g, '')
  return `The current SDK is built for Appwrite ${shown}. However, the current Appwrite server version is ${SERVER_VERSION}. Please downgrade your SDK to match the Appwrite version: https://appwrite.io/docs/sdks`
}

/** Answers one request from the first byte to the last; never throws. */
export async function handleRequest(backend: Backend, exchange: { message: IncomingMessage; response: ServerResponse; onFailure: Failure }): Promise<void> {
  const { message, response, onFailure } = exchange
  const url = message.url ?? '/'
  const headers: Headers = []
  const shown = { asPage: false }
  const split = url.indexOf('?')
  const fullPath = split < 0 ? url : url.slice(0, split)
  try {
    checkHead(message, backend.limits)
    if (!fullPath.startsWith('/v1/')) {
      sendErrorPage(response, new AppwriteError('general_route_not_found'), headers)
      return
    }
    const request = readHead(message, { path: fullPath.slice(3), query: split < 0 ? '' : url.slice(split + 1), limits: backend.limits })
    if (request.method === 'OPTIONS') preflight(response, request)
    else await answer(backend, { request, message, response, headers, shown })
  } catch (error) {
    if (isFault(error)) onFailure(error, { method: message.method ?? '', path: fullPath })
    const send = shown.asPage ? sendErrorPage : sendError
    send(response, refusalOf(error), headers)
    if (!message.complete) leaveUnread(message, response, backend.limits.lingerMs)
  }
}

/** A body nobody wants is let through for a moment, so that the caller can read the answer; a sender who goes on is cut off. */
function leaveUnread(message: IncomingMessage, response: ServerResponse, lingerMs: number): void {
  message.resume()
  response.once('finish', () => {
    setTimeout(() => {
      if (!message.complete) message.socket.destroy()
    }, lingerMs).unref()
  })
}

function preflight(response: ServerResponse, request: RequestInfo): void {
  const head: string[] = []
  for (const [name, value] of corsHeaders(header(request, 'origin'), true)) head.push(name, value)
  head.push('server', 'Appwrite')
  response.writeHead(204, head)
  response.end()
}

/** `shown.asPage`: a refusal is a page for people rather than an object for programs. */
type Exchange = { request: RequestInfo; message: IncomingMessage; response: ServerResponse; headers: Headers; shown: { asPage: boolean } }

async function answer(backend: Backend, exchange: Exchange): Promise<void> {
  const { request, response, headers, shown } = exchange
  const match = backend.router.find(request.method, request.path)
  const absent = match === null ? findAbsentRoute(request.method, request.path) : findShadowedRoute(request.method, request.path, match.route.path)
  if (absent !== null) throw new AppwriteError('general_not_implemented', { message: `This server does not have the route ${absent}.`, status: 501 })
  shown.asPage = match === null || match.route.errorPage === true
  const project = findProject(backend, request)
  checkOrigin({ backend, project, request, headers })
  if (match === null) throw new AppwriteError('general_route_not_found')
  const auth = resolveAuth({ backend, project, request })
  checkAccess(project, match.route, auth)
  touchUser(project, auth, backend.now())
  const context = await enter(backend, { exchange, match, project, auth })
  const result = await handled(match.route, context.context, context.params)
  forgetRateLimit(context.context)
  sendResult(response, context.context, result)
}

/** Names the server gives tables and columns that keep rows, in SQLite's words for one that is not there. */
const GONE = /^no such (table: (main\.)?[tfj]\d+|column: (t\d+\.)?[cr]\d+)|has no column named [cr]\d+$/

/**
 * While a call waits for its turn to write, a change of the schema may be saved before it. What the call knew of the
 * table is then out of date; it has changed nothing and begins again.
 */
async function handled(route: Route, context: Context, params: Record<string, unknown>): Promise<unknown> {
  try {
    return await route.handler(context, params)
  } catch (error) {
    if (!(error instanceof Error) || !GONE.test(error.message)) throw error
    return route.handler(context, params)
  }
}

type Entering = { exchange: Exchange; match: Match; project: Project; auth: Auth }

async function enter(backend: Backend, { exchange, match, project, auth }: Entering): Promise<{ context: Context; params: Record<string, unknown> }> {
  const { request, message, headers } = exchange
  if (request.method !== 'GET' && request.method !== 'HEAD') await readBody(message, request, backend.limits)
  const version = header(request, 'x-appwrite-response-format')
  const format = formatNumber(version)
  if (version !== '' && format > NEWEST_KNOWN) headers.push(['x-appwrite-warning', tooNew(version)])
  const context = new Context({ backend, project, request, auth, route: match.route, format })
  const { older } = match.route
  if (older !== undefined && format < formatNumber(older.below)) request.body = older.rewrite(request.body)
  checkRateLimit(context, headers)
  checkRouteGuards(context)
  for (const pair of headers) context.reply.headers.push(pair)
  const params = readParams(match.route, { request, path: match.path, project })
  // A call that would do without its body is refused all the same: who sent one meant something by it.
  if (request.unreadBody !== null) throw request.unreadBody
  return { context, params }
}

function findProject(backend: Backend, request: RequestInfo): Project {
  const named = request.query.project
  const id = header(request, 'x-appwrite-project') || (typeof named === 'string' ? named : '')
  const project = backend.findProject(id)
  if (project === null) throw new AppwriteError('project_not_found')
  return project
}

type Asked = { backend: Backend; project: Project; request: RequestInfo; headers: Headers }

function checkOrigin({ backend, project, request, headers }: Asked): void {
  const origin = header(request, 'origin')
  if (origin === '') return
  const allowed = isOwnAddress({ backend, project }, origin)
  headers.push(...corsHeaders(origin, allowed))
  if (allowed || header(request, 'x-appwrite-key') !== '') return
  throw new AppwriteError('general_unknown_origin', originRefusal(origin))
}

/** Scope, service switch, blocked account, forced password reset and second factor, in the server's order. */
function checkAccess(project: Project, route: Route, auth: Auth): void {
  const services = project.settings.get<Record<string, boolean>>('services', {})
  if (services[route.service] === false && auth.kind !== 'key') throw new AppwriteError('general_service_disabled')
  if (auth.kind !== 'key' && project.settings.get<Record<string, boolean>>('protocols', {}).rest === false) throw new AppwriteError('general_api_disabled')
  const scopes = typeof route.scope === 'string' ? [route.scope] : route.scope
  // `sessions.write` opens a session of one's own; to open or end somebody else's is for keys alone. Those who may act as others may read about them.
  const isOthersAccount = route.service === 'users' && route.scope !== 'users.read' && auth.kind !== 'key'
  if (isOthersAccount || !scopes.some((scope) => auth.scopes.has(scope))) {
    throw new AppwriteError('general_unauthorized_scope', `${auth.label.who} (role: ${auth.label.role}) missing scopes (${JSON.stringify(scopes)})`)
  }
  const refusal = accountRefusal(project.db, auth, route.beforeSecondFactor)
  if (refusal !== null) throw new AppwriteError(refusal)
}
