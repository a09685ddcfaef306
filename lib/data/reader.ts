import { Query, type TablesDB } from 'node-appwrite'
import { idShape } from '../domain/record'
import { type RecordName, type RecordOf, recordNames, tableOf } from '../domain/records'
import { Refusal, refuse } from '../errors/refusals'
import { toPart, toRecord, type StoredRow } from './codec'
import { asRefusal, isAbsent, isPlaceLost } from './failures'

type Scalar = string | number | boolean
type Range = { from?: string | number; until?: string | number; above?: string | number; below?: string | number }

/** Equal to a value, one of several, absent (null), within a range, or beginning with a text. */
export type Condition = Scalar | readonly Scalar[] | null | Range | { startsWith: string } | { not: Scalar } | { search: string }

type Field<Name extends RecordName> = keyof RecordOf<Name> & string

export type Question<Name extends RecordName> = {
  where?: Partial<Record<keyof RecordOf<Name> & string, Condition>>
  orderBy?: [keyof RecordOf<Name> & string, 'asc' | 'desc'] | [keyof RecordOf<Name> & string, 'asc' | 'desc'][]
  limit?: number
  /** The id of the last record of the page before. */
  after?: string | null
}

export type Page<R> = { items: R[]; next: string | null }

/** Reads of one kind of record, with the rights of whoever opened it. */
export type Reader<Name extends RecordName> = {
  /** @throws Refusal record.not-found */
  get(id: string): Promise<RecordOf<Name>>
  find(id: string): Promise<RecordOf<Name> | null>
  first(question: Question<Name>): Promise<RecordOf<Name> | null>
  /**
   * A page of records, 25 unless told; `next` is the cursor of the page after, or null. `only`: the fields to read, for long lists of wide records.
   * @throws Refusal list.place-lost when the record named by `after` is gone, or has nothing to be ordered by
   */
  list<const Key extends Field<Name> = Field<Name>>(question: Question<Name> & { only?: readonly Key[] }): Promise<Page<Pick<RecordOf<Name>, Key>>>
  /** How many match, counted up to 5,000. */
  count(question: Pick<Question<Name>, 'where'>): Promise<number>
}

export type Readers = { [Name in RecordName]: Reader<Name> }

/** Reads of every kind of record through one Appwrite client. */
export function openReaders(tables: TablesDB, databaseId: string): Readers {
  const entries = recordNames.map((name) => [name, readerOf(name, tables, databaseId)])
  return Object.fromEntries(entries) as Readers
}

function readerOf<Name extends RecordName>(name: Name, tables: TablesDB, databaseId: string): Reader<Name> {
  const place = { databaseId, tableId: tableOf(name) }
  const decode = (row: unknown) => toRecord(name, row as StoredRow)

  const find = async (id: string) => {
    // Addresses people type end here: `..` would be another route of Appwrite, asked with the clinic's rights.
    if (!idShape.test(id)) return null
    try {
      return decode(await tables.getRow({ ...place, rowId: id }))
    } catch (error) {
      if (isAbsent(error)) return null
      throw asRefusal(error)
    }
  }

  const list = async <const Key extends Field<Name> = Field<Name>>(question: Question<Name> & { only?: readonly Key[] }): Promise<Page<Pick<RecordOf<Name>, Key>>> => {
    if (asksForNone(question)) return { items: [], next: null }
    const { limit = 25, after, only } = question
    // One more than asked tells whether another page follows, without counting.
    const queries = [...queriesOf(question), Query.limit(limit + 1), ...(after ? [Query.cursorAfter(after)] : []), ...(only ? [Query.select(['$id', ...only.filter((key) => key !== 'id').map(columnOf)])] : [])]
    try {
      const { rows } = await tables.listRows({ ...place, queries, total: false })
      const shown = rows.slice(0, limit)
      return { items: shown.map((row) => (only ? toPart(name, only, row as StoredRow) : decode(row))), next: rows.length > limit ? (shown.at(-1)?.$id ?? null) : null }
    } catch (error) {
      throw after && isPlaceLost(error) ? new Refusal('list.place-lost') : asRefusal(error)
    }
  }

  return {
    find,
    list,
    get: async (id) => (await find(id)) ?? refuse('record.not-found'),
    first: async (question) => ((await list({ ...question, limit: 1 })).items[0] as RecordOf<Name> | undefined) ?? null,
    count: async (question) => {
      if (asksForNone(question)) return 0
      try {
        return (await tables.listRows({ ...place, queries: [...queriesOf(question), Query.limit(1)], total: true })).total
      } catch (error) {
        throw asRefusal(error)
      }
    },
  }
}

/** One of several, of which there are none: nothing matches, and Appwrite would call the question wrong. */
const asksForNone = <Name extends RecordName>({ where }: Pick<Question<Name>, 'where'>): boolean => Object.values(where ?? {}).some((condition) => Array.isArray(condition) && condition.length === 0)

function queriesOf<Name extends RecordName>(question: Question<Name>): string[] {
  const filters = Object.entries(question.where ?? {}).flatMap(([key, condition]) => filtersOf(columnOf(key), condition as Condition))
  const orders = question.orderBy === undefined ? [] : Array.isArray(question.orderBy[0]) ? question.orderBy : [question.orderBy]
  return [...filters, ...(orders as [string, 'asc' | 'desc'][]).map(([key, direction]) => (direction === 'asc' ? Query.orderAsc(columnOf(key)) : Query.orderDesc(columnOf(key))))]
}

const ownNames: Record<string, string> = { id: '$id', createdAt: '$createdAt', updatedAt: '$updatedAt' }
const columnOf = (key: string) => ownNames[key] ?? key

function filtersOf(column: string, condition: Condition): string[] {
  if (condition === null) return [Query.isNull(column)]
  if (Array.isArray(condition)) return [Query.equal(column, [...condition] as string[])]
  if (typeof condition !== 'object') return [Query.equal(column, condition)]
  if ('startsWith' in condition) return [Query.startsWith(column, condition.startsWith)]
  if ('search' in condition) return [Query.search(column, condition.search)]
  if ('not' in condition) return [Query.notEqual(column, condition.not as string)]
  const { from, until, above, below } = condition as Range
  return [
    ...(from === undefined ? [] : [Query.greaterThanEqual(column, from)]),
    ...(above === undefined ? [] : [Query.greaterThan(column, above)]),
    ...(until === undefined ? [] : [Query.lessThanEqual(column, until)]),
    ...(below === undefined ? [] : [Query.lessThan(column, below)]),
  ]
}
