import { refuse } from '@/lib/errors/refusal'
import { foldPersonName } from './person-name'

export const identifierKinds = ['name', 'date-of-birth', 'record-number', 'phone', 'address', 'identity-document', 'wristband'] as const
export type IdentifierKind = (typeof identifierKinds)[number]

/** What the record holds; null where nothing is recorded. */
export interface KnownIdentity {
  name: string
  bornOn: string
  recordNumber: string
  phone: string | null
  address: string | null
  documentNumber: string | null
}

/** What was typed, scanned or said. */
export interface OfferedIdentifier {
  kind: IdentifierKind
  value: string
}

export interface IdentityMatch {
  matched: IdentifierKind[]
  mismatched: IdentifierKind[]
  /** Offered, but the record has nothing to compare with. */
  notComparable: IdentifierKind[]
  isIdentified: boolean
}

/**
 * Compares offered identifiers with the record. Identified means two different kinds match and none contradicts.
 * Room or bed never identifies anybody.
 */
export function matchIdentity(known: KnownIdentity, offered: readonly OfferedIdentifier[]): IdentityMatch {
  const judged = offered.filter((each) => each.value.trim() !== '').map((each) => ({ kind: each.kind, verdict: compare(known, each) }))
  const kindsOf = (verdict: boolean | null) => [...new Set(judged.filter((each) => each.verdict === verdict).map((each) => each.kind))]
  const matched = kindsOf(true)
  const mismatched = kindsOf(false)
  return { matched, mismatched, notComparable: kindsOf(null), isIdentified: countIndependent(matched) >= 2 && mismatched.length === 0 }
}

/**
 * @returns the kinds that matched, to be stored
 * @throws Refusal identity-mismatch when one contradicts, two-identifiers when fewer than two match
 */
export function requireIdentity(known: KnownIdentity, offered: readonly OfferedIdentifier[]): IdentifierKind[] {
  const match = matchIdentity(known, offered)
  if (match.mismatched.length > 0) refuse('patient.identity-mismatch')
  if (!match.isIdentified) refuse('patient.two-identifiers')
  return match.matched
}

/** Wristband and record number are the same number: together they count once. */
function countIndependent(kinds: readonly IdentifierKind[]): number {
  return new Set(kinds.map((kind) => (kind === 'wristband' ? 'record-number' : kind))).size
}

function compare(known: KnownIdentity, { kind, value }: OfferedIdentifier): boolean | null {
  switch (kind) {
    case 'name':
      return foldPersonName(value) === foldPersonName(known.name) || sameWords(value, known.name)
    case 'date-of-birth':
      return value.trim() === known.bornOn
    case 'record-number':
    case 'wristband':
      return compact(value) === compact(known.recordNumber)
    case 'phone':
      return known.phone === null ? null : digits(value).length >= 7 && digits(known.phone).endsWith(digits(value).slice(-9))
    case 'address':
      return known.address === null ? null : foldPersonName(value) === foldPersonName(known.address)
    case 'identity-document':
      return known.documentNumber === null ? null : compact(value) === compact(known.documentNumber)
  }
}

/** "Adaeze Okonkwo" and "OKONKWO, Adaeze" are one name. */
function sameWords(one: string, other: string): boolean {
  const words = (name: string) => foldPersonName(name).split(' ').sort().join(' ')
  return words(one) === words(other)
}

const compact = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
const digits = (text: string): string => text.replace(/\D/g, '')
