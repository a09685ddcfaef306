import type { RateLimit } from '../../../http/route'
import { nullable, optional, required, validator, invalid } from '../../../http/validator'
import { json, permissions, uid } from '../../../http/validators'

export const READ_SCOPES = ['rows.read', 'documents.read'] as const
export const WRITE_SCOPES = ['rows.write', 'documents.write'] as const

const KEY = 'ip:{ip},method:{method},url:{url},userId:{userId}'
export const WRITE_LIMIT: RateLimit = { limit: 120, seconds: 60, key: KEY }
export const DELETE_LIMIT: RateLimit = { limit: 60, seconds: 60, key: KEY }

export const tableNames = { databaseId: required(uid), tableId: required(uid) }
export const rowNames = { ...tableNames, rowId: required(uid) }

/** Permissions of a row; a validator keeps its last message, so every route gets its own. */
export const rowPermissions = () => optional(nullable(permissions(['read', 'update', 'delete', 'write'])), null)
export const transactionId = optional(nullable(uid), null)

/** Row data: an object, or a string holding one. */
export const dataParam = optional(json, {} as Record<string, unknown>)

/** Up to 100 rows. */
export const rowList = validator('Value must a valid array no longer than 100 items and Value must be a valid JSON object', (value) => {
  if (!Array.isArray(value) || value.length > 100) return invalid
  const rows = value.map((item) => json.parse(item))
  return rows.some((row) => row === invalid) ? invalid : (rows as Record<string, unknown>[])
})

export const rowsParam = optional(rowList, [] as Record<string, unknown>[])

/** Whether no field is given, so that there is nothing to write. */
export function isEmpty(data: Record<string, unknown>): boolean {
  return Object.keys(data).length === 0
}
