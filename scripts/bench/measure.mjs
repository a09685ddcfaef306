const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

const pause = (ms) => new Promise((done) => setTimeout(done, ms))

function asker(address, page, cookies) {
  const own = page.as ? cookies[page.as] : ['']
  return async (person, began = performance.now()) => {
    const answer = await fetch(address + page.path(), { headers: { cookie: own[person % own.length] }, redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${page.name} answered ${answer.status}`)
    return performance.now() - began
  }
}

const summary = (times, seconds) => {
  times.sort((a, b) => a - b)
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), perSecond: times.length / seconds }
}

/** Asks until the page's code has been compiled, as in a server that has run for a while. Nothing of it is counted. */
export async function warmUp(address, { page, cookies, requests }) {
  const ask = asker(address, page, cookies)
  for (let asked = 0; asked < requests; asked += 4) await Promise.all([0, 1, 2, 3].map((person) => ask(asked + person)))
}

/** Asks for a page many times, `people` at once, each asking again as soon as the answer is there. Milliseconds to the last byte. */
export async function measure(address, { page, cookies, people, requests }) {
  const ask = asker(address, page, cookies)
  let left = requests
  const times = []
  const began = performance.now()
  await Promise.all(Array.from({ length: people }, async (_, person) => {
    while (left > 0) {
      left -= 1
      times.push(await ask(person))
    }
  }))
  return summary(times, (performance.now() - began) / 1000)
}

/**
 * `people` who open the page and read it for `everySeconds` on average before they open it again. The clock of each runs
 * from when they wanted the page, so a slow answer delays nobody's next wish and hides nothing.
 */
export async function measurePaced(address, { page, cookies, people, everySeconds, seconds }) {
  const ask = asker(address, page, cookies)
  const times = []
  const began = performance.now()
  await Promise.all(Array.from({ length: people }, async (_, person) => {
    const asking = []
    let wish = began + Math.random() * everySeconds * 1000
    while (wish < began + seconds * 1000) {
      const wanted = wish
      await pause(Math.max(0, wanted - performance.now()))
      asking.push(ask(person, wanted).then((time) => times.push(time)))
      wish += (0.5 + Math.random()) * everySeconds * 1000
    }
    await Promise.all(asking)
  }))
  return summary(times, (performance.now() - began) / 1000)
}

/** Prints p50 and p95 with their ratio to the static page asked for in the same way. */
export function printTable(rows) {
  const base = (how) => rows.find((row) => row.how === how && row.name === 'a static page')
  const cell = (text, width) => String(text).padStart(width)
  process.stdout.write(`\n${'What'.padEnd(24)}${cell('people', 18)}${cell('p50 ms', 10)}${cell('p95 ms', 10)}${cell('per s', 9)}${cell('p50 ×', 9)}${cell('p95 ×', 9)}\n`)
  for (const row of rows) {
    const against = base(row.how)
    process.stdout.write(`${row.name.padEnd(24)}${cell(row.how, 18)}${cell(row.p50.toFixed(1), 10)}${cell(row.p95.toFixed(1), 10)}${cell(row.perSecond.toFixed(0), 9)}${cell((row.p50 / against.p50).toFixed(1), 9)}${cell((row.p95 / against.p95).toFixed(1), 9)}\n`)
  }
  process.stdout.write('\n')
}
