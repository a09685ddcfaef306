import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const keyFor = (secret: string, purpose: string) => Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), Buffer.alloc(0), purpose, 32))

/** Seals a value so that only this server can open it (AES-256-GCM), as base64url text. */
export function seal(value: unknown, secret: string, purpose: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), iv)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Opens a sealed value; null when it is missing, was changed, or was sealed for another purpose. */
export function unseal(sealed: string | undefined, secret: string, purpose: string): unknown {
  if (!sealed) return null
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 29) return null
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))
  } catch {
    // A forged or damaged cookie is the same as none: the visitor signs in again.
    return null
  }
}

/** Opens a value with the first secret that does; after a change of the secret the one before it is the second. */
export function unsealWithAny(sealed: string | undefined, secrets: readonly (string | undefined)[], purpose: string): unknown {
  for (const secret of secrets) {
    const value = secret ? unseal(sealed, secret, purpose) : null
    if (value !== null) return value
  }
  return null
}
