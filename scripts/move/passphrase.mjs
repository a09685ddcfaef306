import { readFileSync } from 'node:fs'
import { CannotStart } from '../start/progress.mjs'

const shortest = 12

/**
 * The passphrase of an export: from EXPORT_PASSPHRASE or a file, never from the command line, where other users see it.
 * @param {{ plain: boolean, 'passphrase-file'?: string }} values
 * @returns {string | null} null for an export that lies open
 */
export function passphraseOf({ plain, 'passphrase-file': file }) {
  if (plain) {
    process.stdout.write('Nothing is encrypted: whoever can read the folder reads every record of every patient, and the password hashes.\n')
    return null
  }
  const passphrase = file ? readFileSync(file, 'utf8').trim() : process.env.EXPORT_PASSPHRASE
  if (!passphrase) throw new CannotStart('An export holds every record of every patient. Set EXPORT_PASSPHRASE (or --passphrase-file FILE) to seal it; --plain leaves it open.')
  if (passphrase.length < shortest) throw new CannotStart(`The passphrase must have at least ${shortest} characters: whoever takes the folder can try as many as they like.`)
  return passphrase
}
