import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { DamagedError } from './storage-trouble'

/**
 * Encrypts values at rest (AES-256-GCM) and signs tokens, both with keys derived from one secret.
 * Sealed text is `v1:` + base64 of nonce, tag and ciphertext.
 */
export class Cipher {
  readonly #dataKey: Buffer
  readonly #signKey: Buffer

  constructor(secret: Buffer) {
    this.#dataKey = Buffer.from(hkdfSync('sha256', secret, 'appwrite-local', 'data at rest', 32))
    this.#signKey = Buffer.from(hkdfSync('sha256', secret, 'appwrite-local', 'tokens', 32))
  }

  seal(plain: string): string {
    return `v1:${this.sealBytes(Buffer.from(plain, 'utf8')).toString('base64')}`
  }

  open(sealed: string): string {
    if (!sealed.startsWith('v1:')) throw new Error('This value was not sealed by this server.')
    return this.openBytes(Buffer.from(sealed.slice(3), 'base64')).toString('utf8')
  }

  sealBytes(plain: Uint8Array): Buffer {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#dataKey, nonce)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  }

  /** The bytes as they were sealed. Throws `DamagedError` when they have been changed or cut off since. */
  openBytes(sealed: Buffer): Buffer {
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#dataKey, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
    } catch (error) {
      throw new DamagedError('A sealed value does not open.', { cause: error })
    }
  }

  sign(text: string): Buffer {
    return createHmac('sha256', this.#signKey).update(text).digest()
  }

  verify(text: string, signature: Buffer): boolean {
    const expected = this.sign(text)
    return expected.length === signature.length && timingSafeEqual(expected, signature)
  }
}
