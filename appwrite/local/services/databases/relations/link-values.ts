import { AppwriteError } from '../../../http/appwrite-error'
import type { RowData } from '../rows/row-values'

/** 400 `relationship_value_invalid`. */
export function invalidRelation(message: string): AppwriteError {
  return new AppwriteError('relationship_value_invalid', message)
}

/** Whether a value of a link is a row written out, rather than an id or a list. */
export function isRow(value: unknown): value is RowData {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What the server calls the type of a value. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'double'
  return typeof value
}

/** The id of a nested row or the id itself; null for what is neither. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return isRow(value) && typeof value.$id === 'string' ? value.$id : null
}
