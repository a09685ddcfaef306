// A process of its own that makes load: the parent names an operation, how many call at once and for how long.
import { setTimeout as pause } from 'node:timers/promises'
import { Caller } from './caller.mjs'
import { summary } from './numbers.mjs'
import { operations } from './operations.mjs'

let count = 0
let stopped = false

process.on('disconnect', () => process.exit())
process.on('message', async (message) => {
  if (message.stop) {
    stopped = true
    return
  }
  stopped = false
  try {
    process.send({ measured: await measure(message) })
  } catch (error) {
    process.send({ error: error.stack ?? String(error) })
  }
})
process.send({ ready: true })

/** Calls until the time is over or the parent says stop; `pauseMs` is how long each caller rests between its calls. */
async function measure({ operation, target, callers, seconds, warmSeconds, pauseMs = 0 }) {
  const { run } = operations[operation]
  const open = await Promise.all(Array.from({ length: callers }, () => Caller.open({ port: target.port })))
  const times = []
  const warmUntil = performance.now() + warmSeconds * 1000
  const until = warmUntil + seconds * 1000
  let lastEnd = warmUntil
  await Promise.all(open.map(async (caller) => {
    for (let began = performance.now(); began < until && !stopped; began = performance.now()) {
      await run(caller, target, (count += 1))
      const ended = performance.now()
      if (began >= warmUntil) {
        times.push(ended - began)
        lastEnd = ended
      }
      if (pauseMs > 0) await pause(pauseMs)
    }
  }))
  for (const caller of open) caller.close()
  return summary(times, lastEnd - warmUntil)
}
