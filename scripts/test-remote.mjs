// npm run test:remote [-- --only conformance,limits,operations,journeys --clean]: the conformance, operation, attack and journey
// tests on the Appwrite of APPWRITE_ENDPOINT, APPWRITE_PROJECT_ID and APPWRITE_API_KEY, as npm test runs them on the local one.
import { parseArgs } from 'node:util'
import { startProgram } from './start/start-program.mjs'
import { hasRateLimits, remoteTarget } from './remote/target.mjs'
import { buildFunctions } from './start/build-functions.mjs'
import { bundlePrograms, loadProgram } from './start/bundle.mjs'
import { root } from './start/folders.mjs'
import { CannotStart, runMain, step } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'
import { freePort } from './start/requirements.mjs'
import { limitsStage, remoteConformanceStage, remoteJourneysStage, remoteVitestStage } from './stages/remote-stages.mjs'
import { runStages } from './stages/run-stages.mjs'

const parts = ['conformance', 'limits', 'operations', 'journeys']
const say = (line) => process.stdout.write(`${line}\n`)

/** A mailbox for the run: the one the settings name, or one of our own that the project is told to send to. */
async function openMailbox(target, { sendMailTo }) {
  if (process.env.MAIL_SINK_URL) return { url: process.env.MAIL_SINK_URL.replace(/\/$/, ''), smtp: process.env.MAIL_SINK_SMTP ?? '127.0.0.1:11025', close: async () => undefined }
  const [host, given] = (process.env.MAIL_SINK_SMTP ?? '127.0.0.1:').split(':')
  const [smtpPort, httpPort] = [given ? Number(given) : await freePort(), await freePort()]
  const [program] = await bundlePrograms(['appwrite/local/mail-sink/start.ts'])
  const sink = await startProgram([program, '--smtp-port', String(smtpPort), '--http-port', String(httpPort)])
  const undo = await sendMailTo(target, { host, port: smtpPort }).catch(async (error) => {
    await sink.stop()
    throw new CannotStart(`The project cannot be told to send its mails to ${host}:${smtpPort} (${error.message}). Set MAIL_SINK_SMTP to a host:port of this machine that it reaches.`)
  })
  if (!undo) say(`The project sends its mails through a server of its own; set MAIL_SINK_URL to a mailbox it delivers to (GET /mails?to=ADDRESS), or steps that read a mail will fail.`)
  return { url: `http://127.0.0.1:${httpPort}`, smtp: `${host}:${smtpPort}`, close: () => Promise.resolve(undo?.()).finally(sink.stop) }
}

function chosenParts(only) {
  const chosen = only ? only.split(',') : parts.filter((part) => part !== 'limits')
  const unknown = chosen.filter((part) => !parts.includes(part))
  if (unknown.length > 0) throw new CannotStart(`--only knows ${parts.join(', ')}, not ${unknown.join(', ')}.`)
  return chosen
}

async function stagesFor(target, chosen, { remote, mailbox }) {
  const stages = []
  if (chosen.includes('conformance')) stages.push(remoteConformanceStage(target, mailbox))
  if (chosen.includes('limits')) stages.push(limitsStage(target))
  if (!chosen.includes('operations') && !chosen.includes('journeys')) return stages
  // After the recorded answers, which are those of a project with the default rules for passwords and sessions.
  let hasExecutor = false
  stages.push({
    name: 'Schema and functions',
    run: async () => {
      await buildFunctions()
      const found = await remote.prepareRemote(target, target.databaseId, { root, say: (line) => process.env.VERBOSE && say(line) })
      hasExecutor = found.hasExecutor
      return { passed: 1, failed: 0, notes: hasExecutor ? 'pushed; functions can be deployed' : `pushed; functions cannot be deployed (${found.reason}). What needs one is skipped by name below.` }
    },
  })
  if (chosen.includes('operations')) stages.push(remoteVitestStage(target, () => hasExecutor))
  if (chosen.includes('journeys')) stages.push(remoteJourneysStage(target, { mailbox, hasExecutor: () => hasExecutor, remove: () => remote.removeFromRemote(target, target.databaseId) }))
  return stages
}

await runMain(async () => {
  await requirePackages()
  const { values } = parseArgs({ options: { only: { type: 'string' }, clean: { type: 'boolean', default: false } } })
  const chosen = chosenParts(values.only)
  const target = remoteTarget()
  const isLimited = await hasRateLimits(target)
  if (isLimited && chosen.some((part) => part !== 'limits')) throw new CannotStart('This server has rate limits on, and the tests ask more often than a person may. Switch them off for the run (_APP_OPTIONS_ABUSE=disabled; the local one: --no-rate-limits), or run only what wants them: --only limits.')
  if (!isLimited && chosen.includes('limits')) throw new CannotStart('This server has rate limits off. --only limits wants one that has them on.')
  const remote = await loadProgram('scripts/remote/prepare-remote.ts')
  const ours = await remote.findOurs(target, target.databaseId)
  if (ours.length > 0 && !values.clean) throw new CannotStart(`This project already holds ${ours.join(', ')}, and a run would remove them. Use a project without a clinic; if an earlier run of the tests left them, add --clean.`)
  const policies = await remote.readPolicies(target)
  if (ours.length > 0) await step('Removing what an earlier run left', () => remote.removeFromRemote(target, target.databaseId))
  const mailbox = await openMailbox(target, remote)
  try {
    process.exitCode = (await runStages(await stagesFor(target, chosen, { remote, mailbox }))) > 0 ? 1 : 0
  } finally {
    await step('Removing what the tests made', () => remote.removeFromRemote(target, target.databaseId))
      .then(() => remote.restorePolicies(target, policies))
      .finally(mailbox.close)
  }
})
