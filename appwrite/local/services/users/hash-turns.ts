import { availableParallelism } from 'node:os'

/** So many at once that one core stays for everybody else; more would not be done sooner, hashing fills a core. */
const AT_ONCE = Math.max(1, availableParallelism() - 1)

const waiting: (() => void)[] = []
let running = 0

/** Runs costly work off the main thread when its turn comes, in the order asked. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running++
  else await new Promise<void>((turn) => waiting.push(turn))
  try {
    return await work()
  } finally {
    // Whoever waits takes over the place that became free.
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}
