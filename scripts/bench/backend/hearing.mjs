// A process of its own that holds sockets open, writes rows and notes when each socket hears of them.
import { Caller } from './caller.mjs'
import { openListeners } from './listener.mjs'
import { summary } from './numbers.mjs'

const TABLE = 'databases.bench.tables.t.rows'
let written = 0

process.on('disconnect', () => process.exit())
process.on('message', async (message) => {
  try {
    process.send({ measured: await measure(message) })
  } catch (error) {
    process.send({ error: error.stack ?? String(error) })
  }
})
process.send({ ready: true })

/** `listening` of the `open` sockets listen to the table that is written; the others to rows that never change. */
async function measure({ target, open, listening, rounds }) {
  const listeners = await openListeners(open, { port: target.port, target, channelOf: (i) => (i < listening ? TABLE : `${TABLE}.never${i}`) })
  const caller = await Caller.open({ port: target.port })
  const [each, last] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    const times = await hear(listeners.slice(0, listening), () => write(caller, target))
    if (round < 10) continue
    each.push(...times)
    last.push(Math.max(...times))
    await new Promise((done) => setTimeout(done, 5))
  }
  for (const one of [...listeners, caller]) one.close()
  return { each: summary(each, 1), last: summary(last, 1) }
}

async function hear(listeners, write) {
  const began = performance.now()
  const heard = listeners.map((listener) => new Promise((done) => {
    listener.heard = () => done(performance.now() - began)
  }))
  await write()
  return Promise.all(heard)
}

function write(caller, target) {
  const head = `x-appwrite-project: ${target.project}\r\nx-appwrite-key: ${target.key}\r\ncontent-type: application/json\r\n`
  return caller.ask({ method: 'POST', path: '/v1/tablesdb/bench/tables/t/rows', head, body: `{"rowId":"e${target.run}-${(written += 1)}","data":{"title":"told"},"permissions":["read(\\"users\\")"]}` })
}
