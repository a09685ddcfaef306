import type { AuditEntry, AuditHead, AuditSeal } from '../admin/audit.schema'
import { canonicalEntry, genesis, type Hash } from './chain'

export type ChainProblemKind = 'edited' | 'removed' | 'reordered' | 'link-missing' | 'link-altered' | 'sealed-twice' | 'not-sealed' | 'tail-cut' | 'head-not-genuine' | 'rewritten'

/** One thing that is wrong with an organisation's trail; `id` is the entry, or the link where the entry is not known. */
export type ChainProblem = { organisationId: string; kind: ChainProblemKind; id: string; says: string }

export type Trail = {
  organisationId: string
  entries: readonly AuditEntry[]
  seals: readonly AuditSeal[]
  heads: readonly AuditHead[]
}

type Checks = {
  hash: Hash
  isGenuine: (head: AuditHead) => boolean
  now: string
  /** An entry may wait this long for its link. */
  graceSeconds: number
}

/** Looks through one organisation's trail: what was edited, removed, put in another order, left unsealed or cut off. */
export function verifyChain(trail: Trail, checks: Checks): ChainProblem[] {
  const seals = trail.seals.toSorted((a, b) => a.seq - b.seq)
  const entries = new Map(trail.entries.map((entry) => [entry.id, entry]))
  const say: Say = (kind, id, says) => ({ organisationId: trail.organisationId, kind, id, says })
  return [...brokenLinks({ seals, entries, hash: checks.hash }, say), ...sealedTwice(seals, say), ...unsealed(trail, checks, say), ...headProblems(trail.heads, seals, { checks, say })]
}

type Say = (kind: ChainProblemKind, id: string, says: string) => ChainProblem
type Walk = { seals: readonly AuditSeal[]; entries: ReadonlyMap<string, AuditEntry>; hash: Hash }

function brokenLinks({ seals, entries, hash }: Walk, say: Say): ChainProblem[] {
  const problems: ChainProblem[] = []
  let before: AuditSeal | null = null
  for (const seal of seals) {
    const expected = (before?.seq ?? 0) + 1
    if (seal.seq > expected) problems.push(say('link-missing', seal.id, seal.seq - expected === 1 ? `Link ${expected} is missing.` : `Links ${expected} to ${seal.seq - 1} are missing.`))
    const follows = seal.seq === expected ? seal.previousHash === (before?.hash ?? genesis) : true
    problems.push(...entryProblems(seal, entries.get(seal.entryId), { follows, hash, say }))
    before = seal
  }
  return problems
}

function entryProblems(seal: AuditSeal, entry: AuditEntry | undefined, { follows, hash, say }: { follows: boolean; hash: Hash; say: Say }): ChainProblem[] {
  const moved = follows ? [] : [say('reordered', seal.entryId, `Link ${seal.seq} does not follow the link before it.`)]
  if (entry === undefined) return [...moved, say('removed', seal.entryId, `The entry of link ${seal.seq} is gone.`)]
  const text = canonicalEntry(entry)
  if (hash(text) !== seal.entryHash) return [...moved, say('edited', entry.id, `The entry of link ${seal.seq} is not what was sealed.`)]
  if (hash(seal.previousHash + text) !== seal.hash) return [...moved, say('link-altered', entry.id, `Link ${seal.seq} was changed after it was made.`)]
  return moved
}

function sealedTwice(seals: readonly AuditSeal[], say: Say): ChainProblem[] {
  const seen = new Set<string>()
  return seals.filter(({ entryId }) => seen.has(entryId) || !seen.add(entryId)).map((seal) => say('sealed-twice', seal.entryId, `The entry has a second link, ${seal.seq}.`))
}

function unsealed({ entries, seals }: Trail, { now, graceSeconds }: Checks, say: Say): ChainProblem[] {
  const sealed = new Set(seals.map((seal) => seal.entryId))
  const late = entries.filter((entry) => !sealed.has(entry.id) && Date.parse(now) - Date.parse(entry.at) > graceSeconds * 1000)
  return late.map((entry) => say('not-sealed', entry.id, `The entry of ${entry.at} has no link.`))
}

/** Heads are signed, so whoever rewrites the chain or cuts its end is contradicted by them. */
function headProblems(heads: readonly AuditHead[], seals: readonly AuditSeal[], { checks, say }: { checks: Checks; say: Say }): ChainProblem[] {
  const bySeq = new Map(seals.map((seal) => [seal.seq, seal]))
  const last = seals.at(-1)?.seq ?? 0
  return heads.flatMap((head) => {
    if (!checks.isGenuine(head)) return [say('head-not-genuine', head.id, `The signature of the head at link ${head.seq} does not hold.`)]
    if (head.seq > last) return [say('tail-cut', head.id, `A signed head says the chain reached link ${head.seq}; it ends at ${last}.`)]
    const seal = bySeq.get(head.seq)
    return seal && seal.hash !== head.hash ? [say('rewritten', seal.entryId, `Link ${head.seq} is not the one a signed head names.`)] : []
  })
}
