import { openListeners } from '../listener.mjs'
import { residentMb, startBackend } from '../backend-process.mjs'
import { openBench } from '../open-bench.mjs'
import { openTable } from '../print.mjs'

const SOCKETS = 2000
const REST_MS = 2000

/** What open sockets that hear nothing cost in memory. */
export async function sockets(bench) {
  const { data, target, port } = await openBench(bench)
  const backend = await startBackend({ program: bench.program, data, port })
  const print = openTable(['Resident memory of the backend', 'MB'])
  const opened = []
  try {
    const before = residentMb(backend.pid)
    print(['before', before?.toFixed(0) ?? '?'])
    opened.push(...(await openListeners(SOCKETS, { port, target, channelOf: (i) => `databases.bench.tables.t.rows.row${i}` })))
    await new Promise((done) => setTimeout(done, REST_MS))
    const after = residentMb(backend.pid)
    print([`with ${SOCKETS} idle sockets of signed-in people`, after?.toFixed(0) ?? '?'])
    print(['they cost', after === null ? '?' : (after - before).toFixed(0)])
  } finally {
    for (const listener of opened) listener.close()
    await backend.stop()
  }
}
