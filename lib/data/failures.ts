import { AppwriteException } from 'node-appwrite'
import { Refusal } from '../errors/refusals'

const conflicts = new Set(['transaction_conflict', 'row_already_exists', 'document_already_exists', 'row_unique_constraint_violation', 'row_update_conflict'])
/** A proxy without a server behind it, a server that is stopping, and one whose disk is full or damaged. */
const outOfService = new Set([502, 503, 504, 507])
const absent = new Set(['row_not_found', 'document_not_found', 'storage_file_not_found'])

/** Somebody else was quicker: the row changed meanwhile, or one with its id or unique value is there. What was read before is out of date. */
export const isConflict = (error: unknown): boolean => error instanceof AppwriteException && conflicts.has(error.type)
/** A row or file that is not there, or that this reader may not see: Appwrite answers both alike. */
export const isAbsent = (error: unknown): boolean => error instanceof AppwriteException && absent.has(error.type)
/** A list was asked for from a record that is gone or has nothing in the column the list is ordered by. */
export const isPlaceLost = (error: unknown): boolean => isType(error, 'general_cursor_not_found') || isType(error, 'database_query_order_null')
/** A session that ended shows itself as a visitor's missing right. */
export const isSignedOut = (error: unknown): boolean => error instanceof AppwriteException && (error.type === 'general_unauthorized_scope' || error.type === 'user_unauthorized') && error.code === 401
const isOutOfService = (error: unknown): boolean => error instanceof AppwriteException && outOfService.has(error.code) && ['', 'general_server_error'].includes(error.type ?? '')
/** Whether Appwrite refused for exactly this reason. `type` is the name in its own list of errors; status and wording change between releases. */
export const isType = (error: unknown, type: string): boolean => error instanceof AppwriteException && error.type === type

/** Nobody was reached, so nothing can have happened there. */
const neverReached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])
/** A proxy that got no answer from the server behind it. */
const unanswered = new Set([502, 504])

/** Whether what was asked may have been done although no answer came: the connection broke, or a proxy gave up waiting. */
export function mayHaveHappened(error: unknown): boolean {
  if (error instanceof AppwriteException) return unanswered.has(error.code)
  return error instanceof TypeError && /fetch failed/i.test(error.message) && !neverReached.has(String((error.cause as { code?: unknown } | undefined)?.code))
}

/** Turns what storage says into a refusal a person understands; anything unknown stays an error. */
export function asRefusal(error: unknown): unknown {
  if (isConflict(error)) return new Refusal('record.changed-meanwhile')
  if (isAbsent(error)) return new Refusal('record.not-found')
  if (isOutOfService(error) || (error instanceof TypeError && /fetch failed/i.test(error.message))) return new Refusal('backend.unavailable')
  return error
}
