import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { inRoot, root } from './folders.mjs'
import { CannotStart, step } from './progress.mjs'
import { requireWritableCheckout } from './requirements.mjs'
import { lastLines, runCommand } from './run-command.mjs'

const modules = inRoot('node_modules')
/** Written last: an install that was interrupted has no mark and is done again. */
const finishedMark = inRoot('node_modules', '.cache', 'meditrack', 'installed')
const npmMark = inRoot('node_modules', '.package-lock.json')

/** Installs the packages when they are missing, half installed or older than the lock file. */
export async function installPackages() {
  const wanted = createHash('sha256').update(readFileSync(inRoot('package-lock.json'))).digest('hex')
  if (readMark() === wanted) return
  if (readMark() === null && isInstalledByHand()) return writeMark(wanted)
  requireWritableCheckout()
  rmSync(finishedMark, { force: true })
  await step('Installing packages', async () => {
    const { code, output } = await runCommand(['npm', 'ci', '--no-audit', '--no-fund', '--include=dev'])
    if (code !== 0) throw new CannotStart(`Packages could not be installed. npm said:\n${lastLines(output, 15)}\nCheck the network, then start again; what is half done in ${root} is repaired by itself.`)
  })
  writeMark(wanted)
}

function readMark() {
  return existsSync(finishedMark) ? readFileSync(finishedMark, 'utf8') : null
}

/** npm writes its own list at the end of an install; when it holds every package of the lock, all are there. */
function isInstalledByHand() {
  if (!existsSync(modules) || !existsSync(npmMark)) return false
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))
  const { packages: installed } = JSON.parse(readFileSync(npmMark, 'utf8'))
  return Object.entries(packages).every(([path, { version, optional }]) => path === '' || optional || (installed[path]?.version === version && existsSync(inRoot(path, 'package.json'))))
}

function writeMark(hash) {
  mkdirSync(dirname(finishedMark), { recursive: true })
  writeFileSync(finishedMark, hash)
}
