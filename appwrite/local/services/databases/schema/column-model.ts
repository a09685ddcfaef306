import { STRING_TYPES, type ColumnDef } from './column-def'

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

function special(column: ColumnDef, legacy: boolean): Record<string, unknown> {
  const { type, format, options, fallback } = column
  if (type === 'relationship' && options.relation !== undefined) {
    const { relatedTable, link: _, ...relation } = options.relation
    return { [legacy ? 'relatedCollection' : 'relatedTable']: relatedTable, ...relation }
  }
  if (format === 'enum') return { elements: options.elements ?? [], format, default: fallback }
  if (format === 'email' || format === 'url' || format === 'ip') return { format, default: fallback }
  if (type === 'datetime') return { format: '', default: fallback }
  if (type === 'boolean') return { default: fallback }
  if (STRING_TYPES.has(type)) {
    const sized = type === 'string' || type === 'varchar' ? { size: column.size } : {}
    return { ...sized, default: fallback, encrypt: options.encrypt === true }
  }
  return { min: options.min ?? null, max: options.max ?? null, default: fallback }
}

export const WIDEST = {
  integer: { min: MIN64, max: MAX64 },
  double: { min: -Number.MAX_VALUE, max: Number.MAX_VALUE },
}
