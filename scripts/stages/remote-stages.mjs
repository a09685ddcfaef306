import { limitedKeyAt, replay } from '../conformance/replay.mjs'
import { journeysStageOf } from './journeys-stage.mjs'
import { vitestStage } from './vitest-stage.mjs'

/** What cannot be shown on a server that runs no functions. */
const needFunctions = {
  files: ['lib/operations/documents/documents.test.ts'],
  journeys: ['the patient downloads the signed report', 'anyone with the paper learns that it is genuine', 'the download is in the audit trail'],
}

const environmentOf = ({ endpoint, projectId, key, databaseId }) => ({ APPWRITE_ENDPOINT: endpoint, APPWRITE_PROJECT_ID: projectId, APPWRITE_API_KEY: key, APPWRITE_DATABASE_ID: databaseId })
const skippedLines = (names) => names.map((name) => `skipped, for want of a functions executor: ${name}`).join('\n')

function counted(results, { differences, notes = '' }) {
  const count = (...kinds) => results.reduce((sum, result) => sum + kinds.reduce((of, kind) => of + result[kind], 0), 0)
  return { passed: count('passed'), failed: count('hard', 'message', 'skipped'), details: differences, notes }
}

/** The recorded answers, without the group that wants rate limits on. */
export const remoteConformanceStage = (target, mail) => ({
  name: 'Conformance',
  run: async () => {
    const limitedKey = await limitedKeyAt(target)
    try {
      const { results, differences } = await replay(target, { mail, limitedKey: limitedKey?.secret })
      return counted(results.filter(({ service }) => service !== 'abuse'), { differences, notes: 'The group abuse wants rate limits on: run --only limits against a server that has them.' })
    } finally {
      await limitedKey?.remove()
    }
  },
})

/** The recorded answers of a server that counts requests. */
export const limitsStage = (target) => ({
  name: 'Conformance of the rate limits',
  run: async () => {
    const { results, differences } = await replay(target, { only: 'abuse', withRateLimits: true })
    return counted(results, { differences })
  },
})

/** Operations, queries and attacks, one file after the other: they share the project. */
export const remoteVitestStage = (target, hasExecutor) => ({
  name: 'Operations and attacks',
  run: async () => {
    const without = hasExecutor() ? [] : needFunctions.files
    const outcome = await vitestStage({
      files: ['lib/operations', 'lib/queries', 'lib/data', 'lib/session', 'actions', 'appwrite/functions', 'tests/security', 'tests/concurrency'],
      options: ['--no-file-parallelism', ...without.flatMap((file) => ['--exclude', file])],
      env: { ...environmentOf(target), TEST_REMOTE: '1' },
    }).run()
    return { ...outcome, notes: skippedLines(without) }
  },
})

/** The clinic in a real browser, on a web server of its own before the server under test. */
export const remoteJourneysStage = (target, { mailbox, hasExecutor, remove }) => ({
  name: 'Journeys',
  run: async () => {
    // The demonstration fills a database of its own making.
    await remove()
    const outcome = await journeysStageOf({ mailbox: mailbox.url, env: { ...environmentOf(target), ...(hasExecutor() ? {} : { JOURNEY_WITHOUT_FUNCTIONS: '1' }) } }).run()
    return { ...outcome, notes: hasExecutor() ? '' : skippedLines(needFunctions.journeys) }
  },
})
