import { createHash } from 'node:crypto'

/** The row id of one seat: the same for everybody who wants it, so that storage lets one booking through. */
export const slotClaimId = (practitionerUserId: string, startAt: string, seat: number): string =>
  createHash('sha256').update(`${practitionerUserId}|${new Date(startAt).toISOString()}|${seat}`).digest('hex').slice(0, 32)
