import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { inRoot, root } from './folders.mjs'
import { CannotStart } from './progress.mjs'

/** Reads `.env` of the project folder into the environment; what is set there already wins. */
export function readEnvironmentFile() {
  if (!existsSync(inRoot('.env'))) return
  if (typeof process.loadEnvFile === 'function') process.loadEnvFile(inRoot('.env'))
  else throw new CannotStart('Reading .env needs Node 20.12 or newer. Set the settings in the environment instead, or install a newer Node.')
}

/**
 * `--port`, `--data` and `--no-demo` of up and dev.
 * @returns {{ port: number, data: string, demo: boolean }}
 */
export function parseStartArguments(given = process.argv.slice(2)) {
  const values = parse(given)
  const wanted = values.port ?? (process.env.PORT || '3000')
  const port = Number(wanted)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new CannotStart(`${values.port === undefined ? 'PORT' : '--port'} must be a number from 1 to 65535, not "${wanted}".`)
  return { port, data: resolve(root, values.data ?? (process.env.DATA_FOLDER || '.data')), demo: !values['no-demo'] && process.env.DEMO !== 'false' }
}

function parse(given) {
  try {
    return parseArgs({ args: given, options: { port: { type: 'string' }, data: { type: 'string' }, 'no-demo': { type: 'boolean', default: false } } }).values
  } catch (error) {
    throw new CannotStart(`${error.message.split('\n')[0]}. Known options: --port NUMBER, --data FOLDER, --no-demo.`)
  }
}
