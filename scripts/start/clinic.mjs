import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { loadProgram } from './bundle.mjs'
import { secretsOf, stateOf } from './data-folder.mjs'
import { cacheFolder, root } from './folders.mjs'
import { CannotStart, step } from './progress.mjs'
import { backendProgram, mailProgram, webProgram } from './programs.mjs'
import { freePort, requireFreePort, requireWritable } from './requirements.mjs'
import { appOrigin, databaseId, functionVariables, hashOfToken, makesBackups, ownAppwrite, projectId, webEnvironment } from './settings.mjs'
import { Supervisor } from './supervisor.mjs'
import { isDemonstration, otherClinic } from './which-clinic.mjs'

const patienceMs = 120_000

/**
 * Starts the whole clinic: storage, mailbox, web server; applies the schema and fills the demo on the first start.
 * @param {{ port: number, data: string, demo: boolean, isDevelopment: boolean }} options
 * @returns {Promise<{ address: string, mailbox: string | null, setupLink: string | null, demo: { password: string, people: { roleLabel: string, email: string }[] } | null, hasBackups: boolean }>}
 */
export async function startClinic(options) {
  await requireFreePort(options.port, '--port')
  requireWritable(options.data, 'the clinic keeps its records there')
  if (ownAppwrite() && !process.env.APPWRITE_API_KEY) throw new CannotStart('APPWRITE_ENDPOINT names an Appwrite of your own, and APPWRITE_API_KEY is missing: make a key in its console and set it too.')
  const state = stateOf(options.data)
  const demo = isDemonstration(state, options)
  const secrets = secretsOf(options.data)
  const ports = await portsOf(state, { ...options, demo })
  const clinic = { ...options, demo, ...ports, secrets }
  const env = webEnvironment(clinic)

  const supervisor = new Supervisor({ onGivingUp: (reason) => void end(supervisor, 1, reason) })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(supervisor, 0))
  try {
    if (ports.mailPort) supervisor.start(await mailProgram(ports))
    if (!ownAppwrite()) supervisor.start(await backendProgram(clinic))
    await step('Starting the local Appwrite', () => answering(`${env.APPWRITE_ENDPOINT}/health/version`, 'The local Appwrite'))
    // Only now: a start that was refused must not tell the commands of a clinic that runs a wrong address.
    state.set({ ...ports, ...(demo ? {} : { isOwn: true }) })
    const prepared = await prepare(clinic, env, state)
    if (prepared.isOther) throw otherClinic()
    const setup = prepared.hasOrganisation ? null : newSetupLink(options.port)
    supervisor.start(webProgram({ ...env, NODE_ENV: options.isDevelopment ? 'development' : 'production', ...distFolder(options), ...(setup ? { SETUP_TOKEN_HASH: setup.hash } : {}) }))
    await step('Starting the web server', () => answering(`http://127.0.0.1:${options.port}/api/health`, 'The web server'))
    return { address: appOrigin(options.port), mailbox: ports.mailPort ? `http://localhost:${ports.mailPort}/mailbox` : null, setupLink: setup?.link ?? null, demo: prepared.demo, hasBackups: makesBackups() }
  } catch (error) {
    await supervisor.stop()
    throw error
  }
}

/** The clinic's inner ports are chosen once and kept, so that addresses inside mails stay true. */
async function portsOf(state, { port, demo, isDevelopment }) {
  const hasMailbox = demo || isDevelopment
  const ports = {
    backendPort: await freePort(state.get('backendPort')),
    mailPort: hasMailbox ? await freePort(state.get('mailPort') ?? port + 5025) : null,
    smtpPort: hasMailbox ? await freePort(state.get('smtpPort')) : null,
  }
  return ports
}

async function prepare({ demo, secrets, port }, env, state) {
  const { prepareClinic } = await loadProgram('scripts/prepare/prepare-clinic.ts')
  return step('Preparing the records', () => prepareClinic({
    root,
    target: { endpoint: env.APPWRITE_ENDPOINT, projectId: projectId(), key: secrets.APPWRITE_API_KEY },
    databaseId: databaseId(),
    signingKey: secrets.DOCUMENT_SIGNING_KEY,
    // The local Appwrite runs the functions from their folders; a server of its own has them deployed.
    functionVariables: ownAppwrite() ? functionVariables(secrets, port) : null,
    isDemo: demo,
    state,
    say: (line) => process.env.VERBOSE && process.stdout.write(`  ${line}\n`),
  }))
}

function newSetupLink(port) {
  const token = randomBytes(24).toString('base64url')
  return { hash: hashOfToken(token), link: `${appOrigin(port)}/setup/${token}` }
}

/** Two development servers cannot share one build folder, and a production build empties its own: one on another port than 3000 builds elsewhere. */
function distFolder({ isDevelopment, port }) {
  if (!isDevelopment || port === 3000) return {}
  const folder = join(cacheFolder, `on-${port}`)
  mkdirSync(folder, { recursive: true })
  const up = relative(folder, root)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: `${up}/tsconfig.json`, include: [`${up}/**/*.ts`, `${up}/**/*.tsx`] }))
  return { NEXT_DIST_DIR: `.next-on-${port}`, NEXT_TSCONFIG: relative(root, join(folder, 'tsconfig.json')) }
}

async function answering(url, name) {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    const isUp = await fetch(url, { signal: AbortSignal.timeout(30_000) }).then((response) => response.status < 500, () => false)
    if (isUp) return
    await new Promise((done) => setTimeout(done, 40))
  }
  throw new CannotStart(`${name} did not answer within two minutes. What it said is above.`)
}

async function end(supervisor, code, reason) {
  if (reason) process.stderr.write(`${reason}\n`)
  await supervisor.stop()
  process.exit(code)
}
