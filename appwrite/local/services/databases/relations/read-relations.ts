import type { Auth } from '../../../auth/auth'
import type { Project } from '../../../project'
import { rowToJson, type Shape, type StoredRow } from '../rows/row-codec'
import type { TableDef } from '../schema/table-def'
import { loadRelations, nodeOf, type Gone, type LinkValue, type Node } from './load-relations'
import { PLAIN, type Selection } from './selection'

export type Reading = { auth: Auth; project: Project; shape: Shape; selection: Selection | 'all' }

/** The JSON texts of rows with the links their selection shows and the relations it names. */
export function rowsWithRelations(table: TableDef, rows: readonly StoredRow[], { selection, shape, ...caller }: Reading): string[] {
  const { columns, nested, blank } = selection === 'all' ? { ...PLAIN, nested: selection } : selection
  const nodes = rows.map((row) => nodeOf(caller, table, { row, columns, blank }))
  if (nested === 'all' || nested.size > 0) loadRelations(caller, table, { nodes, nested })
  return nodes.map((node) => nodeText(node, { shape, gone: () => '[]' }))
}

/** The JSON text of a row just written, with all its relations but the single links not named in `shown`. */
export function writtenWithRelations(table: TableDef, row: StoredRow, { shown, shape, ...caller }: Omit<Reading, 'selection'> & { shown(key: string, id: unknown): boolean }): string {
  const node = nodeOf(caller, table, { row, columns: null })
  for (const [key, id] of [...node.links]) if (!shown(key, id)) node.links.delete(key)
  loadRelations(caller, table, { nodes: [node], nested: 'all' })
  return nodeText(node, { shape, gone: ({ gone }) => emptyRow(gone, shape) })
}

/** What the server shows in its answer to a change for a link to a row that does not exist. */
function emptyRow(table: TableDef, { legacy }: Shape): string {
  return JSON.stringify({ $databaseId: table.database.id, [legacy ? '$collectionId' : '$tableId']: table.id, $sequence: '', $createdAt: '', $updatedAt: '' })
}

type Writing = { shape: Shape; gone(link: Gone): string }

function nodeText({ table, row, columns, links }: Node, writing: Writing): string {
  const text = rowToJson(table, row, { ...writing.shape, select: columns })
  if (links.size === 0) return text
  return `${text.slice(0, -1)},${[...links].map(([key, value]) => `${JSON.stringify(key)}:${linkText(value, writing)}`).join(',')}}`
}

function linkText(value: LinkValue, writing: Writing): string {
  if (value === null || typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((node) => nodeText(node, writing)).join(',')}]`
  return 'gone' in value ? writing.gone(value) : nodeText(value, writing)
}
