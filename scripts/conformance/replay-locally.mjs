import { bundlePrograms } from '../start/bundle.mjs'
import { freePort } from '../start/requirements.mjs'
import { limitedKeyAt, replay } from './replay.mjs'
import { startProgram } from '../start/start-program.mjs'

const projectId = 'conformance'
const key = 'standard_conformance'
const entries = ['appwrite/local/start.ts', 'appwrite/local/functions-runtime/run-function.worker.ts', 'appwrite/local/mail-sink/start.ts']

/**
 * Replays what a live Appwrite answered against the local one in memory: everything with rate limits off, as it was
 * recorded, then the group about rate limits against a second server that has them on.
 * @returns {Promise<{ results: import('./replay.mjs').ScenarioResult[], differences: string }>} one result for each scenario
 */
export async function replayLocally() {
  const [backendPort, limitedPort, smtpPort, mailPort] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const [server, , mailSink] = await bundlePrograms(entries)
  const started = []
  const backend = async (port, ...options) => {
    started.push(await startProgram([server, '--port', String(port), '--data', ':memory:', '--project', projectId, '--key', key, '--config', 'none', '--smtp', `127.0.0.1:${smtpPort}`, ...options]))
    return { endpoint: `http://localhost:${port}/v1`, projectId, key }
  }
  try {
    started.push(await startProgram([mailSink, '--smtp-port', String(smtpPort), '--http-port', String(mailPort)]))
    const open = await backend(backendPort, '--no-rate-limits')
    const limitedKey = await limitedKeyAt(open)
    const mail = { url: `http://127.0.0.1:${mailPort}`, smtp: `127.0.0.1:${smtpPort}` }
    const all = await replay(open, { mail, limitedKey: limitedKey?.secret })
    const limits = await replay(await backend(limitedPort), { only: 'abuse', withRateLimits: true })
    return { results: [...limits.results, ...all.results.filter(({ service }) => service !== 'abuse')], differences: all.differences + limits.differences }
  } finally {
    for (const program of started.toReversed()) await program.stop()
  }
}
