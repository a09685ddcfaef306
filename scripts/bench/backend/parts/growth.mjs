import { Caller } from '../caller.mjs'
import { startBackend } from '../backend-process.mjs'
import { openGrown } from '../grown.mjs'
import { summary } from '../numbers.mjs'
import { openTable } from '../print.mjs'

const ROUNDS = 300
const query = (queries) => queries.map(([method, attribute, ...values], i) => `queries[${i}]=${encodeURIComponent(JSON.stringify({ method, attribute, values }))}`).join('&')

/** Each asks what an index serves; the path is made from the table's size, so that every call asks for other rows. */
const questions = {
  'one row': (size) => `/row${1 + Math.floor(Math.random() * size)}`,
  'the 20 rows of a patient, newest first, and their count': (size) => `?${query([['equal', 'patientId', `patient${Math.floor(Math.random() * (size / 20))}`], ['orderDesc', 'at'], ['limit', undefined, 25]])}`,
  'newest 25 of a tenth of the table, counted to 5000': () => `?${query([['equal', 'status', 'open'], ['orderDesc', 'at'], ['limit', undefined, 25]])}`,
  '25 from the middle on by a cursor, counted to 5000': (size) => `?${query([['equal', 'status', 'open'], ['orderDesc', 'at'], ['cursorAfter', undefined, `row${10 * Math.floor(size / 20)}`], ['limit', undefined, 25]])}`,
  'newest 25 of the table, counted to 5000': () => `?${query([['orderDesc', '$createdAt'], ['limit', undefined, 25]])}`,
}

/** What lists and counts cost as a table grows, to a signed-in person who may read by his role. */
export async function growth(bench) {
  const { data, sizes, target } = await openGrown(bench)
  const backend = await startBackend({ program: bench.program, data, port: bench.port, nodeOptions: bench.nodeOptions })
  const caller = await Caller.open({ port: bench.port })
  try {
    const print = openTable(['p50 ms of', ...sizes.map((size) => `${size} rows`), 'largest ÷ smallest'])
    for (const [words, pathOf] of Object.entries(questions)) {
      const medians = []
      for (const size of sizes) medians.push(await median(caller, target, () => `/v1/tablesdb/grown/tables/rows${size}/rows${pathOf(size)}`))
      print([words, ...medians.map((ms) => ms.toFixed(2)), (medians.at(-1) / medians[0]).toFixed(1)])
      draw(sizes, medians)
    }
  } finally {
    caller.close()
    await backend.stop()
  }
}

async function median(caller, target, pathOf) {
  const times = []
  for (let n = 0; n < ROUNDS; n += 1) {
    const began = performance.now()
    await caller.ask({ method: 'GET', path: pathOf(), head: `x-appwrite-project: ${target.project}\r\nx-appwrite-session: ${target.sessions[0]}\r\n` })
    if (n >= ROUNDS / 10) times.push(performance.now() - began)
  }
  return summary(times, 1).p50
}

function draw(sizes, medians) {
  const widest = Math.max(...medians, 1)
  sizes.forEach((size, i) => process.stdout.write(`  ${String(size).padStart(9)} │${'█'.repeat(Math.max(1, Math.round((medians[i] / widest) * 40)))}\n`))
}
