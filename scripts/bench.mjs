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
import { firstLoadOf, memoryOf } from './bench/weigh.mjs'
import { measure, printTable } from './bench/measure.mjs'

await runMain(async () => {
  await requirePackages()
  const { values } = parseArgs({ options: { patients: { type: 'string', default: '2000' }, encounters: { type: 'string', default: '20000' }, results: { type: 'string', default: '100000' }, requests: { type: 'string', default: '200' } } })
  const folder = mkdtempSync(join(tmpdir(), 'meditrack-bench-'))
  const data = join(folder, 'data')
  const clinic = await startDemo(data)
  try {
    const target = targetOf(data)
    const load = { patients: Number(values.patients), encounters: Number(values.encounters), results: Number(values.results) }
    const { loadMany } = await loadProgram('appwrite/seed/load-many.ts')
    const started = Date.now()
    await loadMany(target, load, { databaseId: databaseId(), now: new Date(), onProgress: (loaded) => loaded % 500 === 0 && process.stdout.write(`Loading: ${loaded} of ${load.patients} patients\n`) })
    process.stdout.write(`Loaded ${load.patients} patients, ${load.encounters} encounters and ${load.results} results in ${((Date.now() - started) / 1000).toFixed(0)} s\n`)
    const { signedInCookies, timeVerifications } = await loadProgram('scripts/bench/people.ts')
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
    for (const concurrency of [1, 50]) {
      for (const page of pages) rows.push({ ...(await measure(clinic.address, { page, cookies, concurrency, requests: concurrency === 1 ? Math.ceil(requests / 4) : requests })), name: page.name, concurrency })
    }
    rows.push(...(await timeVerifications(target, { databaseId: databaseId(), rounds: 40 })))
    printTable(rows)
    for (const page of pages) process.stdout.write(`First-load JavaScript of ${page.name}: ${await firstLoadOf(clinic.address, { page, cookies })} kB gzipped\n`)
    process.stdout.write(`Memory: ${memoryOf(clinic.pid).map(({ name, mb }) => `${name} ${mb} MB`).join(', ')}\n`)
  } finally {
    await clinic.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
