import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { AppwriteException, type TablesDB } from 'node-appwrite'
import { toColumns } from '@/lib/data/codec'
import type { SigningKey } from '@/lib/domain/files/document.schema'

/** Keys belong to the installation, not to one of its organisations: anyone may check a document with them. */
const installation = 'installation'

/** The public half of the signing key: SPKI DER in base64, and its id, the first 16 hexadecimal digits of its SHA-256. */
export function publicHalf(privateKey: string): { keyId: string; publicKey: string } {
  const der = createPublicKey(createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })).export({ format: 'der', type: 'spki' })
  return { keyId: createHash('sha256').update(der).digest('hex').slice(0, 16), publicKey: der.toString('base64') }
}

/** Writes the public key down once, so that documents can be checked for as long as they are kept. */
export async function keepSigningKey(tables: TablesDB, databaseId: string, { privateKey, at }: { privateKey: string; at: string }): Promise<void> {
  const { keyId, publicKey } = publicHalf(privateKey)
  const row: SigningKey = { id: keyId, organisationId: installation, version: 1, createdAt: at, updatedAt: at, keyId, algorithm: 'Ed25519', publicKey, status: 'active', validFrom: at, validUntil: null }
  try {
    await tables.createRow({ databaseId, tableId: 'signing_keys', rowId: keyId, data: toColumns('signingKeys', row), permissions: [] })
  } catch (error) {
    // Every later start finds it there.
    if (!(error instanceof AppwriteException && error.code === 409)) throw error
  }
}
