const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

/** Asks for a page many times, `concurrency` people at once, each with a session of their own. Milliseconds to the last byte. */
export async function measure(address, { page, cookies, concurrency, requests }) {
  const own = page.as ? cookies[page.as] : ['']
  const ask = async (person) => {
    const began = performance.now()
    const answer = await fetch(address + page.path(), { headers: { cookie: own[person % own.length] }, redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${page.name} answered ${answer.status}`)
    return performance.now() - began
  }
  for (let warm = 0; warm < Math.min(5, concurrency); warm += 1) await ask(warm)
  let left = requests
  const times = []
  const began = performance.now()
  await Promise.all(Array.from({ length: concurrency }, async (_, person) => {
    while (left > 0) {
      left -= 1
      times.push(await ask(person))
    }
  }))
  const seconds = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), perSecond: times.length / seconds }
}

/** Prints p50 and p95 with their ratio to the static page at the same number of people. */
export function printTable(rows) {
  const base = (concurrency) => rows.find((row) => row.concurrency === concurrency && row.name === 'a static page')
  const cell = (text, width) => String(text).padStart(width)
  process.stdout.write(`\n${'What'.padEnd(24)}${cell('people', 8)}${cell('p50 ms', 10)}${cell('p95 ms', 10)}${cell('per s', 9)}${cell('p50 ×', 9)}${cell('p95 ×', 9)}\n`)
  for (const row of rows) {
    const against = base(row.concurrency)
    process.stdout.write(`${row.name.padEnd(24)}${cell(row.concurrency, 8)}${cell(row.p50.toFixed(1), 10)}${cell(row.p95.toFixed(1), 10)}${cell(row.perSecond.toFixed(0), 9)}${cell((row.p50 / against.p50).toFixed(1), 9)}${cell((row.p95 / against.p95).toFixed(1), 9)}\n`)
  }
  process.stdout.write('\n')
}
