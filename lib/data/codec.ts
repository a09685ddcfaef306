import type { z } from 'zod'
import { columnsOf } from '../domain/record'
import { type Fresh, type ColumnSpec } from '../domain/record'
import { type RecordName, type RecordOf, recordNames, records } from '../domain/records'

type Columns = { key: string; spec: ColumnSpec }[]
const columns = new Map<RecordName, Columns>(recordNames.map((name) => [name, columnsOf(records[name])]))

export type StoredRow = { $id: string; $createdAt: string; $updatedAt: string; [column: string]: unknown }

/** The data of a row as Appwrite stores it: nested values become JSON text. */
export function toColumns<Name extends RecordName>(name: Name, record: Fresh<RecordOf<Name>> & { version: number }): Record<string, unknown> {
  const given = record as Record<string, unknown>
  return Object.fromEntries(
    columns.get(name)!.map(({ key, spec }) => {
      const value = given[key] ?? null
      return [key, spec.json && value !== null ? JSON.stringify(value) : value]
    }),
  )
}

/**
 * A record as the rules know it, parsed by the record's own schema.
 * @throws ZodError when storage holds something the schema does not know
 */
export const toRecord = <Name extends RecordName>(name: Name, row: StoredRow): RecordOf<Name> => records[name].parse(valuesOf(name, row)) as RecordOf<Name>

/**
 * Some fields of a record, of which no others were asked for.
 * @throws ZodError when storage holds something the schema does not know
 */
export const toPart = <Name extends RecordName, Key extends keyof RecordOf<Name> & string>(name: Name, keys: readonly Key[], row: StoredRow): Pick<RecordOf<Name>, Key> => partOf(name, keys).parse(valuesOf(name, row)) as Pick<RecordOf<Name>, Key>

function valuesOf(name: RecordName, row: StoredRow): Record<string, unknown> {
  const values: Record<string, unknown> = { id: row.$id, createdAt: row.$createdAt, updatedAt: row.$updatedAt }
  for (const { key, spec } of columns.get(name)!) {
    const value = row[key] ?? null
    values[key] = spec.json && typeof value === 'string' ? JSON.parse(value) : value
  }
  return values
}

const parts = new Map<string, z.ZodType>()

function partOf(name: RecordName, keys: readonly string[]): z.ZodType {
  const known = `${name} ${keys.join(' ')}`
  const kept = parts.get(known)
  if (kept) return kept
  const part = (records[name] as z.ZodObject).pick(Object.fromEntries(keys.map((key) => [key, true])) as Record<string, true> & Record<number, never>)
  parts.set(known, part)
  return part
}
