/** What starting says: a line per step that takes longer than a second, one sentence and an exit code when it cannot go on. */

/** A reason to stop that is told to the person in one sentence, without a stack. */
export class CannotStart extends Error {}

/**
 * Runs a step; says what it is when it takes longer than a second, and how long it took.
 * @template T
 * @param {string} words e.g. `Building the pages`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(words, work) {
  const started = Date.now()
  let told = false
  const timer = setTimeout(() => {
    told = true
    process.stdout.write(`  ${words} …\n`)
  }, 1000)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
    if (told) process.stdout.write(`  ${words}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
  }
}

/** Runs a program's main function: a known reason is one sentence, anything else keeps its stack. */
export async function runMain(main) {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${error instanceof CannotStart ? error.message : (error?.stack ?? String(error))}\n`)
    process.exit(1)
  }
}
