import { fork } from 'node:child_process'
import { Caller } from '../caller.mjs'
import { helperProgram, openHelper, startBackend } from '../backend-process.mjs'
import { openBench } from '../open-bench.mjs'
import { openTable } from '../print.mjs'

const READERS = 16
const PAUSE_MS = 5

/** What readers feel while fifty people sign in at the same moment. */
export async function signingIn(bench) {
  const { data, target, port } = await openBench(bench)
  const backend = await startBackend({ program: bench.program, data, port })
  const load = openHelper(fork(helperProgram('load.mjs')))
  try {
    await load.ready
    const print = openTable([`getRow, ${READERS} readers that rest ${PAUSE_MS} ms between calls`, 'p50 ms', 'p95 ms', 'sign-ins', 'per s'])
    const reading = { operation: 'getRow', callers: READERS, target, pauseMs: PAUSE_MS, warmSeconds: 0.5, seconds: 3 }
    const { measured: calm } = await load.ask(reading)
    print(['nobody signs in', calm.p50.toFixed(2), calm.p95.toFixed(2), 0, '–'])
    const read = load.ask({ ...reading, seconds: 300 })
    await new Promise((done) => setTimeout(done, 600))
    const began = performance.now()
    await Promise.all(target.emails.map((email, i) => signIn(target, { email, from: `127.0.2.${i + 1}` })))
    const seconds = (performance.now() - began) / 1000
    load.tell({ stop: true })
    const { measured: busy } = await read
    print([`${target.emails.length} people sign in`, busy.p50.toFixed(2), busy.p95.toFixed(2), target.emails.length, (target.emails.length / seconds).toFixed(1)])
  } finally {
    await load.stop()
    await backend.stop()
  }
}

/** Each from an address of his own, as people do. */
async function signIn({ port, project, password }, { email, from }) {
  const caller = await Caller.open({ port, from })
  await caller.ask({ method: 'POST', path: '/v1/account/sessions/email', head: `x-appwrite-project: ${project}\r\ncontent-type: application/json\r\n`, body: JSON.stringify({ email, password }) })
  caller.close()
}
