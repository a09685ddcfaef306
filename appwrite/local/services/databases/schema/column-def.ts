export type ColumnType =
  | 'string' | 'varchar' | 'text' | 'mediumtext' | 'longtext'
  | 'integer' | 'bigint' | 'double' | 'boolean' | 'datetime' | 'relationship'

export type RelationType = 'oneToOne' | 'oneToMany' | 'manyToOne' | 'manyToMany'
export type OnDelete = 'restrict' | 'cascade' | 'setNull'

/** What a relationship column says about itself. */
export type Relation = {
  relatedTable: string
  relationType: RelationType
  twoWay: boolean
  twoWayKey: string
  onDelete: OnDelete
  side: 'parent' | 'child'
  /** Number of the parent-side column: names the stored column or junction table. */
  link: number
}

export type ColumnOptions = {
  min?: number | bigint
  max?: number | bigint
  elements?: string[]
  encrypt?: boolean
  relation?: Relation
}

export type ColumnDef = {
  seq: number
  key: string
  type: ColumnType
  format: string
  size: number
  required: boolean
  array: boolean
  fallback: unknown
  options: ColumnOptions
  status: string
  error: string
  createdAt: string
  updatedAt: string
  /** Name of the stored column. */
  sql: string
}

export const STRING_TYPES: ReadonlySet<string> = new Set(['string', 'varchar', 'text', 'mediumtext', 'longtext'])

/** Where a relation's link is stored, seen from one of its sides. */
export type Link = { kind: 'own'; sql: string; many: boolean } | { kind: 'foreign'; sql: string; many: boolean } | { kind: 'junction'; table: string; mine: string; theirs: string; many: true }

/** Where one side finds its link: in its own rows, in the other table's, or in a table between both. `many` says whether it sees a list. */
export function linkOf({ relationType, side, link }: Relation): Link {
  const parent = side === 'parent'
  if (relationType === 'manyToMany') return { kind: 'junction', table: `j${link}`, mine: side, theirs: parent ? 'child' : 'parent', many: true }
  const storedByParent = relationType !== 'oneToMany'
  const many = relationType !== 'oneToOne' && storedByParent !== parent
  return { kind: storedByParent === parent ? 'own' : 'foreign', sql: `r${link}`, many }
}

/** Whether the column keeps a value in its own table's rows. */
export function isStored(column: ColumnDef): boolean {
  return column.options.relation === undefined || linkOf(column.options.relation).kind === 'own'
}

/** Integers that may exceed what a JavaScript number holds exactly; they are read as text. */
export function isWide(column: ColumnDef): boolean {
  return column.type === 'bigint' || (column.type === 'integer' && column.size >= 8)
}
