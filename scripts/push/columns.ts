import type { TablesDB } from 'node-appwrite'
import type { ColumnConfig } from './config-file'

type Place = { databaseId: string; tableId: string }
/** What a server says about a column it has. */
export type StoredColumn = { key: string; type: string; status: string; error?: string; required: boolean; array?: boolean; format?: string; size?: number; default?: unknown; min?: unknown; max?: unknown; elements?: string[]; encrypt?: boolean }

/** Whole numbers above 32 bits need eight bytes, which `createTable` gives a column only when it is told so. */
const sizeOf = ({ type, size, max }: ColumnConfig): { size?: number } => {
  if (size !== undefined) return { size }
  return type === 'integer' && (max === undefined || max > 2_147_483_647) ? { size: 8 } : {}
}

/** A column as `createTable` takes it inline; `filters` is how a server of that version stores encryption. */
export const inlineColumn = (column: ColumnConfig): object => ({
  key: column.key, type: column.type, required: column.required,
  ...(column.array ? { array: true } : {}),
  ...(column.format ? { format: column.format } : {}),
  ...(column.elements ? { elements: column.elements } : {}),
  ...sizeOf(column),
  ...(column.min === undefined ? {} : { min: column.min }),
  ...(column.max === undefined ? {} : { max: column.max }),
  ...(column.default === undefined || column.default === null ? {} : { default: column.default }),
  ...(column.encrypt ? { encrypt: true, filters: ['encrypt'] } : {}),
})

const kindOf = (column: { type: string; format?: string }) => column.format || column.type

/** Adds one column to a table that exists. The server makes it available a moment later. */
export function createColumn(tables: TablesDB, place: Place, column: ColumnConfig): Promise<unknown> {
  const { key, required, array = false } = column
  const base = { ...place, key, required, array }
  const xdefault = column.default ?? undefined
  switch (kindOf(column)) {
    case 'enum': return tables.createEnumColumn({ ...base, elements: column.elements ?? [], xdefault: xdefault as string | undefined })
    case 'email': return tables.createEmailColumn({ ...base, xdefault: xdefault as string | undefined })
    case 'url': return tables.createUrlColumn({ ...base, xdefault: xdefault as string | undefined })
    case 'ip': return tables.createIpColumn({ ...base, xdefault: xdefault as string | undefined })
    case 'string': return tables.createStringColumn({ ...base, size: column.size ?? 255, xdefault: xdefault as string | undefined, encrypt: column.encrypt ?? false })
    case 'integer': return tables.createIntegerColumn({ ...base, min: column.min, max: column.max, xdefault: xdefault as number | undefined })
    case 'double': return tables.createFloatColumn({ ...base, min: column.min, max: column.max, xdefault: xdefault as number | undefined })
    case 'boolean': return tables.createBooleanColumn({ ...base, xdefault: xdefault as boolean | undefined })
    case 'datetime': return tables.createDatetimeColumn({ ...base, xdefault: xdefault as string | undefined })
    default: throw new Error(`The column ${key} of ${place.tableId} has the type ${kindOf(column)}, which cannot be pushed.`)
  }
}

/** How a stored column differs: not at all, in a way that can be changed in place, or only by losing what it holds. */
export function columnDifference(wanted: ColumnConfig, stored: StoredColumn): 'none' | 'in-place' | 'recreate' {
  if (isOtherKind(wanted, stored)) return 'recreate'
  const size = kindOf(wanted) === 'string' ? (wanted.size ?? 0) - (stored.size ?? 0) : 0
  const { gained, lost } = elementChanges(wanted.elements ?? [], stored.elements ?? [])
  if (size < 0 || lost) return 'recreate'
  return size > 0 || gained || isOtherRule(wanted, stored) ? 'in-place' : 'none'
}

const isOtherRule = (wanted: ColumnConfig, stored: StoredColumn): boolean =>
  wanted.required !== stored.required || (wanted.default ?? null) !== (stored.default ?? null) || isOtherRange(wanted, stored)

const isOtherKind = (wanted: ColumnConfig, stored: StoredColumn): boolean =>
  kindOf(wanted) !== kindOf(stored) || Boolean(wanted.array) !== Boolean(stored.array) || Boolean(wanted.encrypt) !== Boolean(stored.encrypt)

/** Limits come back as big integers when they are beyond what a number holds exactly. */
const isOtherRange = (wanted: ColumnConfig, stored: StoredColumn): boolean =>
  (wanted.min !== undefined && wanted.min !== Number(stored.min)) || (wanted.max !== undefined && wanted.max !== Number(stored.max))

const elementChanges = (wanted: readonly string[], stored: readonly string[]) => ({
  gained: wanted.some((element) => !stored.includes(element)),
  lost: stored.some((element) => !wanted.includes(element)),
})

/** Changes a column in place: longer texts, more elements, another default, required or not. */
export function updateColumn(tables: TablesDB, place: Place, column: ColumnConfig): Promise<unknown> {
  const base = { ...place, key: column.key, required: column.required }
  const xdefault = (column.default ?? null) as never
  switch (kindOf(column)) {
    case 'enum': return tables.updateEnumColumn({ ...base, elements: column.elements ?? [], xdefault })
    case 'email': return tables.updateEmailColumn({ ...base, xdefault })
    case 'url': return tables.updateUrlColumn({ ...base, xdefault })
    case 'ip': return tables.updateIpColumn({ ...base, xdefault })
    case 'string': return tables.updateStringColumn({ ...base, size: column.size, xdefault })
    case 'integer': return tables.updateIntegerColumn({ ...base, min: column.min, max: column.max, xdefault })
    case 'double': return tables.updateFloatColumn({ ...base, min: column.min, max: column.max, xdefault })
    case 'boolean': return tables.updateBooleanColumn({ ...base, xdefault })
    case 'datetime': return tables.updateDatetimeColumn({ ...base, xdefault })
    default: throw new Error(`The column ${column.key} of ${place.tableId} has the type ${kindOf(column)}, which cannot be pushed.`)
  }
}
