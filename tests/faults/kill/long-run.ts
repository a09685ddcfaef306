import { parseArgs } from 'node:util'
import { killRounds } from './kill-rounds'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } })
const rounds = Number(values.rounds)
const started = performance.now()
const results = await killRounds({
  rounds, seed: Number(values.seed),
  onRound: ({ round, livedMs, faults, answered }) => {
    const all = Object.entries(answered).map(([what, times]) => `${times} ${what}`).join(', ')
    process.stdout.write(`round ${round} of ${rounds}: killed after ${livedMs} ms; so far ${all}${faults.length === 0 ? '' : `\n  FAULTS: ${faults.slice(0, 20).join('\n          ')}`}\n`)
  },
})
const failed = results.filter(({ faults }) => faults.length > 0)
process.stdout.write(`${Math.round((performance.now() - started) / 1000)} s\n${results.length - failed.length} passed, ${failed.length} failed\n`)
process.exit(failed.length > 0 ? 1 : 0)
