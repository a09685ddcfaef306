import { AppwriteError, invalidArgument, missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import type { RawJson } from '../../../http/reply'
import { isWide, type ColumnDef } from '../schema/column-def'
import { isLegacy } from '../flavor'
import { SchemaCache } from '../schema/schema-cache'
import type { TableDef } from '../schema/table-def'
import { stageOperation } from '../transactions/stage-operation'
import { asRead, decodeValue, type StoredRow } from './row-codec'
import { writtenRow } from './row-answer'
import { emitRow, rowWork, type RowWork } from './row-work'
import { changeRow, readRow, requireRight } from './write-row'

export type Increment = { action: 'increment' | 'decrement'; column: string; value: number | bigint; bound: number | bigint | null }
type Asked = Increment & { databaseId: string; tableId: string; rowId: string; transactionId: string | null }

/** Adds to (or takes from) a number in one step, within an optional bound. */
export async function incrementRow(context: Context, asked: Asked): Promise<RawJson> {
  const table = tableOf(context, asked)
  if (asked.transactionId !== null) {
    const data = { [isLegacy(context) ? 'attribute' : 'column']: asked.column, value: asked.value, [asked.action === 'increment' ? 'max' : 'min']: asked.bound }
    return stageOperation(context, table, { transactionId: asked.transactionId, rowId: asked.rowId, action: asked.action, data })
  }
  checkIncrement(table, asked)
  const row = await context.write((tx) => {
    const work = rowWork(context, tx)
    const old = readRow(work, table, asked.rowId)
    if (old === undefined) throw new AppwriteError('column_not_found')
    const changed = applyIncrement(work, table, { old, increment: asked })
    emitRow(work, table, { action: 'update', row: changed })
    return changed
  })
  return writtenRow(context, table, { row })
}

/** Disabled tables are not hidden from this route on the real server either. */
function tableOf({ project }: Context, { databaseId, tableId }: Asked): TableDef {
  const cache = SchemaCache.of(project)
  const database = cache.findDatabase(databaseId)
  if (database === null) throw missing('database_not_found', databaseId)
  const table = cache.findTable(database, tableId)
  if (table === null) throw missing('table_not_found', tableId)
  return table
}

/**
 * Asked before the row is looked for, so that refusals come in the server's order.
 * @throws 400 general_argument_invalid for an amount of 0 or less, 404 column_not_found, 400 attribute_type_invalid for a column of another kind
 */
export function checkIncrement(table: TableDef, { column: name, value }: Pick<Increment, 'column' | 'value'>): void {
  if (Number(value) <= 0) throw invalidArgument('Value must be numeric and greater than 0')
  const column = table.byKey.get(name)
  if (column === undefined) throw new AppwriteError('column_not_found')
  if (!['integer', 'bigint', 'double'].includes(column.type) || column.array) throw new AppwriteError('attribute_type_invalid', `tablesDB "${name}" is not a number`)
}

type Applied = { old: StoredRow; increment: Increment; unchangedVersion?: number }

/** Writes the new number; the caller needs the right to update the row. */
export function applyIncrement(work: RowWork, table: TableDef, { old, increment, unchangedVersion }: Applied): StoredRow {
  const { action, column: name, value, bound } = increment
  const column = table.byKey.get(name)
  if (column === undefined) throw new AppwriteError('column_not_found')
  requireRight(work, table, { old, action: 'update' })
  const before = decodeValue(column, old[column.sql], work.backend.cipher) as number | bigint | null
  const sum = add(before ?? 0, value, action === 'increment' ? 1 : -1)
  const after = column.type === 'double' ? Number(sum) : sum
  const isBeyond = bound !== null && (action === 'increment' ? after > bound : after < bound)
  if (isBeyond || !holds(column, after)) {
    throw new AppwriteError('column_limit_exceeded', `tablesDB "${name}" has reached the ${action === 'increment' ? 'maximum' : 'minimum'} value of ${bound ?? ''}`)
  }
  // An empty number stays empty, whatever the answer says. Only what was asked for bounds the number, not the limits that its column has for given values.
  const data = before === null ? {} : { [name]: after }
  const { row } = changeRow(work, table, { old, change: { data, permissions: null, unchangedVersion, calculated: name, always: true } })
  return isWide(column) && !Number.isInteger(Number(after)) ? row : { ...row, [column.sql]: asRead(column, after) }
}

/** Whether the column's own bits can hold the number. */
function holds(column: ColumnDef, number: number | bigint): boolean {
  if (column.type === 'double') return true
  const bits = isWide(column) ? 63n : 31n
  return number >= -(2n ** bits) && number < 2n ** bits
}

function add(a: number | bigint, b: number | bigint, sign: 1 | -1): number | bigint {
  const sum = Number(a) + sign * Number(b)
  if (!Number.isInteger(Number(a)) || !Number.isInteger(Number(b)) || Number.isSafeInteger(sum)) return sum
  return BigInt(a) + BigInt(sign) * BigInt(b)
}
