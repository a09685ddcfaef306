import { fork } from 'node:child_process'
import { helperProgram, openHelper, startBackend } from '../backend-process.mjs'
import { openBench } from '../open-bench.mjs'
import { openTable } from '../print.mjs'

const SOCKETS = 500

/** From the moment a row's write is sent to the moment a socket hears of it. */
export async function events(bench) {
  const { data, target, port } = await openBench(bench)
  const backend = await startBackend({ program: bench.program, data, port, nodeOptions: bench.nodeOptions })
  const hearing = openHelper(fork(helperProgram('hearing.mjs')))
  try {
    await hearing.ready
    const print = openTable([`Row written to event heard, ${SOCKETS} sockets open`, 'p50 ms', 'p95 ms'])
    for (const listening of [1, 25, SOCKETS]) {
      const { measured } = await hearing.ask({ target, open: SOCKETS, listening, rounds: 200 })
      print([`${listening} of them listen to the table: each socket`, measured.each.p50.toFixed(2), measured.each.p95.toFixed(2)])
      if (listening > 1) print([`${listening} of them listen to the table: the last socket`, measured.last.p50.toFixed(2), measured.last.p95.toFixed(2)])
    }
  } finally {
    await hearing.stop()
    await backend.stop()
  }
}
