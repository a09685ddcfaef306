import type { Auth } from '../../../auth/auth'
import type { Backend } from '../../../backend'
import { AppwriteError } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { invalid } from '../../../http/validator'
import { permissions as permissionsValidator } from '../../../http/validators'
import { grants, readersOf, rolesFor, ungrantableRole, expandPermissions } from '../../../permissions/permission-core'
import { missingPermission } from '../../../permissions/missing-permission'
import type { Project } from '../../../project'
import { isoTime } from '../../../storage/ids'
import type { Sqlite } from '../../../storage/sqlite'
import type { Tx } from '../../../storage/store'
import { SchemaCache } from '../schema/schema-cache'
import type { TableDef } from '../schema/table-def'
import { rowToObject, type StoredRow } from './row-codec'
import type { RowData } from './row-values'

/** One change of rows under way: who makes it, in which transaction, at which time. */
export type RowWork = {
  backend: Backend
  project: Project
  db: Sqlite
  auth: Auth
  tx: Tx
  schema: SchemaCache
  /** Now, as rows record it. */
  time: string
  /** Rises with every change, so that a later one is always seen as later. */
  version: number
}

const versions = new WeakMap<Project, number>()

/** A number greater than every one given before, also across restarts (it follows the clock in microseconds). */
export function nextVersion(project: Project, nowMs: number): number {
  const next = Math.max((versions.get(project) ?? lastStagedVersion(project)) + 1, Math.floor(nowMs * 1000))
  versions.set(project, next)
  return next
}

function lastStagedVersion(project: Project): number {
  return project.db.get<{ v: number | null }>('SELECT MAX(version) AS v FROM staged_operations')?.v ?? 0
}

/** Begins a change in the write `tx`: all of its rows get the same time and version. */
export function rowWork(context: Context, tx: Tx): RowWork {
  const { backend, project, auth } = context
  return { backend, project, db: project.db, auth, tx, schema: SchemaCache.of(project), time: isoTime(context.now), version: nextVersion(project, context.now) }
}

export type RowAction = 'create' | 'update' | 'upsert' | 'delete'

/** `committed` rows come out of a transaction. */
type Told = { action: RowAction; row: StoredRow; committed?: boolean }

/** The real server tells the commit of a transaction with the collection's name instead of the database's. */
function shownAs(committed: boolean, payload: Record<string, unknown>): Record<string, unknown> {
  if (!committed) return payload
  const { $databaseId: _, ...rest } = payload
  return { ...rest, $collectionId: payload.$tableId }
}

/** Tells that a row changed. The payload is built only if somebody listens. */
export function emitRow(work: RowWork, table: TableDef, { action, row, committed = false }: Told): void {
  const { project, backend, auth } = work
  let payload: Record<string, unknown> | null = null
  work.tx.emit({
    projectId: project.id,
    pattern: `databases.[databaseId].tables.[tableId].rows.[rowId].${action}`,
    params: { databaseId: table.database.id, tableId: table.id, rowId: String(row._id) },
    get payload() {
      payload ??= shownAs(committed, rowToObject(table, row, { project, cipher: backend.cipher }))
      return payload
    },
    readRoles: readersOf(table.guarded, project.permissionSets.listOf(Number(row._ps))),
    userId: auth.user?.id ?? '',
    at: backend.now(),
  })
}

/** The permissions a new row gets: as given, or its maker's own when a person gives none. */
export function permissionsForNew(auth: Auth, given: readonly string[] | null): string[] {
  if (given === null) return auth.user === null ? [] : ['read', 'update', 'delete'].map((action) => `${action}("user:${auth.user?.id}")`)
  return grantable(auth, expandPermissions(given, 'row'))
}

/** The permissions that row data brings along itself; null for none. Throws 400 `general_bad_request` for what are none. */
export function permissionsWithin(data: RowData): string[] | null {
  const given = data.$permissions
  if (given === undefined || given === null) return null
  const check = permissionsValidator(['create', 'read', 'update', 'delete', 'write'])
  const parsed = check.parse(given)
  if (parsed === invalid) throw new AppwriteError('general_bad_request', check.describe())
  return expandPermissions(parsed, 'row')
}

/** Refuses roles the caller does not hold. */
export function grantable(auth: Auth, permissions: string[]): string[] {
  if (ungrantableRole(permissions, auth.subject) === null) return permissions
  throw new AppwriteError('user_unauthorized', `Permissions must be one of: (${auth.roleList.join(', ')})`)
}

/** Refuses a caller who may not create rows, in the words of the authorization layer. */
export function requireCreate(auth: Auth, table: TableDef): void {
  if (grants(table.permissions, 'create', auth.subject)) return
  throw missingPermission({ action: 'create', needed: rolesFor(table.permissions, 'create'), held: auth.roleList })
}
