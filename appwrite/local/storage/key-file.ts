import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { UnusableData } from './check-folder'

/** A secret of 256 bits, as a line of the key file. */
export const newSecret = () => randomBytes(32).toString('hex')

/** Throws `UnusableData` when anybody but the owner may read or write a file of keys. */
export function requirePrivate(file: string): void {
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return
  throw new UnusableData(`Others on this machine can read the key file ${file}. Take that away, and think about whether somebody has: chmod 600 ${file}`)
}

/**
 * The secrets of a key file, one to a line: the first seals, the others open what they sealed until `npm run keys:rotate` is done.
 * The file is made on the first start. Throws `UnusableData` when it is damaged or others can read it.
 */
export function readKeyFile(file: string): string[] {
  if (!existsSync(file)) writeKeyFile(file, [newSecret()])
  requirePrivate(file)
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  if (lines.some((line) => !/^[0-9a-f]{64}$/.test(line))) throw new UnusableData(`The key file ${file} is damaged; without it nothing that was encrypted can be read. Nothing was changed. Put the key back from where it was kept, or bring the data back with \`npm run restore\`.`)
  return lines
}

/** Under its own name only once all of it is on disk: who dies half way must not leave half a key. */
export function writeKeyFile(file: string, secrets: readonly string[]): void {
  const draft = `${file}.new`
  const handle = openSync(draft, 'w', 0o600)
  try {
    writeSync(handle, secrets.join('\n'))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
}
