import fc from 'fast-check'
import { TEST_PROJECT } from '@/appwrite/local/testing/start-test-server'
import { requestTo, type FuzzRequest } from './build-request'
import { sendRequest } from './send-request'
import { offline, startWorld, type World } from './world'

/**
 * What a run found. A fault is a 500; a cut got no answer; a hang took over two seconds, and did so again when it was asked alone
 * (`slow` counts those that only waited for others on a busy machine). Each kind is listed once per route.
 */
export type Findings = { sent: number; statuses: Map<number, number>; faults: Map<string, string>; hangs: Map<string, string>; cuts: Map<string, string>; slow: number; slowestMs: number; routes: Map<string, { sent: number; accepted: number }> }
export type Asked = { seed: number; count: number; concurrency?: number; onProgress?: (findings: Findings) => void }

const REQUESTS_PER_WORLD = 1500
const HANG_MS = 2000
/** Takes away what requests after it need (a table, a column, an account, a switch): sent now and then only. */
const SPOILS_THE_WORLD = /^(DELETE |PUT |PATCH )(\/(tablesdb|databases)\/:databaseId(\/(tables|collections)\/:\w+)?|\/(tablesdb|databases)\/.*\/(columns|attributes|indexes)\/.*|\/storage\/buckets\/:bucketId|\/functions\/:functionId|\/messaging\/(topics|providers)\/:\w+|\/teams\/:teamId|\/project\/(services|protocols|auth-methods)\/.*|\/users\/:userId(\/(status|password|mfa|sessions.*))?|\/account(\/(sessions|status|password|mfa).*)?)$/
const SELDOM = 15
/** Where records live: asked more often than settings. */
const MOST_USED = /\/(rows|documents|transactions|files)\b/

/**
 * As on the real server, a sign-in that a provider elsewhere refuses is told as 500: to programs with its own type, to people
 * as a page without one. Nothing here has failed then, and the server kept no fault.
 */
const PROVIDER_FAILED = /"type":"user_oauth2_provider_(error|failure)"/
const TOLD_AS_PAGE = /^GET \/account\/sessions\/oauth2\/(:provider\/redirect|callback\/)/

/** Sends `count` requests drawn from the seed to every route of a server, through worlds that are made anew now and then. */
export async function fuzzRoutes({ seed, count, concurrency = 8, onProgress }: Asked): Promise<Findings> {
  offline()
  const findings: Findings = { sent: 0, statuses: new Map(), faults: new Map(), hangs: new Map(), cuts: new Map(), slow: 0, slowestMs: 0, routes: new Map() }
  for (let round = 0; findings.sent < count; round++) {
    const world = await startWorld()
    for (const { method, path } of world.server.backend.router.routes) if (!findings.routes.has(`${method} ${path}`)) findings.routes.set(`${method} ${path}`, { sent: 0, accepted: 0 })
    try {
      await fuzzWorld(world, { seed: seed + round, count: Math.min(REQUESTS_PER_WORLD, count - findings.sent), concurrency }, findings)
    } finally {
      await world.close()
    }
    onProgress?.(findings)
  }
  return findings
}

async function fuzzWorld(world: World, { seed, count, concurrency }: Required<Omit<Asked, 'onProgress'>>, findings: Findings): Promise<void> {
  const { routes } = world.server.backend.router
  const lasting = routes.filter((route) => !SPOILS_THE_WORLD.test(`${route.method} ${route.path}`))
  const usual = lasting.flatMap((route) => Array.from({ length: MOST_USED.test(route.path) ? 6 : 1 }, () => route))
  const toUsual = fc.nat(usual.length - 1).chain((at) => requestTo(usual[at] as (typeof usual)[number], world.ids))
  const toAny = fc.nat(routes.length - 1).chain((at) => requestTo(routes[at] as (typeof routes)[number], world.ids))
  const requests = fc.sample(fc.oneof({ weight: SELDOM, arbitrary: toUsual }, { weight: 1, arbitrary: toAny }), { seed, numRuns: count })
  const suspects: FuzzRequest[] = []
  await Promise.all(Array.from({ length: concurrency }, async () => {
    for (let next = requests.pop(); next !== undefined; next = requests.pop()) if ((await judge(world, next, findings)) > HANG_MS) suspects.push(next)
  }))
  findings.slow += suspects.length
  for (const suspect of suspects) {
    const ms = await judge(world, suspect, findings)
    if (ms > HANG_MS) findings.hangs.set(suspect.route, `${Math.round(ms)} ms alone: ${suspect.method} ${suspect.path.slice(0, 600)} ${suspect.body?.toString('utf8').slice(0, 600) ?? ''}`)
  }
}

/** Sends one request and notes what came of it. @returns how long it took, in milliseconds */
async function judge(world: World, asked: FuzzRequest, findings: Findings): Promise<number> {
  const faultsBefore = world.server.faults.length
  const received = await sendRequest({ method: asked.method, url: `${world.server.url}${asked.path}`, headers: { 'x-appwrite-project': TEST_PROJECT, ...world.credentials[asked.caller], ...asked.headers }, body: asked.body })
  findings.sent++
  findings.statuses.set(received.status, (findings.statuses.get(received.status) ?? 0) + 1)
  const route = findings.routes.get(asked.route) ?? { sent: 0, accepted: 0 }
  findings.routes.set(asked.route, { sent: route.sent + 1, accepted: route.accepted + Number(received.status >= 200 && received.status < 400) })
  findings.slowestMs = Math.max(findings.slowestMs, received.ms)
  const shown = () => `${asked.method} ${asked.path.slice(0, 600)} as ${asked.caller} ${JSON.stringify(asked.headers)} ${asked.body?.toString('utf8').slice(0, 600) ?? ''} → ${received.status} ${received.text}`
  const isProviders = PROVIDER_FAILED.test(received.text) || (TOLD_AS_PAGE.test(asked.route) && world.server.faults.length === faultsBefore && received.text.startsWith('<!doctype html>'))
  if (received.status === 500 && !isProviders) {
    const { stack } = (world.server.faults[faultsBefore] ?? {}) as { stack?: string }
    findings.faults.set(`${asked.route} ${firstLines(stack)}`, `${shown()}\n${firstLines(stack, 8)}`)
  }
  if (received.status === 0) findings.cuts.set(`${asked.route} ${received.text}`, shown())
  return received.ms
}

function firstLines(stack: string | undefined, lines = 2): string {
  return (stack ?? '').split('\n').slice(0, lines).join('\n').slice(0, 1200)
}
