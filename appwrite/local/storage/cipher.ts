import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { DamagedError } from './storage-trouble'

/** What was sealed by a server that had one key only; which one is not said. */
const UNNAMED = 'v1:'
/** In front of sealed bytes that name their key. Old ones begin with chance: one in four billion begins like this, and opens all the same. */
const MARK = Buffer.from('MTS2')
const ID_BYTES = 4

type Key = { id: Buffer; name: string; data: Buffer; sign: Buffer }

function keyOf(secret: Buffer): Key {
  const derived = (purpose: string, bytes: number) => Buffer.from(hkdfSync('sha256', secret, 'appwrite-local', purpose, bytes))
  const id = derived('key id', ID_BYTES)
  return { id, name: id.toString('hex'), data: derived('data at rest', 32), sign: derived('tokens', 32) }
}

/**
 * Encrypts values at rest (AES-256-GCM) and signs tokens, both with keys derived from one secret. Sealed text is `v2:`, the id of
 * the key, `:` and base64 of nonce, tag and ciphertext. What older secrets sealed or signed is still opened and believed.
 */
export class Cipher {
  readonly #current: Key
  readonly #keys: readonly Key[]

  constructor(secret: Buffer, older: readonly Buffer[] = []) {
    this.#current = keyOf(secret)
    this.#keys = [this.#current, ...older.map(keyOf)]
  }

  /** The id that what is sealed now carries, eight hexadecimal digits. */
  get keyId(): string {
    return this.#current.name
  }

  seal(plain: string): string {
    return `v2:${this.keyId}:${this.#sealWithout(Buffer.from(plain, 'utf8')).toString('base64')}`
  }

  open(sealed: string): string {
    if (sealed.startsWith('v2:')) {
      const id = sealed.slice(3, 11)
      return openWith(this.#keys.filter((key) => key.name === id), Buffer.from(sealed.slice(12), 'base64')).toString('utf8')
    }
    if (!sealed.startsWith(UNNAMED)) throw new Error('This value was not sealed by this server.')
    return openWith(this.#keys, Buffer.from(sealed.slice(UNNAMED.length), 'base64')).toString('utf8')
  }

  sealBytes(plain: Uint8Array): Buffer {
    return Buffer.concat([MARK, this.#current.id, this.#sealWithout(plain)])
  }

  /** The bytes as they were sealed. Throws `DamagedError` when they have been changed or cut off since. */
  openBytes(sealed: Buffer): Buffer {
    const named = sealed.subarray(0, MARK.length).equals(MARK) ? this.#keys.filter(({ id }) => id.equals(sealed.subarray(MARK.length, MARK.length + ID_BYTES))) : []
    if (named.length === 0) return openWith(this.#keys, sealed)
    try {
      return openWith(named, sealed.subarray(MARK.length + ID_BYTES))
    } catch {
      // The one in four billion: bytes without a key's name that begin as if they had one.
      return openWith(this.#keys, sealed)
    }
  }

  /** Whether sealed bytes carry the id of the current key; the first eight are enough. */
  isCurrentBytes(start: Buffer): boolean {
    return start.subarray(0, MARK.length).equals(MARK) && start.subarray(MARK.length, MARK.length + ID_BYTES).equals(this.#current.id)
  }

  sign(text: string): Buffer {
    return signWith(this.#current, text)
  }

  verify(text: string, signature: Buffer): boolean {
    return this.#keys.some((key) => {
      const expected = signWith(key, text)
      return expected.length === signature.length && timingSafeEqual(expected, signature)
    })
  }

  #sealWithout(plain: Uint8Array): Buffer {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#current.data, nonce)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  }
}

const signWith = (key: Key, text: string) => createHmac('sha256', key.sign).update(text).digest()

function openWith(keys: readonly Key[], sealed: Buffer): Buffer {
  let cause: unknown = 'No key of this server sealed it.'
  for (const key of keys) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key.data, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
    } catch (error) {
      cause = error
    }
  }
  throw new DamagedError('A sealed value does not open.', { cause })
}
