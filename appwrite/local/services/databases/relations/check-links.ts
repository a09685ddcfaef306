import type { Auth } from '../../../auth/auth'
import { AppwriteError } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { missingPermission } from '../../../permissions/missing-permission'
import { grants, rolesFor } from '../../../permissions/permission-core'
import { chosenId } from '../../../storage/ids'
import { readRow } from '../rows/write-row'
import type { RowData } from '../rows/row-values'
import { requireCreate } from '../rows/row-work'
import { SchemaCache } from '../schema/schema-cache'
import type { TableDef } from '../schema/table-def'
import { invalidRelation, isRow } from './link-values'
import { relatedOf } from './related-tables'

const UID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/
const UID_TEXT = "Parameter must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, period, hyphen, and underscore. Can't start with a special char"

type Checking = Pick<Context, 'auth' | 'project' | 'db' | 'now'>

/**
 * The data of a request with its links checked for shape and every nested row named. With `rights`, the caller must also be
 * allowed to make the nested rows that are new and to change those that exist. An existing one can only be changed this way
 * in a table with row security, even by a key: so the real server has it.
 */
export function checkedLinks(context: Checking, table: TableDef, { data, rights }: { data: RowData; rights: boolean }): RowData {
  if (table.relations.length === 0) return data
  const checked: RowData = { ...data }
  for (const column of table.relations) {
    const value = data[column.key]
    const related = isUnsaid(value) ? null : relatedOf(SchemaCache.of(context.project), table, column)
    if (related === null) continue
    const link = (item: unknown) => checkedLink(context, related.other, { item, rights })
    checked[column.key] = Array.isArray(value) ? value.map(link) : link(value)
  }
  return checked
}

/** What PHP calls empty is looked at later, if at all. */
function isUnsaid(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 0 || value === '0' || value === false || (Array.isArray(value) && value.length === 0)
}

function checkedLink(context: Checking, other: TableDef, { item, rights }: { item: unknown; rights: boolean }): unknown {
  if (typeof item === 'string') return checkedId(item)
  if (!isRow(item) || Object.keys(item).length === 0) throw invalidRelation('Relationship value must be an object, document ID string, or associative array')
  const given = item.$id ?? 'unique()'
  if (typeof given !== 'string') throw invalidRelation('Relationship $id must be a string')
  const id = chosenId(given === 'unique()' ? given : checkedId(given), context.now)
  if (rights) requireNested(context, other, id)
  return checkedLinks(context, other, { data: { ...item, $id: id }, rights })
}

function checkedId(id: string): string {
  if (!UID.test(id)) throw invalidRelation(UID_TEXT)
  return id
}

function requireNested(context: Checking, other: TableDef, id: string): void {
  if (readRow(context, other, id) === undefined) requireCreate(context.auth, other)
  else requireChange(context.auth, other)
}

function requireChange({ subject, roleList }: Auth, table: TableDef): void {
  if (!grants(table.permissions, 'update', subject)) throw missingPermission({ action: 'update', needed: rolesFor(table.permissions, 'update'), held: roleList })
  if (!table.rowSecurity) throw new AppwriteError('user_unauthorized', 'Authorization Error')
}
