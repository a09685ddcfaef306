import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './progress.mjs'

/** Writes a file whole or not at all, readable by its owner alone. */
function writeJson(file, value) {
  const half = `${file}.${process.pid}`
  writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(half, file)
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new CannotStart(`The file ${file} cannot be read (${error.message}). Put back your copy of it; without it sessions, signatures and stored data cannot be opened.`)
  }
}

function newSecrets() {
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    APP_SECRET: randomBytes(32).toString('base64'),
    APPWRITE_API_KEY: `standard_${randomBytes(48).toString('hex')}`,
    APPWRITE_ENCRYPTION_KEY: randomBytes(32).toString('hex'),
    DOCUMENT_SIGNING_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
}

function requirePrivate(file) {
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return
  throw new CannotStart(`Others on this machine can read the secrets in ${file}. Take that away, and think about whether somebody has: chmod 600 ${file}`)
}

/** A new secret in the place of one of the clinic's; nothing may run on the folder that would still use the one before. */
export function changeSecrets(folder, changes) {
  const file = join(folder, 'secrets.json')
  requirePrivate(file)
  const kept = { ...readJson(file), ...changes }
  writeJson(file, Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null)))
}

export const freshSecrets = newSecrets

/**
 * The clinic's secrets, made on the first start and kept in `secrets.json`, mode 0600.
 * A settings file or the environment may give any of them instead.
 */
export function secretsOf(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'secrets.json')
  if (!existsSync(file)) writeJson(file, newSecrets())
  requirePrivate(file)
  const kept = readJson(file)
  const given = Object.fromEntries(Object.keys(kept).flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
  return { ...kept, ...given }
}

/** What earlier starts left to know: ports, what storage was given, whether the demo clinic is in. */
export function stateOf(folder) {
  const file = join(folder, 'state.json')
  const state = existsSync(file) ? readJson(file) : {}
  return {
    get: (name) => state[name],
    set: (changes) => {
      Object.assign(state, changes)
      writeJson(file, state)
    },
  }
}
