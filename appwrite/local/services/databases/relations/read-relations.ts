import type { Auth } from '../../../auth/auth'
import { mayOnItem } from '../../../permissions/permission-core'
import { rowToJson, type Shape, type StoredRow } from '../rows/row-codec'
import { isStored } from '../schema/column-def'
import { SchemaCache } from '../schema/schema-cache'
import type { TableDef } from '../schema/table-def'
import { linkedIds, relatedOf, type Related } from './related-tables'

/** What a select asks of a row: its columns (null: all), the relations to load, and whether to show the ids of single links it does not load. */
export type Selection = { columns: ReadonlySet<string> | null; relations: ReadonlyMap<string, Selection> | 'all'; ids?: boolean }

export const EVERYTHING: Selection = { columns: null, relations: 'all' }
export const PLAIN: Selection = { columns: null, relations: new Map(), ids: true }

const MAX_DEPTH = 3

/** Reads `['*', 'beds.label', 'beds.ward.*']`. */
export function parseSelection(names: readonly string[] | null, table: TableDef): Selection {
  if (names === null) return PLAIN
  const columns = new Set<string>()
  const nested = new Map<string, string[]>()
  for (const name of names) {
    const at = name.indexOf('.')
    const head = at < 0 || table.byKey.has(name) ? name : name.slice(0, at)
    const isRelation = table.byKey.get(head)?.type === 'relationship'
    if (!isRelation) columns.add(head)
    else nested.set(head, [...(nested.get(head) ?? []), at < 0 ? '*' : name.slice(at + 1)])
  }
  const relations = new Map([...nested].map(([key, inner]) => [key, parseNested(inner)] as const))
  const all = columns.has('*')
  return { columns: all ? null : columns, relations, ids: all }
}

function parseNested(names: readonly string[]): Selection {
  const columns = new Set(names.filter((name) => !name.includes('.')))
  const nested = new Map<string, string[]>()
  for (const name of names.filter((text) => text.includes('.'))) {
    const head = name.slice(0, name.indexOf('.'))
    nested.set(head, [...(nested.get(head) ?? []), name.slice(head.length + 1)])
  }
  const all = columns.has('*')
  return { columns: all || columns.size === 0 ? null : columns, relations: new Map([...nested].map(([key, inner]) => [key, parseNested(inner)] as const)), ids: all }
}

export type Reading = { auth: Auth; shape: Shape; selection: Selection }
type Walk = Reading & { depth: number; cameFrom: string | null }

/** The JSON text of a row with the relations its selection names. Related rows the caller may not read are left out. */
export function rowWithRelations(table: TableDef, row: StoredRow, reading: Reading): string {
  return walk(table, row, { ...reading, depth: 0, cameFrom: null })
}

function walk(table: TableDef, row: StoredRow, at: Walk): string {
  const { selection, shape } = at
  const text = rowToJson(table, row, { ...shape, select: selection.columns })
  if (table.relations.length === 0 || at.depth >= MAX_DEPTH) return text
  const parts: string[] = []
  for (const column of table.relations) {
    const inner = selection.relations === 'all' ? (column.key === at.cameFrom ? undefined : EVERYTHING) : selection.relations.get(column.key)
    const related = inner === undefined ? null : relatedOf(SchemaCache.of(shape.project), table, column)
    if (related !== null && inner !== undefined) parts.push(`${JSON.stringify(column.key)}:${relatedJson(table, row, { ...at, selection: inner, related })}`)
    else if (selection.ids === true && column.key !== at.cameFrom && isStored(column)) parts.push(`${JSON.stringify(column.key)}:${JSON.stringify(row[column.sql] ?? null)}`)
  }
  return parts.length === 0 ? text : `${text.slice(0, -1)},${parts.join(',')}}`
}

function relatedJson(table: TableDef, row: StoredRow, at: Walk & { related: Related }): string {
  const { related, shape } = at
  const { db } = shape.project
  const items = linkedIds({ db }, table, { row, related })
    .map((id) => db.get<StoredRow>(related.other.sql.getById, id))
    .filter((item) => item !== undefined && mayRead(related.other, item, at))
    .map((item) => walk(related.other, item as StoredRow, { ...at, depth: at.depth + 1, cameFrom: related.relation.twoWay ? related.relation.twoWayKey : null }))
  return related.link.many ? `[${items.join(',')}]` : (items[0] ?? 'null')
}

function mayRead(table: TableDef, row: StoredRow, { auth, shape }: Reading): boolean {
  return mayOnItem(table.guarded, shape.project.permissionSets.listOf(Number(row._ps)), { action: 'read', subject: auth.subject })
}
