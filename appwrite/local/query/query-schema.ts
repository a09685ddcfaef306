import type { SqlValue } from '../storage/sqlite'

export type AttributeType = 'string' | 'integer' | 'bigint' | 'double' | 'boolean' | 'datetime' | 'id' | 'relationship'

/** What queries need to know about one attribute. */
export type QueryAttribute = {
  /** SQL of the stored value, e.g. `c7` or `users.name`. Never made from request input. */
  sql: string
  type: AttributeType
  array?: boolean
  /** Bits of an integer; 32 or 64. */
  bits?: number
  /** Name of the full-text table over exactly this attribute. */
  fulltext?: string
  /** The side of a relation that stores nothing here. */
  virtual?: boolean
  /** For relations: the other table's id and attributes, SQL that holds for rows linked to those an inner condition picks, whether a count does not see through it, and for a list kept in the other table the key it has there. */
  related?: { table: string; schema(): QuerySchema; linked(inner: string): string; uncounted: boolean; listKey: string | null }
  /** Sealed values cannot be compared. */
  encrypted?: boolean
}

export type QuerySchema = {
  attributes: ReadonlyMap<string, QueryAttribute>
  /** Column with the row number that full-text tables point to. */
  rowNumber: string
  /** What holds for the rows of a related table that the caller may read; null when he may read them all. Throws when he may read none. */
  readable?(table: string): { sql: string; values: SqlValue[] } | null
}

/** `$id`, `$createdAt`, `$updatedAt`, `$sequence` as every stored thing has them. */
export function internalAttributes(columns: { id: string; created: string; updated: string; sequence: string }): [string, QueryAttribute][] {
  return [
    ['$id', { sql: columns.id, type: 'string' }],
    ['$createdAt', { sql: columns.created, type: 'datetime' }],
    ['$updatedAt', { sql: columns.updated, type: 'datetime' }],
    ['$sequence', { sql: columns.sequence, type: 'id' }],
  ]
}
