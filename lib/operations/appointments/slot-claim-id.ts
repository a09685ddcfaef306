import { createHash } from 'node:crypto'

/** The row id of one seat: the same for everybody who wants it, so that storage lets one booking through. */
export const slotClaimId = (practitionerUserId: string, startAt: string, seat: number): string =>
  createHash('sha256').update(`${practitionerUserId}|${new Date(startAt).toISOString()}|${seat}`).digest('hex').slice(0, 32)

/** The row id of a patient's booking by its number: the same for everybody who books for them now. */
export const bookingTurnId = (patientId: string, number: number): string => createHash('sha256').update(`turn|${patientId}|${number}`).digest('hex').slice(0, 32)
