import type { Sqlite } from '../storage/sqlite'
import { withoutClock } from '../storage/statement-clock'
import type { NamedTable } from './name-tables'

export type Explained = {
  /** Id of the table it reads or writes; null for the server's own bookkeeping. */
  table: string | null
  /** The statement in the words of the schema, without what it selects. */
  shape: string
  /** What SQLite does, step by step, in the words of the schema. */
  plan: string[]
  /** It looks at every row. */
  readsAll: boolean
  /** Columns of an index that would help, in order; empty when there is none to make. */
  index: string[]
  /** Why no index helps a statement that reads all. */
  because: string | null
}

const LONGEST = 600
const EQUALS = /\b(t\d+)\.(\w+) (?:= \?|IN \(\?)/g
const RANGES = /\b(t\d+)\.(\w+) (?:[<>]=? \?|BETWEEN \?)/g

/** The plan of a statement, in the names its authors know, and the index that would spare it reading everything. */
export function explainStatement(db: Sqlite, sql: string, tables: ReadonlyMap<string, NamedTable>): Explained {
  const table = tables.get(/\b(?:FROM|UPDATE|INTO) (t\d+)\b/.exec(sql)?.[1] ?? '') ?? null
  const named = (text: string) => inWords(text, tables)
  const plan = planOf(db, sql)
  const readsAll = plan.some((step) => /^SCAN (t\d+)\b(?!.*USING (?:COVERING )?INDEX)/.test(step))
  const sorts = plan.some((step) => step.includes('USE TEMP B-TREE FOR ORDER BY'))
  const index = table !== null && (readsAll || sorts) ? helpfulIndex(sql, table) : []
  return { table: table?.id ?? null, shape: named(shapeOf(sql)), plan: plan.map(named), readsAll, index, because: readsAll && index.length === 0 ? reasonOf(withoutClock(sql), table) : null }
}

function planOf(db: Sqlite, sql: string): string[] {
  if (!/^\s*(?:SELECT|UPDATE|DELETE|INSERT|WITH)\b/i.test(sql)) return []
  try {
    return db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).map(({ detail }) => detail)
  } catch {
    // Its table went since it was watched: there is nothing left to plan.
    return []
  }
}

/** What comes after the selected columns, with written-out texts taken away. */
function shapeOf(sql: string): string {
  const flat = withoutClock(sql).replace(/\s+/g, ' ').replace(/'(?:[^']|'')*'/g, "'…'").trim()
    .replace(/^(INSERT INTO t\d+) \(([^)]*)\) VALUES .*$/, (_, into: string, columns: string) => `${into}, ${columns.split(',').length} columns`)
    .replace(/\(\?(?:, \?){3,}\)/g, (marks) => `(? × ${marks.split(',').length})`).replaceAll('(1) AND ', '').replace(/ WHERE \(?1\)?(?= |\)|$)/, '')
  const from = /^SELECT (?!COUNT)/i.test(flat) ? flat.search(/\bFROM t\d+\b/) : 0
  const text = from > 0 ? `SELECT … ${flat.slice(from)}` : flat
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text
}

function inWords(text: string, tables: ReadonlyMap<string, NamedTable>): string {
  const seen = new Set<NamedTable>()
  const tablesNamed = text.replace(/\b(t\d+)\.(\w+)\b/g, (whole, name: string, column: string) => {
    const table = tables.get(name)
    return table === undefined ? whole : `${table.id}.${table.columns.get(column) ?? column}`
  }).replace(/\bt\d+\b/g, (name) => {
    const table = tables.get(name)
    if (table !== undefined) seen.add(table)
    return table?.id ?? name
  })
  const [only] = seen.size === 1 ? seen : []
  return only === undefined ? tablesNamed : indexesNamed(columnsNamed(tablesNamed, only), only)
}

const columnsNamed = (text: string, table: NamedTable) => text.replace(/\b(?:c\d+|_id|_created|_updated|_seq|_ps|_ver)\b/g, (name) => table.columns.get(name) ?? name)

const indexesNamed = (text: string, table: NamedTable) => text
  .replace(/\b[if]\d+\b/g, (name) => table.indexes.find((index) => index.sql === name)?.key ?? name)
  .replace(/\bt\d+_(created|updated)\b/g, (_, which: string) => `$${which}At`)

/** Columns compared with values first, then those that order, or the one that is bounded: what SQLite can walk in one go. */
function helpfulIndex(sql: string, table: NamedTable): string[] {
  const of = (pattern: RegExp) => [...sql.matchAll(pattern)].filter(([, name]) => name === table.sql).map(([, , column]) => column ?? '')
  const order = [...(/ORDER BY (.+?)(?: LIMIT|$)/.exec(sql)?.[1] ?? '').matchAll(/\b(t\d+)\.(\w+)/g)].filter(([, name]) => name === table.sql).map(([, , column]) => column ?? '')
  const wanted = [...new Set([...of(EQUALS), ...order, ...(order.length === 0 ? of(RANGES).slice(0, 1) : [])])].filter((column) => column !== '_seq' && column !== '_ps')
  const keys = wanted.map((column) => table.columns.get(column)).filter((key) => key !== undefined)
  const isThere = table.indexes.some(({ columns, type }) => type !== 'fulltext' && keys.every((key, place) => columns[place] === key))
  return keys.length === 0 || isThere || keys.every((key) => key === '$id') ? [] : keys
}

function reasonOf(sql: string, table: NamedTable | null): string {
  if (table === null) return 'This is the server’s own bookkeeping.'
  if (/ LIKE \?/.test(sql)) return 'It looks inside text. A full-text index and a search find words without reading every row.'
  if (/json_each/.test(sql)) return 'It looks inside lists, which no index orders.'
  if (/RANDOM\(\)/.test(sql)) return 'Every row takes part in a random order.'
  if (!/ WHERE (?!1\b)/.test(sql)) return 'It asks for every row of the table.'
  return 'An index for it is there already; SQLite expects reading on to be quicker.'
}
