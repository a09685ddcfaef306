import { hkdfSync, scrypt, type ScryptOptions } from 'node:crypto'
import { BackupError } from './backup-error'

/** What scrypt is asked to spend: N is 2 to the power of `logN`. */
export type Cost = { logN: number; r: number; p: number }

/** About 0.4 seconds and 128 MB for each guess on a machine of today (OWASP's first choice for scrypt, 2024). */
export const COST: Cost = { logN: 17, r: 8, p: 1 }

/** A file of ours never asks for more: a forged header must not be able to fill the memory. */
const MOST: Cost = { logN: 20, r: 16, p: 4 }

const SHORTEST = 12

/** @throws BackupError when a passphrase is too short to protect records */
export function requirePassphrase(passphrase: string): string {
  if (passphrase.length < SHORTEST) throw new BackupError(`The passphrase of backups must have at least ${SHORTEST} characters.`)
  return passphrase
}

/** The secret behind every key of a file. */
export function stretch(passphrase: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  if (logN < 1 || logN > MOST.logN || r < 1 || r > MOST.r || p < 1 || p > MOST.p) throw new BackupError('The header of this file is damaged.')
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 2 ** logN * r * 256 + 32 * 1024 * 1024 }
  return new Promise((done, fail) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) => (error === null ? done(key) : fail(error)))
  })
}

/** One of the keys of a file: 32 bytes. */
export function subkey(secret: Buffer, fileId: Buffer, purpose: 'header' | 'content'): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, fileId, `meditrack backup ${purpose}`, 32))
}
