import { fork } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { inRoot } from '../../../start/folders.mjs'
import { helperProgram, openHelper, startBackend } from '../backend-process.mjs'
import { operations } from '../operations.mjs'
import { openBench } from '../open-bench.mjs'
import { openTable } from '../print.mjs'

const recorded = JSON.parse(readFileSync(inRoot('tests', 'conformance', 'golden', 'bench-appwrite-1.9.6.json'), 'utf8')).results

/** The recorded bench's operations at 1 and 16 callers: ours, then SQLite alone, one after the other so that neither disturbs. */
export async function throughput(bench) {
  const { data, rawData, target, port } = await sceneWithCopy(bench)
  const backend = await startBackend({ program: bench.program, data, port, nodeOptions: bench.nodeOptions })
  const raw = openHelper(fork(helperProgram('raw-server.mjs'), [rawData, String(port + 1)]))
  const load = openHelper(fork(helperProgram('load.mjs')))
  try {
    await Promise.all([raw.ready, load.ready])
    const print = openTable(['What', 'callers', 'p50 ms', 'p95 ms', 'per s', 'real per s', '× real', 'raw per s', 'raw ×'])
    for (const name of bench.chosen(Object.keys(operations))) {
      for (const callers of [1, 16]) print(await sideBySide({ name, callers, bench, target, load, raw }))
    }
  } finally {
    await Promise.all([load.stop(), raw.stop(), backend.stop()])
  }
}

async function sceneWithCopy(bench) {
  const { data, target, port } = await openBench(bench)
  const rawData = `${data}-raw`
  rmSync(rawData, { recursive: true, force: true })
  cpSync(data, rawData, { recursive: true })
  return { data, rawData, target, port }
}

async function sideBySide({ name, callers, bench, target, load, raw }) {
  const { label, recorded: known, raw: statement } = operations[name]
  const asked = { operation: name, callers, seconds: bench.seconds, warmSeconds: bench.seconds / 3 }
  const { measured: ours } = await load.ask({ ...asked, target })
  const real = recorded[known][`c${callers}`].perSecond
  const limit = bench.withRaw ? await rawOf({ statement, raw, load, asked: { ...asked, target: { ...target, port: target.port + 1 } } }) : null
  return [label, callers, ours.p50.toFixed(2), ours.p95.toFixed(2), ours.perSecond.toFixed(0), real.toFixed(0), (ours.perSecond / real).toFixed(1), limit?.toFixed(0) ?? '–', limit === null ? '–' : (limit / ours.perSecond).toFixed(1)]
}

async function rawOf({ statement, raw, load, asked }) {
  await raw.ask({ operation: statement })
  return (await load.ask(asked)).measured.perSecond
}
