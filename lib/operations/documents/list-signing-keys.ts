import { createPublicKey } from 'node:crypto'
import { appwriteAsClinic } from '@/lib/data/appwrite-clients'
import { openReaders } from '@/lib/data/reader'

export type PublishedKey = { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string; use: 'sig'; alg: 'EdDSA' }

/** The public keys that documents are checked with, as a JSON Web Key Set. A revoked key is left out. */
export async function listSigningKeys(databaseId: string): Promise<{ keys: PublishedKey[] }> {
  const { items } = await openReaders(appwriteAsClinic().tables, databaseId).signingKeys.list({ where: { status: ['active', 'retired'] }, limit: 100 })
  return { keys: items.map(({ keyId, publicKey }) => ({ kty: 'OKP', crv: 'Ed25519', x: pointOf(publicKey), kid: keyId, use: 'sig', alg: 'EdDSA' })) }
}

function pointOf(publicKey: string): string {
  const { x } = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }).export({ format: 'jwk' })
  return x ?? ''
}
