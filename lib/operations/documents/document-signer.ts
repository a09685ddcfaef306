import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

/** Signs with the clinic's Ed25519 key; `keyId` names its public half in the signing keys. */
export type DocumentSigner = { keyId: string; sign(text: string): string }

/** @param privateKey PKCS#8 DER in base64 @throws Error for anything else */
export function openSigner(privateKey: string): DocumentSigner {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  const publicDer = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    keyId: createHash('sha256').update(publicDer).digest('hex').slice(0, 16),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  }
}

/** Whether a signature is the key's own. A key or signature that cannot be read proves nothing. */
export function isSignedBy(publicKey: string, { text, signature }: { text: string; signature: string }): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'))
  } catch {
    // Unreadable means not proven, which is the answer.
    return false
  }
}
