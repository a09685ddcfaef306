import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { AppwriteException, Query, type TablesDB } from 'node-appwrite'
import { toColumns } from '@/lib/data/codec'
import type { SigningKey } from '@/lib/domain/files/document.schema'

/** Keys belong to the installation, not to one of its organisations: anyone may check a document with them. */
const installation = 'installation'

/** The public half of the signing key: SPKI DER in base64, and its id, the first 16 hexadecimal digits of its SHA-256. */
export function publicHalf(privateKey: string): { keyId: string; publicKey: string } {
  const der = createPublicKey(createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })).export({ format: 'der', type: 'spki' })
  return { keyId: createHash('sha256').update(der).digest('hex').slice(0, 16), publicKey: der.toString('base64') }
}

/** Writes the public key down once, and that it is the one in use now, so that documents can be checked for as long as they are kept. */
export async function keepSigningKey(tables: TablesDB, databaseId: string, { privateKey, at }: { privateKey: string; at: string }): Promise<void> {
  const { keyId, publicKey } = publicHalf(privateKey)
  const row: SigningKey = { id: keyId, organisationId: installation, version: 1, createdAt: at, updatedAt: at, keyId, algorithm: 'Ed25519', publicKey, status: 'active', validFrom: at, validUntil: null }
  try {
    await tables.createRow({ databaseId, tableId: 'signing_keys', rowId: keyId, data: toColumns('signingKeys', row), permissions: [] })
  } catch (error) {
    // Every later start finds it there.
    if (!(error instanceof AppwriteException && error.code === 409)) throw error
  }
  await retireOthers(tables, databaseId, { keyId, at })
}

/** A key that no longer signs still checks what it signed. */
async function retireOthers(tables: TablesDB, databaseId: string, { keyId, at }: { keyId: string; at: string }): Promise<void> {
  const { rows } = await tables.listRows({ databaseId, tableId: 'signing_keys', queries: [Query.equal('status', 'active'), Query.notEqual('keyId', keyId)], total: false })
  for (const { $id } of rows) await tables.updateRow({ databaseId, tableId: 'signing_keys', rowId: $id, data: { status: 'retired', validUntil: at } })
}
