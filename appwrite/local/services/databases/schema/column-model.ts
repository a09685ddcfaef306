import { STRING_TYPES, type ColumnDef, type Relation } from './column-def'

const MIN64 = -(2n ** 63n)
const MAX64 = 2n ** 63n - 1n

/** A column as clients see it. `legacy` names the related table `relatedCollection`. */
export function columnModel(column: ColumnDef, legacy: boolean): Record<string, unknown> {
  const base = {
    key: column.key, type: column.type, status: column.status, error: column.error, required: column.required, array: column.array,
    $createdAt: column.createdAt, $updatedAt: column.updatedAt,
  }
  return { ...base, ...special(column, legacy) }
}

/** A column as the answer to its change shows it: in the form of the kind it was changed as, which of a text does not tell whether it is sealed. */
export function changedModel(column: ColumnDef, kind: Pick<ColumnDef, 'type' | 'format'>, legacy: boolean): Record<string, unknown> {
  const model = { ...columnModel({ ...column, type: kind.type, format: kind.format }, legacy), type: column.type }
  return 'encrypt' in model ? { ...model, encrypt: null } : model
}

/** A column as a list of columns shows it: only the oldest kind of text tells whether it is sealed. */
export function listedModel(column: ColumnDef, legacy: boolean): Record<string, unknown> {
  const model = columnModel(column, legacy)
  return 'encrypt' in model && column.type !== 'string' ? { ...model, encrypt: null } : model
}

const FORMATTED = new Set(['email', 'url', 'ip'])

function special(column: ColumnDef, legacy: boolean): Record<string, unknown> {
  const { type, format, options, fallback } = column
  if (options.relation !== undefined) return relationModel(options.relation, legacy)
  if (format === 'enum') return { elements: options.elements ?? [], format, default: fallback }
  if (FORMATTED.has(format)) return { format, default: fallback }
  if (type === 'datetime') return { format: '', default: fallback }
  if (type === 'boolean') return { default: fallback }
  if (STRING_TYPES.has(type)) {
    const sized = type === 'string' || type === 'varchar' ? { size: column.size } : {}
    return { ...sized, default: fallback, encrypt: options.encrypt === true }
  }
  return { min: options.min ?? null, max: options.max ?? null, default: fallback }
}

function relationModel({ relatedTable, relationType, twoWay, twoWayKey, onDelete, side }: Relation, legacy: boolean): Record<string, unknown> {
  return { [legacy ? 'relatedCollection' : 'relatedTable']: relatedTable, relationType, twoWay, twoWayKey, onDelete, side }
}

export const WIDEST = {
  integer: { min: MIN64, max: MAX64 },
  double: { min: -Number.MAX_VALUE, max: Number.MAX_VALUE },
}
