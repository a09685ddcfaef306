import type { Auth } from '../../../auth/auth'
import { AppwriteError } from '../../../http/appwrite-error'
import { missingPermission } from '../../../permissions/missing-permission'
import { grants, rolesFor } from '../../../permissions/permission-core'
import { readRow } from '../rows/write-row'
import type { RowData } from '../rows/row-values'
import { requireCreate } from '../rows/row-work'
import { SchemaCache } from '../schema/schema-cache'
import type { TableDef } from '../schema/table-def'
import type { Context } from '../../../http/context'
import { relatedOf } from './related-tables'

/**
 * Rights that a new row needs for the rows nested in it: to create those that are new, and to change those that exist.
 * An existing one can only be changed this way in a table with row security, even by a key: so the real server has it.
 */
export function requireNestedRights(context: Pick<Context, 'auth' | 'project' | 'db'>, table: TableDef, data: RowData): void {
  for (const column of table.relations) {
    const related = relatedOf(SchemaCache.of(context.project), table, column)
    if (related === null) continue
    for (const nested of nestedRows(data[column.key])) {
      const existing = typeof nested.$id === 'string' ? readRow(context, related.other, nested.$id) : undefined
      if (existing === undefined) requireCreate(context.auth, related.other)
      else requireChange(context.auth, related.other)
      requireNestedRights(context, related.other, nested)
    }
  }
}

function nestedRows(value: unknown): RowData[] {
  const items: unknown[] = Array.isArray(value) ? value : [value]
  return items.filter((item): item is RowData => typeof item === 'object' && item !== null && !Array.isArray(item))
}

function requireChange({ subject, roleList }: Auth, table: TableDef): void {
  if (!grants(table.permissions, 'update', subject)) throw missingPermission({ action: 'update', needed: rolesFor(table.permissions, 'update'), held: roleList })
  if (!table.rowSecurity) throw new AppwriteError('user_unauthorized', 'Authorization Error')
}
