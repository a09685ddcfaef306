import { performance } from 'node:perf_hooks'

/**
 * One part of the checks. `run` answers how many of its cases passed and failed, and what a person has to know.
 * @typedef {{ passed: number, failed: number, details?: string, notes?: string }} Outcome
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Stage
 */

/**
 * Runs every stage, also after one failed, prints the failures of each, and sums them in one last line.
 * @param {Stage[]} stages
 * @returns {Promise<number>} how many cases failed
 */
export async function runStages(stages) {
  const sum = { passed: 0, failed: 0 }
  for (const { name, run } of stages) {
    process.stdout.write(`\n== ${name}\n`)
    const started = performance.now()
    const outcome = await run().catch((error) => ({ passed: 0, failed: 1, details: error.stack ?? String(error) }))
    sum.passed += outcome.passed
    sum.failed += outcome.failed
    if (outcome.notes) process.stdout.write(`${outcome.notes.trimEnd()}\n`)
    if (outcome.failed > 0 && outcome.details) process.stdout.write(`${outcome.details.trimEnd()}\n`)
    process.stdout.write(`${name}: ${outcome.passed} passed, ${outcome.failed} failed (${((performance.now() - started) / 1000).toFixed(0)} s)\n`)
  }
  process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`)
  return sum.failed
}
