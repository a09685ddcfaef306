import { type ChainProblem, verifyChain } from '@/lib/domain/audit/verify-chain'
import { headText } from '@/lib/domain/audit/chain'
import type { AuditEntry, AuditHead, AuditSeal } from '@/lib/domain/admin/audit.schema'
import type { Readers } from '@/lib/data/reader'
import { isSignedBy } from '../documents/document-signer'
import { sha256 } from './audit-hash'

/** An entry may wait this long for its link before the check calls it left out. */
const graceSeconds = 120
const page = 500

export type AuditCheck = { problems: ChainProblem[]; entries: number; links: number; heads: number; organisations: number }

/** Reads the whole trail of every organisation and looks for what was edited, removed, reordered, left out or cut off. */
export async function checkAuditTrail(readers: Readers, now: Date): Promise<AuditCheck> {
  // The clinic goes on meanwhile. What points is read before what it points at, or an entry made between two looks would count as removed.
  const heads = await readAll<AuditHead>(readers.auditHeads)
  const seals = await readAll<AuditSeal>(readers.auditSeals)
  const entries = await readAll<AuditEntry>(readers.auditEntries)
  const keys = new Map((await readers.signingKeys.list({ limit: 100 })).items.map((key) => [key.keyId, key.publicKey]))
  const isGenuine = (head: AuditHead) => isSignedBy(keys.get(head.keyId) ?? '', { text: headText(head), signature: head.signature })
  const organisations = [...new Set([...entries, ...seals, ...heads].map((row) => row.organisationId))]
  const own = <Row extends { organisationId: string }>(rows: Row[], id: string) => rows.filter((row) => row.organisationId === id)
  const problems = organisations.flatMap((organisationId) =>
    verifyChain({ organisationId, entries: own(entries, organisationId), seals: own(seals, organisationId), heads: own(heads, organisationId) }, { hash: sha256, isGenuine, now: now.toISOString(), graceSeconds }),
  )
  return { problems, entries: entries.length, links: seals.length, heads: heads.length, organisations: organisations.length }
}

type Listing<Row> = { list(question: { limit: number; after: string | null }): Promise<{ items: Row[]; next: string | null }> }

async function readAll<Row>(reader: Listing<Row>): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const { items, next }: { items: Row[]; next: string | null } = await reader.list({ limit: page, after })
    rows.push(...items)
    after = next
  } while (after !== null)
  return rows
}
