import type { Guarded } from '../../../permissions/permission-core'
import { internalAttributes, type AttributeType, type QueryAttribute, type QuerySchema } from '../../../query/query-schema'
import { isStored, isWide, linkOf, STRING_TYPES, type ColumnDef } from './column-def'

export type IndexDef = {
  seq: number
  id: string
  key: string
  type: string
  columns: string[]
  lengths: (number | null)[]
  orders: (string | null)[]
  status: string
  error: string
  createdAt: string
  updatedAt: string
}

export type DatabaseDef = { seq: number; id: string; name: string; enabled: boolean; type: string; createdAt: string; updatedAt: string }

/** Everything a row operation needs to know about its table, prepared once. */
export type TableDef = {
  seq: number
  id: string
  name: string
  enabled: boolean
  permissions: string[]
  rowSecurity: boolean
  createdAt: string
  updatedAt: string
  database: DatabaseDef
  columns: ColumnDef[]
  indexes: IndexDef[]
  /** For the permission core. */
  guarded: Guarded
  byKey: Map<string, ColumnDef>
  /** Columns that rows can use: available and stored here. */
  stored: ColumnDef[]
  relations: ColumnDef[]
  /** Links that a row shows without being asked to follow them. */
  ends: LinkEnd[]
  sql: { table: string; select: string; insert: string; getById: string }
  query: QuerySchema
}

/** A link to one row as this table's rows show it. */
export type LinkEnd = {
  key: string
  /** Kept in this table's rows for a list on the other side which nothing declares here: shown only with the whole row. */
  hidden: boolean
  /** Name of the stored column; null where the other row keeps the link. */
  stored: string | null
  /** SQL of the id linked to. */
  expression(): string
}

/** The far end of a one-way list: its key and the column it is stored in. */
export type HiddenEnd = { key: string; sql: string }

/** `lookup` finds other tables of the database, for conditions across a relation. */
type Parts = Omit<TableDef, 'guarded' | 'byKey' | 'stored' | 'relations' | 'ends' | 'sql' | 'query'> & { lookup(id: string): TableDef | null; hidden: readonly HiddenEnd[] }

const SYSTEM = '_seq, _id, _created, _updated, _ps, _ver'

/** Works out once what every row operation asks of a table. `lookup` finds the related tables later, for they may point back. */
export function prepareTable({ lookup, hidden, ...parts }: Parts): TableDef {
  const usable = parts.columns.filter((column) => column.status === 'available')
  const stored = usable.filter(isStored)
  const table = `t${parts.seq}`
  const select = [SYSTEM, ...stored.map((column) => (isWide(column) && !column.array ? `CAST(${column.sql} AS TEXT) AS ${column.sql}` : column.sql)), ...hidden.map(({ sql }) => sql)].join(', ')
  const relations = usable.filter((column) => column.type === 'relationship')
  const marks = new Array(5 + stored.length).fill('?').join(', ')
  return {
    ...parts,
    guarded: { permissions: parts.permissions, itemSecurity: parts.rowSecurity },
    byKey: new Map(usable.map((column) => [column.key, column])),
    stored,
    relations,
    ends: [
      ...relations.map((column) => declaredEnd(column, table, lookup)).filter((end) => end !== null),
      ...hidden.map(({ key, sql }) => ({ key, hidden: true, stored: sql, expression: () => `${table}.${sql}` })),
    ],
    sql: {
      table,
      select,
      insert: `INSERT INTO ${table} (${['_id, _created, _updated, _ps, _ver', ...stored.map((column) => column.sql)].join(', ')}) VALUES (${marks})`,
      getById: `SELECT ${select} FROM ${table} WHERE _id = ?`,
    },
    query: querySchema({ ...parts, lookup, hidden }, usable, table),
  }
}

function declaredEnd({ key, options: { relation } }: ColumnDef, table: string, lookup: Parts['lookup']): LinkEnd | null {
  const link = relation === undefined ? null : linkOf(relation)
  if (relation === undefined || link === null || link.many) return null
  if (link.kind === 'own') return { key, hidden: false, stored: link.sql, expression: () => `${table}.${link.sql}` }
  return { key, hidden: false, stored: null, expression: () => backLink(table, link.sql, lookup(relation.relatedTable)) }
}

function backLink(table: string, sql: string, other: TableDef | null): string {
  return other === null ? 'NULL' : `(SELECT back._id FROM ${other.sql.table} back WHERE back.${sql} = ${table}._id)`
}

const TYPES: Partial<Record<string, AttributeType>> = { integer: 'integer', bigint: 'bigint', double: 'double', boolean: 'boolean', datetime: 'datetime', relationship: 'relationship' }

function querySchema({ indexes, lookup }: Parts, usable: ColumnDef[], table: string): QuerySchema {
  const fulltext = new Map(indexes.filter((index) => index.type === 'fulltext' && index.status === 'available' && index.columns.length === 1).map((index) => [index.columns[0] ?? '', `f${index.seq}`]))
  const attributes = usable.map((column): [string, QueryAttribute] => [
    column.key,
    {
      get sql() {
        return column.type === 'relationship' ? (declaredEnd(column, table, lookup)?.expression() ?? 'NULL') : `${table}.${column.sql}`
      },
      type: STRING_TYPES.has(column.type) ? 'string' : (TYPES[column.type] ?? 'string'),
      array: column.array,
      bits: isWide(column) ? 64 : 32,
      fulltext: fulltext.get(column.key),
      encrypted: column.options.encrypt === true,
      virtual: column.options.relation !== undefined && linkOf(column.options.relation).many,
      related: relatedQuery(column, table, lookup),
    },
  ])
  const internal = internalAttributes({ id: `${table}._id`, created: `${table}._created`, updated: `${table}._updated`, sequence: `${table}._seq` })
  return { attributes: new Map([...attributes, ...internal]), rowNumber: `${table}._seq` }
}

function relatedQuery({ options: { relation } }: ColumnDef, table: string, lookup: Parts['lookup']): QueryAttribute['related'] {
  if (relation === undefined) return undefined
  const other = () => lookup(relation.relatedTable)
  const link = linkOf(relation)
  return {
    table: relation.relatedTable,
    listKey: link.kind === 'foreign' && link.many ? relation.twoWayKey : null,
    uncounted: relation.relationType === 'oneToMany' && !relation.twoWay,
    schema: () => other()?.query ?? { attributes: new Map(), rowNumber: 'NULL' },
    linked: (inner) => {
      const theirs = other()?.sql.table ?? ''
      if (link.kind === 'own') return `${table}.${link.sql} IN (SELECT _id FROM ${theirs} WHERE ${inner})`
      if (link.kind === 'foreign') return `${table}._id IN (SELECT ${link.sql} FROM ${theirs} WHERE ${inner})`
      return `${table}._id IN (SELECT j.${link.mine} FROM ${link.table} j JOIN ${theirs} ON ${theirs}._id = j.${link.theirs} WHERE ${inner})`
    },
  }
}
