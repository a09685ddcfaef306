import type { Clinic } from '@/lib/data/clinic'
import type { Readers } from '@/lib/data/reader'
import type { StoredFiles } from '@/lib/data/stored-files'
import { headText } from '@/lib/domain/audit/chain'
import type { AuditSeal } from '@/lib/domain/admin/audit.schema'
import type { DocumentSigner } from '../documents/document-signer'

const everyLinks = 200
const everyMinutes = 10

type Signing = { clinic: Clinic; files: StoredFiles; signer: DocumentSigner; now: () => Date; newId: () => string }

/**
 * Signs how far each organisation's chain has come, from time to time, and keeps a copy outside the database: whoever
 * writes the chain anew or cuts its end is contradicted by it.
 * @returns how many heads were signed
 */
export async function signHeads(signing: Signing, organisationIds: readonly string[]): Promise<number> {
  let signed = 0
  for (const organisationId of organisationIds) {
    const [last, head] = await Promise.all([
      signing.clinic.auditSeals.first({ where: { organisationId }, orderBy: ['seq', 'desc'] }), signing.clinic.auditHeads.first({ where: { organisationId }, orderBy: ['seq', 'desc'] }),
    ])
    if (!last || (head && !isDue({ last, head }, signing.now()))) continue
    await signHead(signing, last)
    signed += 1
  }
  return signed
}

function isDue({ last, head }: { last: AuditSeal; head: { seq: number; at: string } }, now: Date): boolean {
  if (last.seq === head.seq) return false
  return last.seq - head.seq >= everyLinks || now.getTime() - Date.parse(head.at) >= everyMinutes * 60_000
}

async function signHead({ clinic, files, signer, now, newId }: Signing, { organisationId, seq, hash }: AuditSeal): Promise<void> {
  const at = now().toISOString()
  const head = { id: newId(), organisationId, seq, hash, at, keyId: signer.keyId, signature: signer.sign(headText({ organisationId, seq, hash, at })) }
  await clinic.transaction((tx) => void tx.auditHeads.create(head))
  await files.save({ bucketId: 'backups', fileId: head.id }, { name: `audit-head-${organisationId}-${seq}.json`, bytes: Buffer.from(`${JSON.stringify(head, null, 2)}\n`), permissions: [] })
}

/** Every organisation whose trail was ever sealed: each chain has exactly one first link. */
export async function listSealedOrganisations(readers: Pick<Readers, 'auditSeals'>): Promise<string[]> {
  const found: string[] = []
  let after: string | null = null
  do {
    const { items, next }: { items: AuditSeal[]; next: string | null } = await readers.auditSeals.list({ where: { seq: 1 }, limit: 100, after })
    found.push(...items.map((seal) => seal.organisationId))
    after = next
  } while (after !== null)
  return found
}
