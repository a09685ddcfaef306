import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { emptyManifest, type Manifest } from './manifest'

/** OWASP's cost for scrypt: 128 MB and a few tenths of a second for each guess at a passphrase. */
const cost = { N: 131_072, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const ivBytes = 12
const tagBytes = 16
const manifestFile = 'manifest.json'

type Written = Manifest & { mac: string }

/**
 * A folder of pieces, each written whole or not at all (not forced to disk: the clinic it comes from is still there, and a
 * piece that a power cut took is missed when it is read). With a passphrase every piece is sealed (AES-256-GCM under a key
 * that scrypt makes of it, bound to its own name), and the manifest, which holds counts and hashes but no record, carries
 * an HMAC; without one everything lies open.
 */
export class SealedFolder {
  readonly manifest: Manifest

  private constructor(readonly folder: string, private readonly key: Buffer | null, manifest: Manifest) {
    this.manifest = manifest
  }

  /** Opens the folder of an export, or makes it. @throws Error when the passphrase is another than it was begun with */
  static open(folder: string, passphrase: string | null): SealedFolder {
    const file = join(folder, manifestFile)
    if (!existsSync(file)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const salt = passphrase === null ? null : randomBytes(16).toString('base64')
      return new SealedFolder(folder, keyOf(passphrase, salt), emptyManifest(salt))
    }
    const { mac, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as Written
    if (manifest.format !== 1) throw new Error(`The export in ${folder} has the format ${manifest.format}, which this version cannot read.`)
    if (manifest.salt === null && passphrase !== null) throw new Error('That export was begun without a passphrase. Go on with --plain, or begin another folder.')
    if (manifest.salt !== null && passphrase === null) throw new Error('That export is sealed with a passphrase. Set EXPORT_PASSPHRASE.')
    const key = keyOf(passphrase, manifest.salt)
    if (!timingSafeEqual(Buffer.from(macOf(key, manifest)), Buffer.from(mac.padEnd(64).slice(0, 64)))) throw new Error('The passphrase is another than the export was begun with, or its manifest was changed.')
    return new SealedFolder(folder, key, manifest)
  }

  /** Writes down how far the export has come. */
  saveManifest(): void {
    this.#write(manifestFile, Buffer.from(`${JSON.stringify({ ...this.manifest, mac: macOf(this.key, this.manifest) }, null, 1)}\n`))
  }

  has(name: string): boolean {
    return existsSync(join(this.folder, name))
  }

  put(name: string, content: Buffer): void {
    this.#write(name, this.key ? seal(this.key, name, content) : content)
  }

  /** @throws Error naming a piece that is missing, damaged or out of its place */
  get(name: string): Buffer {
    if (!this.has(name)) throw new Error(`The export has lost its piece ${name}.`)
    const stored = readFileSync(join(this.folder, name))
    return this.key ? unseal(this.key, name, stored) : stored
  }

  putRecords(name: string, records: readonly unknown[]): void {
    this.put(name, gzipSync(JSON.stringify(records, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value))))
  }

  getRecords<T>(name: string): T[] {
    return JSON.parse(gunzipSync(this.get(name)).toString('utf8')) as T[]
  }

  #write(name: string, content: Buffer): void {
    const file = join(this.folder, name)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(`${file}.half`, content, { mode: 0o600 })
    renameSync(`${file}.half`, file)
  }
}

const keyOf = (passphrase: string | null, salt: string | null): Buffer | null => (passphrase === null || salt === null ? null : scryptSync(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, cost))

const macOf = (key: Buffer | null, manifest: Manifest): string => createHmac('sha256', key ?? 'not sealed').update(JSON.stringify(manifest)).digest('hex')

function seal(key: Buffer, name: string, content: Buffer): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name))
  const body = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

function unseal(key: Buffer, name: string, stored: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, stored.subarray(0, ivBytes)).setAAD(Buffer.from(name)).setAuthTag(stored.subarray(ivBytes, ivBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(stored.subarray(ivBytes + tagBytes)), decipher.final()])
  } catch (error) {
    throw new Error(`The piece ${name} of the export is damaged or was put in the place of another.`, { cause: error })
  }
}
