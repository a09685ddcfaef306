import type { Project } from '../../../project'
import type { Sql } from '../../../query/compile-filter'
import { COUNT_LIMIT } from '../../../query/list-stored'
import { stillInTime } from '../../../storage/statement-clock'
import type { TableDef } from '../schema/table-def'

type Counted = { total: number; changes: number }

const REMEMBERED = 2000
const counted = new WeakMap<Project, Map<string, Counted>>()

/** How many rows of the table a condition holds for, counted up to 5000; remembered until the table changes. */
export function countMatching(project: Project, table: TableDef, where: Sql): number {
  const name = nameOf(table, where)
  if (name === null) return count(project, table, where)
  const known = counted.get(project) ?? new Map<string, Counted>()
  counted.set(project, known)
  const changes = project.db.changes.of(table.sql.table)
  const found = known.get(name)
  if (found !== undefined && found.changes === changes) return found.total
  const total = count(project, table, where)
  if (known.size >= REMEMBERED) known.clear()
  known.set(name, { total, changes })
  return total
}

/** Null where the answer may change while the table does not (rows of other tables count too), or has no exact name. */
function nameOf(table: TableDef, { sql, values }: Sql): string | null {
  if (table.relations.length > 0 || values.some((value) => typeof value === 'bigint')) return null
  return `${table.sql.table} ${sql} ${JSON.stringify(values)}`
}

function count({ db }: Project, table: TableDef, { sql, values }: Sql): number {
  const name = table.sql.table
  const [counted] = db.search<{ n: number }>(`SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${name} WHERE ${stillInTime(`${name}._seq`)} AND ${sql} LIMIT ${COUNT_LIMIT})`, ...values)
  return counted?.n ?? 0
}
