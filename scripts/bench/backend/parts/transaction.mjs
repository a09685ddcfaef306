import { Caller } from '../caller.mjs'
import { startBackend } from '../backend-process.mjs'
import { summary } from '../numbers.mjs'
import { openBench } from '../open-bench.mjs'
import { commitStaged, stageFive } from '../operations.mjs'
import { openTable } from '../print.mjs'

const ROUNDS = 400

/** The call that commits five staged creates, alone. */
export async function transaction(bench) {
  const { data, target, port } = await openBench(bench)
  const backend = await startBackend({ program: bench.program, data, port })
  const caller = await Caller.open({ port })
  try {
    const times = []
    for (let n = 0; n < ROUNDS; n += 1) {
      const path = await stageFive(caller, target, `c${n}`)
      const began = performance.now()
      await commitStaged(caller, target, path)
      if (n >= ROUNDS / 10) times.push(performance.now() - began)
    }
    const { p50, p95 } = summary(times, 1)
    openTable(['Transaction', 'p50 ms', 'p95 ms'])(['commit of 5 creates', p50.toFixed(2), p95.toFixed(2)])
  } finally {
    caller.close()
    await backend.stop()
  }
}
