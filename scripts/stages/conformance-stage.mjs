import { readFileSync, writeFileSync } from 'node:fs'
import { replayLocally } from '../conformance/replay-locally.mjs'
import { loadProgram } from '../start/bundle.mjs'
import { inRoot } from '../start/folders.mjs'

const file = inRoot('appwrite', 'local', 'CONFORMANCE.md')

/** Replays what a real Appwrite answered against the local one, and keeps CONFORMANCE.md true (UPDATE_CONFORMANCE=1 rewrites it). */
export const conformanceStage = {
  name: 'Conformance of the local Appwrite',
  run: async () => {
    const { results, differences } = await replayLocally()
    const { describeConformance } = await loadProgram('appwrite/local/describe-conformance.ts')
    const page = describeConformance(results, JSON.parse(readFileSync(inRoot('tests', 'conformance', 'golden', 'about.json'), 'utf8')))
    if (process.env.UPDATE_CONFORMANCE === '1') writeFileSync(file, page)
    const isTrue = readFileSync(file, 'utf8') === page
    const count = (kind) => results.reduce((sum, result) => sum + result[kind], 0)
    return {
      passed: count('passed') + (isTrue ? 1 : 0),
      // A step that was not run has proved nothing.
      failed: count('hard') + count('message') + count('skipped') + (isTrue ? 0 : 1),
      details: `${differences}${isTrue ? '' : '\nappwrite/local/CONFORMANCE.md does not say what this run found. UPDATE_CONFORMANCE=1 rewrites it.'}`,
      notes: `${count('passed')} steps passed, ${count('hard')} hard, ${count('message')} message, ${count('skipped')} skipped; CONFORMANCE.md ${isTrue ? 'says so' : 'says otherwise'}`,
    }
  },
}
