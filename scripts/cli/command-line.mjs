import { spawn } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from '../start/folders.mjs'
import { CannotStart } from '../start/progress.mjs'

const cliVersion = '12'
/** Colours and cursor movements, which the command line prints even into a pipe. */
const paint = /\u001b\[[0-9;?]*[A-Za-z]/g

/** Installs the official command line into `folder`, without running any package's scripts. Returns how to call it. */
export async function installCommandLine(folder) {
  mkdirSync(folder, { recursive: true })
  const install = await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['install', `appwrite-cli@${cliVersion}`, '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
  if (install.code !== 0) throw new CannotStart(`appwrite-cli ${cliVersion} could not be installed. This proof needs the package registry.\n${install.text}`)
  const program = join(folder, 'node_modules', 'appwrite-cli', 'index.js')
  return (workFolder, ...args) => run(process.execPath, [program, ...args], { cwd: workFolder, env: { ...process.env, HOME: folder, USERPROFILE: folder, FORCE_COLOR: '0' } })
}

/** A folder that holds the project's appwrite.json and the bundles of its functions, as somebody who deploys has them. */
export function copyProject(folder, functions) {
  mkdirSync(folder, { recursive: true })
  cpSync(inRoot('appwrite.json'), join(folder, 'appwrite.json'))
  for (const { path } of functions) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(inRoot(path), join(folder, path), { recursive: true })
  }
}

function run(program, args, options) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => { text += part })
    child.on('error', fail)
    child.on('exit', (code) => done({ code, text: text.replaceAll(paint, '') }))
  })
}
