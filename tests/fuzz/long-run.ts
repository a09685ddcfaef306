import { parseArgs } from 'node:util'
import { fuzzRoutes, type Findings } from './fuzz-routes'
import { fuzzBytes } from './raw-bytes'
import { startWorld } from './world'

const { values } = parseArgs({ options: { count: { type: 'string', default: '200000' }, seed: { type: 'string', default: '20261120' }, concurrency: { type: 'string', default: '8' }, raw: { type: 'string', default: '20000' }, routes: { type: 'boolean', default: false } } })
const started = performance.now()
const crashes: string[] = []
process.on('uncaughtException', (error) => crashes.push(error.stack ?? error.message))
process.on('unhandledRejection', (reason) => crashes.push(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)))

const rate = ({ sent }: Findings) => Math.round(sent / ((performance.now() - started) / 1000))
const findings = await fuzzRoutes({
  seed: Number(values.seed), count: Number(values.count), concurrency: Number(values.concurrency),
  onProgress: (now) => process.stdout.write(`${now.sent} requests, ${rate(now)} a second, ${now.faults.size} faults, ${now.hangs.size} hangs, ${now.cuts.size} cut off, ${crashes.length} crashes\n`),
})
for (const [name, found] of Object.entries({ faults: findings.faults, hangs: findings.hangs, 'cut off': findings.cuts })) for (const [where, what] of found) process.stdout.write(`\n${name}: ${where}\n${what}\n`)
for (const crash of new Set(crashes)) process.stdout.write(`\ncrash: ${crash}\n`)
const routes = [...findings.routes]
const unsent = routes.filter(([, { sent }]) => sent === 0)
process.stdout.write(`${routes.length - unsent.length} of ${routes.length} routes were asked, ${routes.filter(([, { accepted }]) => accepted > 0).length} of them also accepted something\n`)
if (values.routes) for (const [route, { sent, accepted }] of routes) process.stdout.write(`${String(sent).padStart(7)} sent ${String(accepted).padStart(7)} accepted  ${route}\n`)
process.stdout.write(`Statuses: ${[...findings.statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status} × ${times}`).join(', ')}\n`)

const world = await startWorld()
const raw: string[] = []
for (const kind of ['http', 'frames'] as const) {
  raw.push(...(await fuzzBytes(world.server.url, { seed: Number(values.seed), count: Number(values.raw), kind })), ...world.server.faults.map((fault) => (fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))))
  process.stdout.write(`${values.raw} connections with bytes that are almost ${kind === 'http' ? 'HTTP' : 'websocket frames'}: ${raw.length} faults so far, ${crashes.length} crashes\n`)
}
for (const fault of new Set(raw)) process.stdout.write(`\nraw bytes: ${fault}\n`)
await world.close()

const failed = raw.length + findings.faults.size + findings.hangs.size + findings.cuts.size + crashes.length
process.stdout.write(`${findings.sent} requests from seed ${values.seed} at ${rate(findings)} a second, ${findings.slow} slower than 2 s among others, the slowest ${Math.round(findings.slowestMs)} ms: ${findings.faults.size} faults, ${findings.hangs.size} hangs, ${findings.cuts.size} cut off, ${crashes.length} crashes\n`)
process.exit(failed > 0 ? 1 : 0)
