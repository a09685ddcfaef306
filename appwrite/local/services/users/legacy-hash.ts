import { createCipheriv, createHash, scrypt, timingSafeEqual } from 'node:crypto'
import { matchesBcrypt } from './bcrypt'
import { matchesPhpass } from './phpass'

type Legacy = { kind: string; digest: string; options: Record<string, unknown> }

/** Checks a password against a hash that was imported from another system. */
export async function verifyLegacyHash(password: string, legacy: Legacy): Promise<boolean> {
  const { kind, digest, options } = legacy
  switch (kind) {
    case 'bcrypt':
      return matchesBcrypt(password, digest)
    case 'md5':
      return same(createHash('md5').update(password).digest('hex'), digest)
    case 'sha':
      return same(createHash(shaName(options.version)).update(password).digest('hex'), digest)
    case 'phpass':
      return matchesPhpass(password, digest)
    case 'scrypt':
      return same((await scryptKey(password, options)).toString('hex'), digest)
    case 'scryptMod':
    case 'scrypt_modified':
      return same(await firebaseDigest(password, options), digest)
    default:
      return false
  }
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The kind of SHA that is meant when none is named. */
export const DEFAULT_SHA = 'sha256'

/** `sha512/256` is `sha512-256` here. */
function shaName(version: unknown): string {
  return typeof version === 'string' && version !== '' ? version.replace('/', '-') : DEFAULT_SHA
}

type ScryptCost = { N: number; r: number; p: number; length: number }

/** Work and memory grow with the product: 2^20 is 128 MB and a third of a second. */
const MOST_SCRYPT = 2 ** 20
const LONGEST_KEY = 1024

/** Whether a sign-in may cost this much: a thread that computes for minutes is lost to everybody else. */
export function isAffordable({ N, r, p, length }: ScryptCost): boolean {
  return [N, r, p, length].every((each) => each > 0) && N * r * p <= MOST_SCRYPT && length <= LONGEST_KEY
}

function deriveKey(password: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> {
  const { N, r, p, length } = cost
  return new Promise((done, fail) => {
    scrypt(password, salt, length, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error === null ? done(key) : fail(error)))
  })
}

async function scryptKey(password: string, options: Record<string, unknown>): Promise<Buffer> {
  const number = (name: string, fallback: number) => (typeof options[name] === 'number' ? options[name] : fallback)
  const cost = { N: number('costCpu', 8), r: number('costMemory', 14), p: number('costParallel', 1), length: number('length', 64) }
  if (!isAffordable(cost)) return Buffer.alloc(0)
  try {
    return await deriveKey(password, Buffer.from(String(options.salt ?? '')), cost)
  } catch {
    // Parameters that scrypt refuses were never a hash of anything.
    return Buffer.alloc(0)
  }
}

/** Firebase's scheme: the signer key encrypted with a key derived from password and salt. */
async function firebaseDigest(password: string, options: Record<string, unknown>): Promise<string> {
  const bytes = (name: string) => Buffer.from(String(options[name] ?? ''), 'base64')
  const salt = Buffer.concat([bytes('salt'), bytes('saltSeparator')])
  const key = await deriveKey(password, salt, { N: 16_384, r: 8, p: 1, length: 64 })
  const cipher = createCipheriv('aes-256-ctr', key.subarray(0, 32), Buffer.alloc(16))
  return Buffer.concat([cipher.update(bytes('signerKey')), cipher.final()]).toString('base64')
}
