import type { StoredDocument } from './document.schema'

export type DocumentStatus = StoredDocument['status']

/** A claim older than this belongs to a process that died. */
const claimMinutes = 3

/** Whether somebody may begin to make the document now: it waits, failed, or its maker died. */
export function mayClaim({ status, claimedAt }: Pick<StoredDocument, 'status' | 'claimedAt'>, at: string): boolean {
  if (status === 'queued' || status === 'failed') return true
  return status === 'rendering' && (claimedAt === null || Date.parse(at) - Date.parse(claimedAt) > claimMinutes * 60_000)
}

/** The document as somebody begins to make it. */
export const claim = (document: StoredDocument, at: string): StoredDocument => ({ ...document, status: 'rendering', claimedAt: at, failure: null })

/** The reason is for staff: one sentence, never what the document says. */
export const fail = (document: StoredDocument, reason: string): StoredDocument => ({ ...document, status: 'failed', failure: reason.slice(0, 200) })

/** A newer paper says the same thing now. The old one stays readable, and may still be revoked. */
export const supersede = (document: StoredDocument): StoredDocument => ({ ...document, status: 'superseded' })

/** Only what was given out can be taken back. */
export const mayRevoke = ({ status }: Pick<StoredDocument, 'status'>): boolean => status === 'ready' || status === 'superseded'
/** The document as taken back, with who, when and why. Ask `mayRevoke` first: this checks nothing. */
export const revoke = (document: StoredDocument, revocation: NonNullable<StoredDocument['revocation']>): StoredDocument => ({ ...document, status: 'revoked', revocation })

/** Whether there is a paper to give out. A revoked one stays readable for the record. */
export const isIssued = ({ status }: Pick<StoredDocument, 'status'>): boolean => ['ready', 'superseded', 'revoked'].includes(status)

/** What is given out of a record's documents, newest first in `documents`: the valid one, else the one that was taken back. */
export const newestIssued = <D extends Pick<StoredDocument, 'status'>>(documents: readonly D[]): D | null => documents.find(({ status }) => status === 'ready') ?? documents.find(({ status }) => status === 'revoked') ?? null
