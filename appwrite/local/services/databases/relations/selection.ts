import { AppwriteError } from '../../../http/appwrite-error'
import { linkOf } from '../schema/column-def'
import type { TableDef } from '../schema/table-def'

/** The names of each `select` of a request. */
export type Selects = readonly (readonly string[])[]

/** What a request asks of the rows of one table. */
export type Selection = {
  /** Columns and single links to show; null shows all. */
  columns: ReadonlySet<string> | null
  /** Relations to load, each with what is asked of the rows it leads to. */
  nested: ReadonlyMap<string, Selects>
  /** Whether lists that were not asked for show as empty ones, as they do beside a relation that is named. */
  blank: boolean
}

export const PLAIN: Selection = { columns: null, nested: new Map(), blank: false }

const SELECTABLE = new Set(['$id', '$sequence', '$collection', '$createdAt', '$updatedAt', '$permissions'])

/** Reads `['*', 'beds.label', 'beds.ward.*']`. Throws 400 `general_query_invalid` for a relation named without what to show of it. */
export function selectionOf(table: TableDef, selects: Selects): Selection {
  if (selects.length === 0) return PLAIN
  refuseUnselectable(table, selects.flat())
  return split(table, selects)
}

/** The same without a check: for rows whose columns are chosen after they were found. */
export function split(table: TableDef, selects: Selects): Selection {
  const columns = new Set<string>()
  const nested = new Map<string, (readonly string[])[]>()
  for (const names of selects) {
    const kept = names.map((name) => take(table, name, nested)).filter((name) => name !== null)
    // A select of nothing but lists of related rows shows the whole row beside them.
    for (const name of kept.length === 0 ? ['*'] : kept) columns.add(name)
  }
  const all = columns.has('*')
  return { columns: all ? null : columns, nested, blank: !all && nested.size > 0 }
}

/** Notes what a dotted name asks of a relation. Answers what of the row itself that name shows, if anything. */
function take(table: TableDef, name: string, nested: Map<string, (readonly string[])[]>): string | null {
  const head = headOf(name)
  const relation = head === name || table.byKey.has(name) ? undefined : table.byKey.get(head)?.options.relation
  if (relation === undefined) return name
  const inner = name.slice(head.length + 1)
  nested.set(head, [...(nested.get(head) ?? []), [inner === '' ? '*' : inner]])
  return linkOf(relation).many ? null : head
}

const headOf = (name: string) => name.split('.')[0] ?? ''

function refuseUnselectable(table: TableDef, names: readonly string[]): void {
  if (names.includes('*')) return
  const unknown = names.filter((name) => !name.includes('.') && !SELECTABLE.has(name) && (table.byKey.get(name)?.type ?? 'relationship') === 'relationship')
  if (unknown.length > 0) throw new AppwriteError('general_query_invalid', `Cannot select attributes: ${unknown.join(', ')}`)
}
