// npm run bench [-- --patients 2000 --encounters 20000 --results 100000 --requests 200]: how fast the clinic is at its
// full size, every figure beside a static page served by the same process in the same run. Never a test.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startDemo } from './stages/start-demo.mjs'
import { loadProgram } from './start/bundle.mjs'
import { secretsOf } from './start/data-folder.mjs'
import { runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { databaseId } from './start/settings.mjs'
import { targetOf } from './start/target.mjs'
import { countCalls } from './bench/count-calls.mjs'
import { measure, measurePaced, printTable, warmUp } from './bench/measure.mjs'
import { memoryOf } from './bench/weigh.mjs'
import { pageWeights } from './start/page-weights.mjs'

const homes = { doctor: '/doctor', nurse: '/nurse', lab_technician: '/lab', pharmacist: '/pharmacy', admin: '/admin', patient: '/portal' }
/** The chart of somebody with a long record, and what the rows of tables lead to: they are pressed, and hold no link. */
const further = [
  ...['/doctor/patients/pat-l1', '/doctor/patients/pat-okonkwo/prescriptions/rx-riverside-0'].map((path) => ({ path, as: 'doctor' })),
  ...['/lab/verify/lver-9', '/lab/orders/ord-riverside-13', '/lab/labels/ord-riverside-11-s1'].map((path) => ({ path, as: 'lab_technician' })),
  ...['/pharmacy/dispenses/rx-riverside-4-d', '/pharmacy/dispenses/rx-riverside-0-d/labels', '/pharmacy/stock/riverside-p0'].map((path) => ({ path, as: 'pharmacist' })),
]

await runMain(async () => {
  await requirePackages()
  const { values } = parseArgs({ options: { patients: { type: 'string', default: '2000' }, encounters: { type: 'string', default: '20000' }, results: { type: 'string', default: '100000' }, requests: { type: 'string', default: '200' } } })
  const folder = mkdtempSync(join(tmpdir(), 'meditrack-bench-'))
  const data = join(folder, 'data')
  const clinic = await startDemo(data)
  try {
    const target = targetOf(data)
    const { ordersToVerify, timeVerifications } = await loadProgram('scripts/bench/verifications.ts')
    const load = { patients: Number(values.patients), encounters: Number(values.encounters), results: Number(values.results), toVerify: ordersToVerify }
    const { loadMany } = await loadProgram('appwrite/seed/load-many.ts')
    const started = Date.now()
    await loadMany(target, load, { databaseId: databaseId(), now: new Date(), onProgress: (loaded) => loaded % 500 === 0 && process.stdout.write(`Loading: ${loaded} of ${load.patients} patients\n`) })
    process.stdout.write(`Loaded ${load.patients} patients, ${load.encounters} encounters and ${load.results} results in ${((Date.now() - started) / 1000).toFixed(0)} s\n`)
    const { signedInCookies } = await loadProgram('scripts/bench/people.ts')
    const cookies = await signedInCookies(target, { secret: secretsOf(data).APP_SECRET, each: 50 })
    const number = (from) => Math.floor(Math.random() * Math.min(from, load.patients))
    const pages = [
      { name: 'a static page', path: () => '/terms', as: null },
      { name: 'the chart', path: () => `/doctor/patients/pat-l${number(load.patients)}`, as: 'doctor' },
      { name: 'the lab worklist', path: () => '/lab', as: 'lab_technician' },
      { name: 'a patient’s results', path: () => '/portal/results', as: 'patient' },
    ]
    const requests = Number(values.requests)
    const rows = []
    for (const page of pages) {
      await warmUp(clinic.address, { page, cookies, requests })
      rows.push({ name: page.name, how: 'one', ...(await measure(clinic.address, { page, cookies, people: 1, requests: Math.ceil(requests / 4) })) })
      rows.push({ name: page.name, how: '50, one every 5 s', ...(await measurePaced(clinic.address, { page, cookies, people: 50, everySeconds: 5, seconds: 20 })) })
      rows.push({ name: page.name, how: '50 without pause', ...(await measure(clinic.address, { page, cookies, people: 50, requests })) })
    }
    const memory = memoryOf(clinic.pid)
    rows.push(...(await timeVerifications(target, { databaseId: databaseId() })))
    printTable(rows)
    process.stdout.write('"50, one every 5 s": each of fifty signed-in people opens the page and reads it for five seconds. "50 without pause": each asks again the moment the answer is there.\n\n')
    for (const { path, calls, most } of await countCalls({ endpoint: target.endpoint, secrets: secretsOf(data), cookies, routes: pageWeights().map(({ route }) => route), homes, further })) process.stdout.write(`${path.padEnd(64)}${String(calls).padStart(4)} calls of Appwrite, at most ${most} of one table\n`)
    const { timeRules } = await loadProgram('scripts/bench/rules.ts')
    process.stdout.write('\nRules, in the middle of twenty rounds:\n')
    for (const { name, ms } of timeRules()) process.stdout.write(`${name.padEnd(60)}${ms.toFixed(1).padStart(7)} ms\n`)
    process.stdout.write('\nScript of a first view, gzipped:\n')
    for (const { route, bytes } of pageWeights()) process.stdout.write(`${route.padEnd(60)}${(bytes / 1000).toFixed(1).padStart(7)} kB\n`)
    process.stdout.write(`Memory: ${memory.map(({ name, mb }) => `${name} ${mb} MB`).join(', ')}\n`)
  } finally {
    await clinic.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
