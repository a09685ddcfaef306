import type { Clinic } from '@/lib/data/clinic'
import { linkTo, sealId, type Link } from '@/lib/domain/audit/chain'
import type { AuditEntry, AuditSeal } from '@/lib/domain/admin/audit.schema'
import { Refusal } from '@/lib/errors/refusals'
import { sha256 } from './audit-hash'

/** Links written in one transaction; Appwrite stages at most 100 operations. */
const batch = 45
const tries = 5

/** The last link of each organisation that a sealer has seen; kept between runs so that each entry costs no read. */
export type ChainEnds = Map<string, Pick<Link, 'seq' | 'hash'> | null>

/**
 * Chains entries that have no link yet, in the order given, each organisation by itself. Two sealers at once cannot
 * write the same link: the later one finds the row id taken, looks again and goes on after it.
 * @returns how many entries were sealed
 */
export async function sealEntries(clinic: Clinic, entries: readonly AuditEntry[], { ends, now }: { ends: ChainEnds; now: () => Date }): Promise<number> {
  let sealed = 0
  for (const [organisationId, own] of byOrganisation(entries)) {
    for (let from = 0; from < own.length; from += batch) sealed += await sealBatch(clinic, own.slice(from, from + batch), { organisationId, ends, now })
  }
  return sealed
}

/** Of these entries, the ones without a link. */
export async function withoutSeal(clinic: Clinic, entries: readonly AuditEntry[]): Promise<AuditEntry[]> {
  const sealed = new Set<string>()
  for (let from = 0; from < entries.length; from += 100) {
    const ids = entries.slice(from, from + 100).map((entry) => entry.id)
    const { items } = await clinic.auditSeals.list({ where: { entryId: ids }, limit: 200 })
    for (const { entryId } of items) sealed.add(entryId)
  }
  return entries.filter((entry) => !sealed.has(entry.id))
}

type Chain = { organisationId: string; ends: ChainEnds; now: () => Date }

async function sealBatch(clinic: Clinic, entries: readonly AuditEntry[], chain: Chain): Promise<number> {
  let waiting = entries
  for (let attempt = 0; attempt < tries && waiting.length > 0; attempt++) {
    const isSaved = await trySealing(clinic, waiting, chain)
    if (isSaved) return waiting.length
    chain.ends.delete(chain.organisationId)
    waiting = await withoutSeal(clinic, waiting)
  }
  return 0
}

async function trySealing(clinic: Clinic, entries: readonly AuditEntry[], { organisationId, ends, now }: Chain): Promise<boolean> {
  let end = ends.has(organisationId) ? ends.get(organisationId)! : await lastLink(clinic, organisationId)
  const sealedAt = now().toISOString()
  const seals = entries.map((entry) => {
    const link = linkTo(end, entry, sha256)
    end = link
    return { id: sealId(organisationId, link.seq, sha256), organisationId, sealedAt, ...link }
  })
  try {
    await clinic.transaction((tx) => seals.forEach((seal) => tx.auditSeals.create(seal)))
    ends.set(organisationId, end)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record.changed-meanwhile') return false
    throw error
  }
}

const lastLink = (clinic: Clinic, organisationId: string): Promise<AuditSeal | null> => clinic.auditSeals.first({ where: { organisationId }, orderBy: ['seq', 'desc'] })

function byOrganisation(entries: readonly AuditEntry[]): Map<string, AuditEntry[]> {
  const groups = new Map<string, AuditEntry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.organisationId)
    if (group) group.push(entry)
    else groups.set(entry.organisationId, [entry])
  }
  return groups
}
