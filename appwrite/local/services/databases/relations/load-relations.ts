import type { Auth } from '../../../auth/auth'
import { AppwriteError } from '../../../http/appwrite-error'
import { joinFilters, type Sql } from '../../../query/compile-filter'
import { QueryError } from '../../../query/query'
import { validateQueries } from '../../../query/validate-queries'
import type { Project } from '../../../project'
import { readableFilter } from '../rows/list-rows'
import type { StoredRow } from '../rows/row-codec'
import { linkOf } from '../schema/column-def'
import { SchemaCache } from '../schema/schema-cache'
import type { TableDef } from '../schema/table-def'
import { linkedIds, relatedOf, type Related } from './related-tables'
import { selectionOf, split, type Selection, type Selects } from './selection'

/** A row on its way to the client, with the links it shows: an id, rows, or a row that is not there. */
export type Node = { table: TableDef; row: StoredRow; columns: ReadonlySet<string> | null; links: Map<string, LinkValue> }
export type LinkValue = string | null | Node | Node[] | Gone
/** Stands for the row of a table that a link names and nobody finds. */
export type Gone = { gone: TableDef }

type Caller = { project: Project; auth: Auth }

/** One table's rows of one level, and what is still to be loaded for them. */
type Level = { table: TableDef; nodes: readonly Node[]; nested: ReadonlyMap<string, Selects> | 'all'; cameFrom: string | null }

const MAX_DEPTH = 3

/** A row with the links its selection shows, none of them followed yet. */
export function nodeOf({ project }: Caller, table: TableDef, { row, columns, blank = false }: { row: StoredRow; columns: Selection['columns']; blank?: boolean }): Node {
  const links = new Map<string, LinkValue>()
  for (const { key, hidden, stored } of table.ends) {
    if (columns === null ? hidden && row[String(stored)] === undefined : hidden || !columns.has(key)) continue
    links.set(key, stored === null ? backId(project, table, { key, row }) : ((row[stored] ?? null) as string | null))
  }
  if (blank) for (const { key, array } of table.stored) if (array && columns?.has(key) === false) links.set(key, [])
  return { table, row, columns, links }
}

function backId(project: Project, table: TableDef, { key, row }: { key: string; row: StoredRow }): string | null {
  const column = table.byKey.get(key)
  const related = column === undefined ? null : relatedOf(SchemaCache.of(project), table, column)
  return related === null ? null : (linkedIds(project, table, { row, related })[0] ?? null)
}

/**
 * Follows the relations of rows, level by level: those that `nested` names, or all. The way back to the row one came from
 * is never followed, nor the third level. Throws 401 where the caller may read no row of a related table.
 */
export function loadRelations(caller: Caller, table: TableDef, { nodes, nested }: Pick<Level, 'nodes' | 'nested'>): void {
  let levels: Level[] = [{ table, nodes, nested, cameFrom: null }]
  for (let depth = 0; levels.length > 0 && depth < MAX_DEPTH; depth++) {
    levels = levels.flatMap((level) => loadLevel(caller, level, depth))
  }
}

function loadLevel(caller: Caller, level: Level, depth: number): Level[] {
  // Where everything is loaded, the far end of a one-way list counts as followed, to nowhere.
  if (level.nested === 'all') forget(level.nodes, level.table.ends.filter(({ hidden }) => hidden).map(({ key }) => key))
  return level.table.relations.flatMap((column): Level[] => {
    const selects = level.nested === 'all' ? [] : level.nested.get(column.key)
    if (column.key === level.cameFrom || selects === undefined) return []
    const related = relatedOf(SchemaCache.of(caller.project), level.table, column)
    if (related !== null && depth + 1 < MAX_DEPTH) return nextLevel(caller, { level, related, selects })
    forget(level.nodes, [column.key])
    return []
  })
}

function nextLevel(caller: Caller, { level, related, selects }: Step): Level[] {
  const nodes = follow(caller, { level, related, selects })
  if (nodes.length === 0) return []
  const { twoWay, twoWayKey } = related.relation
  if (twoWay) forget(nodes, [twoWayKey])
  const nested = level.nested === 'all' ? 'all' : split(related.other, selects).nested
  return [{ table: related.other, nodes, nested, cameFrom: twoWay ? twoWayKey : null }]
}

function forget(nodes: readonly Node[], keys: readonly string[]): void {
  for (const { links } of nodes) for (const key of keys) links.delete(key)
}

type Step = { level: Level; related: Related; selects: Selects }

function follow(caller: Caller, step: Step): Node[] {
  const { link, relation } = step.related
  if (link.kind === 'junction') return followJunction(caller, step, link)
  return linkOf(relation).many ? followList(caller, step, link.sql) : followSingle(caller, step)
}

function followSingle(caller: Caller, { level, related, selects }: Step): Node[] {
  const { key, other } = related
  const waiting = level.nodes.filter(({ links }) => typeof links.get(key) === 'string')
  if (waiting.length === 0) return []
  const found = find(caller, other, { selects, ids: waiting.map(({ links }) => links.get(key) as string) })
  const byId = new Map(found.map((node) => [nameOf(node.row._id), node]))
  for (const { links } of waiting) links.set(key, byId.get(nameOf(links.get(key))) ?? { gone: other })
  return found
}

function followJunction(caller: Caller, { level, related, selects }: Step, { table, mine, theirs }: { table: string; mine: string; theirs: string }): Node[] {
  const ids = JSON.stringify(level.nodes.map(({ row }) => row._id))
  const pairs = caller.project.db.all<{ mine: string; theirs: string }>(`SELECT ${mine} AS mine, ${theirs} AS theirs FROM ${table} WHERE ${mine} IN (SELECT value FROM json_each(?)) ORDER BY rowid`, ids)
  const found = pairs.length === 0 ? [] : find(caller, related.other, { selects, ids: pairs.map((pair) => pair.theirs) })
  const byId = new Map(found.map((node) => [nameOf(node.row._id), node]))
  const lists = grouped(pairs, (pair) => nameOf(pair.mine))
  for (const { row, links } of level.nodes) {
    links.set(related.key, (lists.get(nameOf(row._id)) ?? []).map((pair) => byId.get(nameOf(pair.theirs))).filter((node) => node !== undefined))
  }
  return found
}

/** What is asked of the rows of a list is only applied once they are found, and never checked: so it is on the real server. */
function followList(caller: Caller, { level, related, selects }: Step, sql: string): Node[] {
  const { other, key } = related
  const where: Sql = { sql: `${other.sql.table}.${sql} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(level.nodes.map(({ row }) => row._id))] }
  const found = rowsOf(caller, other, where).map((row) => nodeOf(caller, other, { row, columns: null }))
  const lists = grouped(found, ({ row }) => nameOf(row[sql]))
  const kept = new Set(selects.flat())
  if (kept.size > 0 && !kept.has('*')) {
    forget(found, other.ends.map((end) => end.key).filter((name) => !kept.has(name)))
    for (const node of found) node.columns = kept
  }
  for (const { row, links } of level.nodes) links.set(key, lists.get(nameOf(row._id)) ?? [])
  return found
}

function find(caller: Caller, table: TableDef, { selects, ids }: { selects: Selects; ids: readonly string[] }): Node[] {
  checkSelects(table, selects)
  const { columns, blank } = selectionOf(table, selects)
  const where: Sql = { sql: `${table.sql.table}._id IN (SELECT value FROM json_each(?))`, values: [JSON.stringify([...new Set(ids)])] }
  return rowsOf(caller, table, where).map((row) => nodeOf(caller, table, { row, columns, blank }))
}

/** Refuses names that a table does not know, in the words of a list's queries. */
function checkSelects({ query }: TableDef, selects: Selects): void {
  try {
    validateQueries(selects.map((values) => ({ method: 'select', attribute: '', values, children: [] })), { schema: query, select: true })
  } catch (error) {
    throw error instanceof QueryError ? new AppwriteError('general_query_invalid', error.message) : error
  }
}

function rowsOf(caller: Caller, table: TableDef, where: Sql): StoredRow[] {
  const readable = readableFilter(caller, table)
  const { sql, values } = joinFilters(readable === null ? [where] : [where, readable], 'and')
  return caller.project.db.all<StoredRow>(`SELECT ${table.sql.select} FROM ${table.sql.table} WHERE ${sql} ORDER BY _seq`, ...values)
}

/** Ids compare without case, as their columns do. */
const nameOf = (id: unknown) => String(id).toLowerCase()

function grouped<T>(items: readonly T[], nameFor: (item: T) => string): Map<string, T[]> {
  const lists = new Map<string, T[]>()
  for (const item of items) {
    const list = lists.get(nameFor(item))
    if (list === undefined) lists.set(nameFor(item), [item])
    else list.push(item)
  }
  return lists
}
