// npm run cli:proof [-- --port 9560]: installs the official command line (appwrite-cli 12) into a temporary folder and lets
// it push the project's appwrite.json to an empty local Appwrite, push it again, and pull it back. Needs the package registry.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { copyProject, installCommandLine } from './cli/command-line.mjs'
import { callsOf, firstDifference, readState } from './cli/server-state.mjs'
import { buildFunctions } from './start/build-functions.mjs'
import { loadProgram } from './start/bundle.mjs'
import { inRoot } from './start/folders.mjs'
import { runMain } from './start/progress.mjs'
import { requirePackages } from './start/require-packages.mjs'

const kinds = ['tables', 'buckets', 'teams', 'topics', 'functions']
const outcome = { passed: 0, failed: 0 }

function check(words, fault) {
  outcome[fault === null ? 'passed' : 'failed']++
  process.stdout.write(`${fault === null ? 'ok  ' : 'FAIL'} ${words}${fault === null ? '' : `\n     ${fault.trim().split('\n').slice(-12).join('\n     ')}`}\n`)
}

/** The command line ends with 0 even when it failed, so what it prints is judged. */
const faultOf = ({ code, text }, success) => (code === 0 && success.test(text) && !/✗|Error:/.test(text) ? null : text)

await runMain(async () => {
  await requirePackages()
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } })
  const config = JSON.parse(readFileSync(inRoot('appwrite.json'), 'utf8'))
  const folder = mkdtempSync(join(tmpdir(), 'meditrack-cli-'))
  await buildFunctions()
  const { createLocalAppwrite } = await loadProgram('appwrite/local/create-local-appwrite.ts')
  const access = { project: config.projectId, key: 'a-key-for-the-proof-alone' }
  const backend = await createLocalAppwrite({ port: Number(values.port), dataDir: ':memory:', projectId: access.project, apiKey: access.key, config: null, rateLimits: false })
  try {
    const cli = await installCommandLine(join(folder, 'cli'))
    process.stdout.write(`appwrite-cli ${(await cli(folder, '--version')).text.trim().split('\n')[0].replace(/^appwrite version /, '')} against an empty local Appwrite on ${backend.url}\n`)
    await prove({ cli, folder, config, access: { ...access, url: backend.url } })
  } finally {
    await backend.close()
    rmSync(folder, { recursive: true, force: true })
  }
  process.stdout.write(`${outcome.passed} passed, ${outcome.failed} failed\n`)
  process.exitCode = outcome.failed > 0 ? 1 : 0
})

async function prove({ cli, folder, config, access }) {
  const project = join(folder, 'project')
  const call = callsOf(access)
  copyProject(project, config.functions)
  // The project has no team of its own, so one is added to the copy: pushing teams is proved as well.
  const pushed = { ...config, teams: [...(config.teams ?? []), { $id: 'proof-team', name: 'Proof team' }] }
  writeFileSync(join(project, 'appwrite.json'), JSON.stringify(pushed, null, 2))
  check('client takes endpoint, project and key', faultOf(await cli(project, 'client', '--endpoint', access.url, '--project-id', access.project, '--key', access.key), /Setting client/))
  for (const kind of kinds.slice(0, -1)) check(`push ${kind} to the empty server`, faultOf(await cli(project, 'push', kind, '--all', '--force'), /Successfully pushed [1-9]\d* /))
  await pushFunctionsFirst(cli, project, call)
  check('push functions with their code', faultOf(await cli(project, 'push', 'functions', '--all', '--force'), new RegExp(`Successfully pushed ${config.functions.length} functions`)))
  await pushAgain({ cli, project, call, config })
  await pullBack({ cli, folder, pushed, access })
}

/** With a key alone the command line makes the functions and then stops, before any call, because it has no console session to ask for a domain. */
async function pushFunctionsFirst(cli, project, call) {
  const { text } = await cli(project, 'push', 'functions', '--all', '--force')
  const { total } = await call('GET', '/functions')
  const stopped = /Session not found\. Please run `appwrite login`/.test(text) && total > 0
  check('push functions makes them (the command line asks for a login before it would deploy)', stopped ? null : text)
}

async function pushAgain({ cli, project, call, config }) {
  const databaseId = config.tablesDB[0].$id
  const rows = `/tablesdb/${databaseId}/tables/sign_in_guards/rows`
  const columns = config.tables.find(({ $id }) => $id === 'sign_in_guards').columns
  await call('POST', rows, { rowId: 'kept', data: Object.fromEntries(columns.filter(({ required }) => required).map((column) => [column.key, sampleOf(column)])) })
  const before = await readState(call, databaseId)
  const row = await call('GET', `${rows}/kept`)
  for (const kind of kinds) {
    const answer = await cli(project, 'push', kind, '--all', '--force')
    const fault = faultOf(answer, kind === 'tables' ? /Successfully pushed 0 tables/ : /Successfully pushed [1-9]\d* /)
    check(`push ${kind} again finds nothing to change`, fault ?? (/recreating|changing|deleting|│/.test(answer.text) ? answer.text : null))
  }
  check('the server holds what it held before the second push', firstDifference(before, await readState(call, databaseId)))
  check('a row written between the pushes is untouched', firstDifference(row, await call('GET', `${rows}/kept`)))
}

function sampleOf({ type, format, elements }) {
  if (format === 'enum') return elements[0]
  return { string: 'x', integer: 1, double: 1, boolean: true, datetime: '2026-01-01T00:00:00.000+00:00' }[type]
}

async function pullBack({ cli, folder, pushed, access }) {
  const target = join(folder, 'pulled')
  mkdirSync(target)
  writeFileSync(join(target, 'appwrite.config.json'), JSON.stringify({ projectId: pushed.projectId, projectName: pushed.projectName, endpoint: access.url }))
  for (const kind of kinds) check(`pull ${kind}`, faultOf(await cli(target, 'pull', kind, '--all', '--force'), /Successfully pulled [1-9]\d* /))
  const pulled = JSON.parse(readFileSync(join(target, 'appwrite.config.json'), 'utf8'))
  for (const kind of ['tablesDB', ...kinds]) check(`the pulled file says the same of ${kind}`, firstDifference(keyed(pushed[kind]), keyed(pulled[kind])))
}

/** By id, without what is no property of the server: where code lies on this machine, and values of variables. */
function keyed(entries) {
  return Object.fromEntries(entries.map((entry) => [entry.$id, { ...entry, path: undefined, vars: undefined }]))
}
