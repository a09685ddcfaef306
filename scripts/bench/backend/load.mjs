// A process of its own that makes load: the parent names an operation, how many call at once and for how long.
import { Caller } from './caller.mjs'
import { operations } from './operations.mjs'
import { summary } from './numbers.mjs'

let count = 0

process.on('disconnect', () => process.exit())
process.on('message', async ({ operation, target, callers, seconds, warmSeconds }) => {
  try {
    process.send({ measured: await measure(operations[operation], { target, callers, seconds, warmSeconds }) })
  } catch (error) {
    process.send({ error: error.stack ?? String(error) })
  }
})

process.send({ ready: true })

async function measure({ run }, { target, callers, seconds, warmSeconds }) {
  const open = await Promise.all(Array.from({ length: callers }, () => Caller.open({ port: target.port })))
  const times = []
  const warmUntil = performance.now() + warmSeconds * 1000
  const until = warmUntil + seconds * 1000
  let lastEnd = warmUntil
  await Promise.all(open.map(async (caller) => {
    for (let began = performance.now(); began < until; ) {
      await run(caller, target, (count += 1))
      const ended = performance.now()
      if (began >= warmUntil) {
        times.push(ended - began)
        lastEnd = ended
      }
      began = ended
    }
  }))
  for (const caller of open) caller.close()
  return summary(times, lastEnd - warmUntil)
}
