import { startBackend } from '../backend-process.mjs'
import { openGrown } from '../grown.mjs'
import { openTable } from '../print.mjs'

const STARTS = 5

/** From the start of the process to its first answer, on a folder with the largest table. */
export async function coldStart(bench) {
  const { data, sizes } = await openGrown(bench)
  const times = []
  for (let n = 0; n < STARTS; n += 1) {
    const backend = await startBackend({ program: bench.program, data, port: bench.port })
    times.push(backend.readyMs)
    await backend.stop()
  }
  times.sort((a, b) => a - b)
  const print = openTable(['Start', 'fastest ms', 'median ms', 'slowest ms'])
  print([`with ${sizes.at(-1)} rows, to the first answer`, times[0].toFixed(0), times[Math.floor(STARTS / 2)].toFixed(0), times.at(-1).toFixed(0)])
}
