import type { Clinic } from '@/lib/data/clinic'
import type { AuditEntry } from '@/lib/domain/admin/audit.schema'
import { type ChainEnds, sealEntries, withoutSeal } from './seal-audit'

const page = 500

/**
 * Looks through the entries written since a moment and seals those that were left out: what a sealer that died, or a
 * write that took long, left behind.
 * @returns how many were sealed
 */
export async function sealSince(clinic: Clinic, { since, now }: { since: Date; now: () => Date }): Promise<number> {
  const ends: ChainEnds = new Map()
  let sealed = 0
  let after: string | null = null
  do {
    const { items, next }: { items: AuditEntry[]; next: string | null } = await clinic.auditEntries.list({ where: { at: { from: since.toISOString() } }, orderBy: ['at', 'asc'], limit: page, after })
    sealed += await sealEntries(clinic, await withoutSeal(clinic, items), { ends, now })
    after = next
  } while (after !== null)
  return sealed
}
