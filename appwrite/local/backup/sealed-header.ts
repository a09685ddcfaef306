import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { BackupError } from './backup-error'
import { stretch, subkey, type Cost } from './passphrase'

/**
 * The first 88 bytes of every file of ours: `MTBACKUP`, version (2), kind (1), scrypt's logN, r and p (1 each), 2 zeros,
 * salt (16), id of the file (16), the start of a SHA-256 over these (8), an HMAC over these with a key of the passphrase (32).
 * The hash tells damage from a wrong passphrase.
 */
export const HEADER_BYTES = 88
const MAGIC = Buffer.from('MTBACKUP')
const SUM_AT = 48
const MAC_AT = 56

export const SEALED_VERSION = 1
export type SealedKind = 'backup' | 'journal'
const KINDS: readonly SealedKind[] = ['backup', 'journal']

/** A secret that was stretched once may open further files that share its salt. */
export type Stretched = { salt: Buffer; cost: Cost; secret: Buffer }

/** Stretches a passphrase with a fresh salt. Slow on purpose: once for each run, then the result opens and makes many files. */
export async function stretchNew(passphrase: string, cost: Cost): Promise<Stretched> {
  const salt = randomBytes(16)
  return { salt, cost, secret: await stretch(passphrase, salt, cost) }
}

/** A fresh header and the key of what follows it. */
export function newHeader(kind: SealedKind, { salt, cost, secret }: Stretched): { header: Buffer; contentKey: Buffer } {
  const fileId = randomBytes(16)
  const start = Buffer.alloc(SUM_AT)
  MAGIC.copy(start)
  start.writeUInt16BE(SEALED_VERSION, 8)
  start.set([KINDS.indexOf(kind) + 1, cost.logN, cost.r, cost.p], 10)
  salt.copy(start, 16)
  fileId.copy(start, 32)
  return { header: Buffer.concat([start, sumOf(start), macOf(start, subkey(secret, fileId, 'header'))]), contentKey: subkey(secret, fileId, 'content') }
}

/**
 * Checks a header and answers the key of what follows it.
 * @throws BackupError one sentence for each: not our file, unknown version, other kind, damaged, wrong passphrase
 */
export async function openHeader(header: Buffer, kind: SealedKind, passphrase: string | Stretched): Promise<{ contentKey: Buffer; stretched: Stretched }> {
  if (header.length < 10 || !header.subarray(0, 8).equals(MAGIC)) throw new BackupError('This file is not a backup of MediTrack Pro.')
  const version = header.readUInt16BE(8)
  if (version !== SEALED_VERSION) throw new BackupError(`This file has backup format ${version}; this program knows format ${SEALED_VERSION}. Restore it with the version of MediTrack Pro that wrote it.`)
  if (header.length < HEADER_BYTES) throw new BackupError('This backup is cut off: its end is missing.')
  const start = header.subarray(0, SUM_AT)
  if (!sumOf(start).equals(header.subarray(SUM_AT, MAC_AT))) throw new BackupError('The header of this file is damaged.')
  if (KINDS[header.readUInt8(10) - 1] !== kind) throw new BackupError(`This file is not a ${kind}.`)
  const stretched = await stretchedFor(header, passphrase)
  const fileId = start.subarray(32, 48)
  if (!timingSafeEqual(macOf(start, subkey(stretched.secret, fileId, 'header')), header.subarray(MAC_AT, HEADER_BYTES))) throw new BackupError('The passphrase is wrong: this file was made with another one.')
  return { contentKey: subkey(stretched.secret, fileId, 'content'), stretched }
}

async function stretchedFor(header: Buffer, passphrase: string | Stretched): Promise<Stretched> {
  const salt = Buffer.from(header.subarray(16, 32))
  if (typeof passphrase !== 'string') return passphrase
  const cost: Cost = { logN: header.readUInt8(11), r: header.readUInt8(12), p: header.readUInt8(13) }
  return { salt, cost, secret: await stretch(passphrase, salt, cost) }
}

const sumOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest().subarray(0, 8)
const macOf = (bytes: Buffer, key: Buffer) => createHmac('sha256', key).update(bytes).digest()
