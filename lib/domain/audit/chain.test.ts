import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { AuditEntry, AuditHead, AuditSeal } from '../admin/audit.schema'
import { canonicalJson } from '../files/canonical-json'
import { canonicalEntry, genesis, linkTo, sealId } from './chain'
import { verifyChain } from './verify-chain'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const at = (minute: number) => `2026-03-05T10:${String(minute).padStart(2, '0')}:00.000Z`

const entry = (number: number): AuditEntry => ({
  id: `e${number}`, organisationId: 'org', version: 1, createdAt: at(number), updatedAt: at(number), at: at(number), what: 'result.verified', outcome: 'done', actorKind: 'person', actorId: 'u1', actorName: 'A. Person', actorRole: 'lab_technician',
  purpose: 'treatment', patientId: 'p1', subjectTable: 'lab_results', subjectId: `r${number}`, fromAddress: null, device: null, requestId: null, facts: { flag: 'HH' },
})

function chainOf(entries: AuditEntry[]): AuditSeal[] {
  const seals: AuditSeal[] = []
  for (const one of entries) {
    const link = linkTo(seals.at(-1) ?? null, one, sha256)
    seals.push({ id: sealId('org', link.seq, sha256), organisationId: 'org', version: 1, createdAt: at(0), updatedAt: at(0), sealedAt: at(0), ...link })
  }
  return seals
}

const entries = [1, 2, 3, 4, 5].map(entry)
const seals = chainOf(entries)
const headAt = (seq: number): AuditHead => ({ id: `h${seq}`, organisationId: 'org', version: 1, createdAt: at(0), updatedAt: at(0), seq, hash: seals[seq - 1]!.hash, at: at(6), keyId: 'k', signature: 's' })
const check = (trail: { entries?: AuditEntry[]; seals?: AuditSeal[]; heads?: AuditHead[] }, isGenuine = true) =>
  verifyChain({ organisationId: 'org', entries, seals, heads: [], ...trail }, { hash: sha256, isGenuine: () => isGenuine, now: at(30), graceSeconds: 120 })

describe('the chain', () => {
  it('begins at the genesis and links each entry to the one before', () => {
    expect(seals[0]!.previousHash).toBe(genesis)
    expect(seals[2]!.previousHash).toBe(seals[1]!.hash)
    expect(seals[1]!.hash).toBe(sha256(seals[0]!.hash + canonicalEntry(entries[1]!)))
  })

  it('hashes the same entry alike whatever form the time has', () => {
    expect(canonicalEntry({ ...entry(1), at: '2026-03-05T10:01:00.000+00:00' })).toBe(canonicalEntry(entry(1)))
  })

  it('keeps link ids within the length of a row id', () => {
    expect(sealId('org', 7, sha256)).toBe('org-7')
    expect(sealId('o'.repeat(36), 123_456, sha256).length).toBeLessThanOrEqual(36)
  })
})

describe('verifying', () => {
  it('finds nothing in a whole trail', () => expect(check({ heads: [headAt(5), headAt(3)] })).toEqual([]))

  it('finds an edited entry', () => {
    const edited = entries.map((one) => (one.id === 'e3' ? { ...one, actorName: 'Somebody Else' } : one))
    expect(check({ entries: edited })).toMatchObject([{ kind: 'edited', id: 'e3' }])
  })

  it('finds a removed entry', () => expect(check({ entries: entries.filter((one) => one.id !== 'e2') })).toMatchObject([{ kind: 'removed', id: 'e2' }]))

  it('finds a removed link, and the entry left without one', () => {
    expect(check({ seals: seals.filter((seal) => seal.seq !== 3) }).map((one) => one.kind)).toEqual(['link-missing', 'not-sealed'])
  })

  it('finds entries put in another order', () => {
    const swapped = seals.map((seal) => (seal.seq === 2 ? { ...seals[2]!, seq: 2, id: 'org-2' } : seal.seq === 3 ? { ...seals[1]!, seq: 3, id: 'org-3' } : seal))
    expect(check({ seals: swapped }).map(({ kind, id }) => `${kind} ${id}`)).toEqual(['reordered e3', 'reordered e2', 'reordered e4'])
  })

  it('finds an entry that waited too long, and lets a fresh one wait', () => {
    expect(check({ entries: [...entries, entry(20)] })).toMatchObject([{ kind: 'not-sealed', id: 'e20' }])
    expect(check({ entries: [...entries, { ...entry(6), at: '2026-03-05T10:29:00.000Z' }] })).toEqual([])
  })

  it('finds a tail that was cut off with its entries', () => {
    expect(check({ entries: entries.slice(0, 3), seals: seals.slice(0, 3), heads: [headAt(5)] })).toMatchObject([{ kind: 'tail-cut', id: 'h5' }])
  })

  it('finds a chain that was written anew', () => {
    const forged = entries.map((one) => (one.id === 'e2' ? { ...one, outcome: 'refused' as const } : one))
    expect(check({ entries: forged, seals: chainOf(forged), heads: [headAt(4)] })).toMatchObject([{ kind: 'rewritten', id: 'e4' }])
  })

  it('finds a head that was not signed by the clinic', () => expect(check({ heads: [headAt(5)] }, false)).toMatchObject([{ kind: 'head-not-genuine', id: 'h5' }]))

  it('finds an entry with two links', () => {
    const twice = { ...linkTo(seals[4]!, entries[0]!, sha256) }
    expect(check({ seals: [...seals, { ...seals[4]!, ...twice, id: 'org-6' }] })).toMatchObject([{ kind: 'sealed-twice', id: 'e1' }])
  })
})

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, 'ö': 7 }, '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\ud83d\ude00":5,"\ufb33":3}'],
    [[333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0], '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]'],
  ])('%j', (value, text) => expect(canonicalJson(value)).toBe(text))
  it.each([Number.NaN, Infinity, undefined, { a: undefined }, '\ud800', 10n])('refuses what JSON cannot say', (value) => expect(() => canonicalJson(value)).toThrow(TypeError))
})
