import type { AppwriteError } from '../../../http/appwrite-error'
import type { ColumnDef } from '../schema/column-def'
import { invalidStructure } from './row-values'

/** 400: an operator that cannot be applied, and why. */
export function refusedOperator(method: string, why: string): AppwriteError {
  return invalidStructure(`Cannot apply ${method} operator${why}`)
}

/** 400: an operator on a column of another type. */
export function refusedField(method: string, { key }: ColumnDef, wanted: string): AppwriteError {
  return refusedOperator(method, ` to non-${wanted} field '${key}'`)
}

/** How the server names the type of a value. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'double'
  return typeof value === 'object' ? 'array' : typeof value
}
