import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { columnsOf } from '@/lib/domain/record'
import { recordNames, records, tableOf } from '@/lib/domain/records'

type Column = { key: string; type: string; required: boolean; size?: number; array?: boolean; encrypt?: boolean; format?: string; elements?: string[]; min?: number; max?: number; default?: unknown }
type Table = { $id: string; $permissions: string[]; rowSecurity: boolean; columns: Column[]; indexes: { key: string; columns: string[] }[] }
const config = JSON.parse(readFileSync('appwrite.json', 'utf8')) as { tables: Table[]; buckets: { $id: string; $permissions: string[]; fileSecurity: boolean }[] }
const tableById = new Map(config.tables.map((table) => [table.$id, table]))

describe('appwrite.json', () => {
  it('has one table for every record and no other', () => {
    expect([...tableById.keys()].toSorted()).toEqual(recordNames.map(tableOf).toSorted())
  })

  it.each(recordNames)('stores %s exactly as its schema says', (name) => {
    const stored = tableById.get(tableOf(name))!.columns.map((column) => ({
      key: column.key, type: column.format || column.type, required: column.required,
      size: column.size, array: column.array ?? false, encrypt: column.encrypt ?? false, elements: column.elements,
    }))
    const told = columnsOf(records[name]).map(({ key, required, spec }) => ({
      key, type: spec.type, required: spec.array ? false : required,
      size: spec.type === 'string' ? spec.size : undefined, array: spec.array ?? false, encrypt: spec.encrypt ?? false, elements: spec.elements && [...spec.elements],
    }))
    expect(stored).toEqual(told)
  })

  it('says of every column all that the official command line compares, or its second push would drop the column and make it anew', () => {
    for (const table of config.tables) for (const column of table.columns) {
      const isText = column.type === 'string' && column.format === undefined
      const isNumber = column.type === 'integer' || column.type === 'double'
      const said = { array: typeof column.array, default: column.default !== undefined, encrypt: typeof column.encrypt, range: typeof column.min + typeof column.max, format: column.format }
      const wanted = { array: 'boolean', default: true, encrypt: isText ? 'boolean' : 'undefined', range: isNumber ? 'numbernumber' : 'undefinedundefined', format: column.type === 'datetime' ? '' : column.format }
      expect([table.$id, column.key, said]).toEqual([table.$id, column.key, wanted])
    }
  })

  it('lets nobody write: no table grants anything, every row carries its own readers', () => {
    for (const table of config.tables) expect([table.$id, table.$permissions, table.rowSecurity]).toEqual([table.$id, [], true])
    for (const bucket of config.buckets) expect([bucket.$id, bucket.$permissions, bucket.fileSecurity]).toEqual([bucket.$id, [], true])
  })

  it('keeps every row under the width that MariaDB allows', () => {
    for (const table of config.tables) {
      const width = table.columns.reduce((sum, column) => sum + widthOf(column), 2000)
      expect([table.$id, width < 65_535]).toEqual([table.$id, true])
    }
  })

  it('gives every table an index, over columns that exist, with a name of its own', () => {
    for (const table of config.tables) {
      const known = new Set(table.columns.map((column) => column.key))
      expect(table.indexes.length, table.$id).toBeGreaterThan(0)
      expect(new Set(table.indexes.map((index) => index.key)).size, table.$id).toBe(table.indexes.length)
      for (const index of table.indexes) for (const column of index.columns) expect(known.has(column), `${table.$id}.${column}`).toBe(true)
    }
  })

  it('never indexes an encrypted column, for it cannot be searched', () => {
    for (const table of config.tables) {
      const encrypted = new Set(table.columns.filter((column) => column.encrypt).map((column) => column.key))
      for (const index of table.indexes) expect(index.columns.filter((column) => encrypted.has(column)), table.$id).toEqual([])
    }
  })
})

/** Bytes a column takes within the row: texts above 16,381 characters and lists are kept outside it. */
function widthOf(column: Column): number {
  if (column.array) return 20
  if (column.type !== 'string') return 8
  const characters = column.format === 'enum' ? 255 : (column.size ?? 0)
  return characters > 16_381 ? 20 : characters * 4 + 2
}
