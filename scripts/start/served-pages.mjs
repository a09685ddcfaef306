import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './folders.mjs'
import { CannotStart } from './progress.mjs'

/** Who serves the built pages of this checkout: a file per web server, named by its process. */
const usual = inRoot('.next', 'served-by')

/** Tells later builds that this process serves the pages; answers how to take it back. */
export function nowServing(folder = usual) {
  const note = join(folder, String(process.pid))
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(note, '')
  } catch {
    // A read-only checkout: nobody builds in it either.
    return () => undefined
  }
  return () => rmSync(note, { force: true })
}

/** Throws when a running clinic serves the pages that a build is about to take away. Notes of servers that were killed are removed. */
export function requireNobodyServes(folder = usual) {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (isWebServer(Number(name))) throw new CannotStart(`A clinic that was started from this folder is running (process ${name}), and building would take its pages away. Stop it first, or build in another copy of the project.`)
    rmSync(join(folder, name), { force: true })
  }
}

/** The number may belong to another program by now; where the system tells its command, that is looked at. */
function isWebServer(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  const command = `/proc/${pid}/cmdline`
  return !existsSync(command) || readFileSync(command, 'utf8').includes('web-server')
}
