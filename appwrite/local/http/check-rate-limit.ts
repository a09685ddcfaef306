import { AppwriteError } from './appwrite-error'
import type { Context } from './context'
import { toJson } from './json-body'
import { header } from './request-info'

const DEFAULT_KEY = 'url:{url},ip:{ip}'

/**
 * Counts the call against the route's limit and refuses it when the window is used up. Keys are exempt, and so is everybody
 * while limits are off; the headers are there all the same.
 */
export function checkRateLimit(context: Context, headers: [string, string][]): void {
  const rule = context.route.rateLimit
  if (rule === undefined) return
  const isCounted = context.backend.options.rateLimits !== false && context.auth.kind !== 'key'
  let exceeded = false
  let closest: { remaining: number; resetAt: number } | null = null
  for (const key of rateLimitKeys(context)) {
    const state = isCounted ? context.backend.limiter.hit(key, rule) : context.backend.limiter.peek(key, rule)
    exceeded ||= state.exceeded
    if (closest === null || state.remaining < closest.remaining) closest = state
  }
  if (closest !== null) {
    headers.push(['x-ratelimit-limit', String(rule.limit)], ['x-ratelimit-remaining', String(closest.remaining)], ['x-ratelimit-reset', String(closest.resetAt)])
  }
  if (exceeded) throw new AppwriteError('general_rate_limit_exceeded')
}

/** Forgets what was counted, when the answer is one that the route's limit forgives. */
export function forgetRateLimit(context: Context): void {
  const { resetOn } = context.route.rateLimit ?? {}
  if (resetOn !== undefined && resetOn === context.reply.status) for (const key of rateLimitKeys(context)) context.backend.limiter.reset(key)
}

/** The windows a call counts in. */
function rateLimitKeys({ route, request, auth, project }: Context): string[] {
  const templates = route.rateLimit?.key ?? DEFAULT_KEY
  const filled: Record<string, string> = {
    ip: request.ip, url: `${route.method}${route.path}`, method: request.method, chunkId: pieceNumber(header(request, 'content-range')), userId: auth.user?.id ?? '', projectId: project.id,
  }
  return (typeof templates === 'string' ? [templates] : templates).map((template) => {
    const key = template.replace(/\{([^}]+)\}/g, (_, name: string) => filled[name] ?? paramText(request.query, request.body, name))
    return `${project.id}|${route.method} ${route.path}|${key}`
  })
}

/** Which piece of a file a request carries, so that a large upload is counted piece by piece. */
function pieceNumber(contentRange: string): string {
  const match = /^bytes (\d{1,15})-(\d{1,15})\//.exec(contentRange)
  if (match === null) return ''
  const [start, end] = [Number(match[1]), Number(match[2])]
  return String(end < start ? 0 : Math.floor(start / (end + 1 - start)))
}

function paramText(query: Record<string, unknown>, body: Record<string, unknown>, name: string): string {
  const value = name.startsWith('param-') ? (body[name.slice(6)] ?? query[name.slice(6)]) : undefined
  return value === undefined ? '' : typeof value === 'string' ? value : toJson(value)
}
