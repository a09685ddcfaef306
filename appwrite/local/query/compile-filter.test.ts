import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Sqlite } from '../storage/sqlite'
import { compileFilter, searchTerms } from './compile-filter'
import { normaliseDatetime } from './datetime'
import { cursorSql, orderSql, planList } from './plan-list'
import { parseQueries, parseQuery, QueryError, type Query } from './query'
import type { QuerySchema } from './query-schema'
import { validateQueries } from './validate-queries'

type Row = { seq: number; name: string | null; age: number | null; tags: string[] | null }

const rows: Row[] = Array.from({ length: 60 }, (_, i) => ({
  seq: i + 1,
  name: i % 9 === 0 ? null : ['Ann', 'ann', 'Bo', 'Cyd%', 'D_d', 'Eve', 'a\\b'][i % 7] ?? null,
  age: i % 11 === 0 ? null : (i * 7) % 23,
  tags: i % 5 === 0 ? null : [`t${i % 3}`, ...(i % 2 ? ['odd'] : [])],
}))

const schema: QuerySchema = {
  attributes: new Map([
    ['name', { sql: 't.name', type: 'string' }], ['age', { sql: 't.age', type: 'integer', bits: 32 }], ['tags', { sql: 't.tags', type: 'string', array: true }],
    ['when', { sql: 't.age', type: 'datetime' }], ['sealed', { sql: 't.name', type: 'string', encrypted: true }], ['far', { sql: 'NULL', type: 'relationship', virtual: true }],
    ['$id', { sql: 't.seq', type: 'string' }], ['$sequence', { sql: 't.seq', type: 'id' }],
  ]),
  rowNumber: 't.seq',
}

let db: Sqlite

beforeAll(() => {
  db = new Sqlite(':memory:')
  db.script('CREATE TABLE t (seq INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE, age INTEGER, tags TEXT)')
  for (const row of rows) db.run('INSERT INTO t VALUES (?, ?, ?, ?)', row.seq, row.name, row.age, row.tags === null ? null : JSON.stringify(row.tags))
})
afterAll(() => db.close())

function found(query: Query): number[] {
  const { sql, values } = compileFilter(query, schema)
  return db.all<{ seq: number }>(`SELECT seq FROM t WHERE ${sql} ORDER BY seq`, ...values).map((row) => row.seq)
}

/** What the query means, told without SQL: a comparison with nothing is never true, text ignores case. */
function holds({ method, attribute, values, children }: Query, row: Row): boolean {
  if (method === 'and') return children.every((child) => holds(child, row))
  if (method === 'or') return children.some((child) => holds(child, row))
  const value = row[attribute as keyof Row]
  if (method === 'isNull') return value === null
  if (method === 'isNotNull') return value !== null
  if (value === null || value === undefined) return false
  if (Array.isArray(value)) return method === 'notContains' ? !values.some((item) => value.includes(String(item))) : method === 'containsAll' ? values.every((item) => value.includes(String(item))) : values.some((item) => value.includes(String(item)))
  return holdsScalar(method, fold(value), values.map(fold))
}

const fold = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : (value as number))

function holdsScalar(method: string, value: string | number, given: (string | number)[]): boolean {
  const [a = 0, b = 0] = given
  const text = String(value)
  const table: Record<string, boolean> = {
    equal: given.includes(value), notEqual: value !== a, lessThan: value < a, lessThanEqual: value <= a, greaterThan: value > a, greaterThanEqual: value >= a,
    between: value >= a && value <= b, notBetween: !(value >= a && value <= b), startsWith: text.startsWith(String(a)), notStartsWith: !text.startsWith(String(a)),
    endsWith: text.endsWith(String(a)), notEndsWith: !text.endsWith(String(a)), contains: given.some((part) => text.includes(String(part))), notContains: !given.some((part) => text.includes(String(part))),
  }
  return table[method] ?? false
}

const leaf = (method: string, attribute: string, values: unknown[]): Query => ({ method, attribute, values, children: [] })
const age = fc.integer({ min: -2, max: 25 })
const name = fc.constantFrom('Ann', 'ANN', 'b', 'Cyd%', 'd_d', '%', '_', 'a\\b', '', 'zz', "'; DROP TABLE t; --")
const filter: fc.Arbitrary<Query> = fc.letrec<{ node: Query }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(fc.constantFrom('equal', 'notEqual', 'lessThan', 'lessThanEqual', 'greaterThan', 'greaterThanEqual'), age).map(([method, value]) => leaf(method, 'age', [value])),
    fc.tuple(fc.constantFrom('between', 'notBetween'), age, age).map(([method, a, b]) => leaf(method, 'age', [a, b])),
    fc.array(age, { minLength: 1, maxLength: 4 }).map((values) => leaf('equal', 'age', values)),
    fc.tuple(fc.constantFrom('equal', 'notEqual', 'lessThan', 'greaterThan', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith', 'contains', 'notContains'), name).map(([method, value]) => leaf(method, 'name', [value])),
    fc.tuple(fc.constantFrom('contains', 'containsAny', 'containsAll', 'notContains'), fc.array(fc.constantFrom('t0', 't1', 'odd', 'none'), { minLength: 1, maxLength: 3 })).map(([method, values]) => leaf(method, 'tags', values)),
    fc.tuple(fc.constantFrom('isNull', 'isNotNull'), fc.constantFrom('name', 'age', 'tags')).map(([method, attribute]) => leaf(method, attribute, [])),
    fc.tuple(fc.constantFrom('and', 'or'), fc.array(tie('node'), { minLength: 2, maxLength: 3 })).map(([method, children]): Query => ({ method, attribute: '', values: [], children })),
  ),
})).node

describe('filters compiled to SQL', () => {
  it('pick exactly the rows the query means', () => {
    fc.assert(
      fc.property(filter, (query) => {
        expect(found(query)).toEqual(rows.filter((row) => holds(query, row)).map((row) => row.seq))
      }),
      { numRuns: 1500 },
    )
  })

  it('leave the table standing whatever the values say', () => {
    expect(found(leaf('equal', 'name', ["x'; DROP TABLE t; --"]))).toEqual([])
    expect(db.get<{ n: number }>('SELECT COUNT(*) AS n FROM t')?.n).toBe(60)
  })

  it('compare the whole of a plain text when all is to be contained', () => {
    const named = rows.find(({ name }) => (name ?? '').length > 1)
    expect(found(leaf('containsAll', 'name', [named?.name?.toUpperCase() ?? '']))).toContain(named?.seq)
    expect(found(leaf('containsAll', 'name', [named?.name?.slice(0, 1) ?? '']))).not.toContain(named?.seq)
  })

  it('read the words of a search as any of them, the last also as a beginning', () => {
    expect(searchTerms('fever urg')).toBe('"fever" OR "urg" *')
    expect(searchTerms('"red blood"')).toBe('"red blood"')
    expect(searchTerms('the patient of doctor')).toBe('"patient" OR "doctor" *')
    expect(searchTerms('+-*()')).toBe('')
  })
})

describe('lists', () => {
  it('walk every row exactly once with a cursor, in any order', () => {
    fc.assert(
      fc.property(fc.constantFrom('orderAsc', 'orderDesc'), fc.integer({ min: 1, max: 9 }), (method, size) => {
        const { orders } = planList([leaf(method, '$id', [])], schema)
        const seen: number[] = []
        for (let last: number | null = null; ; ) {
          const after = last === null ? { sql: '1', values: [] } : cursorSql(orders, false, () => last as number)
          const page: { seq: number }[] = db.all<{ seq: number }>(`SELECT seq FROM t WHERE ${after.sql} ORDER BY ${orderSql(orders, false)} LIMIT ?`, ...after.values, size)
          if (page.length === 0) break
          seen.push(...page.map((row) => row.seq))
          last = page[page.length - 1]?.seq ?? null
        }
        expect(seen).toEqual(method === 'orderAsc' ? rows.map((row) => row.seq) : rows.map((row) => row.seq).reverse())
      }),
      { numRuns: 20 },
    )
  })

  it('take the first of several limits and keep them whole', () => {
    const plan = planList(parseQueries(['{"method":"limit","values":[3]}', '{"method":"limit","values":[9]}', '{"method":"offset","values":[1e30]}']), schema)
    expect([plan.limit, plan.offset]).toEqual([3, Number.MAX_SAFE_INTEGER])
  })
})

describe('queries the server refuses', () => {
  const refusal = (text: string) => {
    try {
      validateQueries([parseQuery(text)], { schema, select: true })
      return null
    } catch (error) {
      if (!(error instanceof QueryError)) throw error
      return error.message
    }
  }

  it.each([
    ['nonsense', 'Invalid query: Syntax error'],
    ['5', 'Invalid query. Must be an array, got integer'],
    ['{"method":"like"}', 'Invalid query method: like'],
    ['{"method":7}', 'Invalid query method. Must be a string, got integer'],
    ['{"method":"equal","attribute":4}', 'Invalid query attribute. Must be a string, got integer'],
    ['{"method":"equal","attribute":"name","values":"x"}', 'Invalid query values. Must be an array, got string'],
    ['{"method":"equal","attribute":"zzz","values":[1]}', 'Invalid query: Attribute not found in schema: zzz'],
    ['{"method":"equal","attribute":"age","values":["old"]}', 'Invalid query: Query value is invalid for attribute "age"'],
    ['{"method":"equal","attribute":"name","values":[]}', 'Invalid query: Equal queries require at least one value.'],
    ['{"method":"lessThan","attribute":"age","values":[1,2]}', 'Invalid query: LessThan queries require exactly one value.'],
    ['{"method":"between","attribute":"age","values":[1]}', 'Invalid query: Between queries require exactly two values.'],
    ['{"method":"equal","attribute":"age","values":[2147483648]}', 'Invalid query: Query value is invalid for attribute "age"'],
    ['{"method":"contains","attribute":"age","values":[1]}', 'Invalid query: Cannot query contains on attribute "age" because it is not an array, string, or object.'],
    ['{"method":"equal","attribute":"tags","values":["a"]}', 'Invalid query: Cannot query equal on attribute "tags" because it is an array.'],
    ['{"method":"equal","attribute":"sealed","values":["a"]}', 'Invalid query: Cannot query encrypted attribute: sealed'],
    ['{"method":"equal","attribute":"far","values":["a"]}', 'Invalid query: Cannot query on virtual relationship attribute'],
    ['{"method":"equal","attribute":"when","values":["tomorrow"]}', 'Invalid query: Query value is invalid for attribute "when"'],
    ['{"method":"or","values":[{"method":"isNull","attribute":"age"}]}', 'Invalid query: Or queries require at least two queries'],
    ['{"method":"or","values":[{"method":"limit","values":[1]},{"method":"isNull","attribute":"age"}]}', 'Invalid query: Or queries can only contain filter queries'],
    ['{"method":"limit","values":[0]}', 'Invalid query: Invalid limit: Value must be a valid range between 1 and 9,223,372,036,854,775,807'],
    ['{"method":"offset","values":["x"]}', 'Invalid query: Invalid limit: Value must be a valid number'],
    ['{"method":"regex","attribute":"name","values":["a"]}', 'Invalid query method: regex'],
    ['{"method":"select","values":[1]}', 'Invalid query: Attribute selection must be a string, got int'],
    ['{"method":"equal","attribute":"name","values":null}', 'Invalid query: Equal queries require at least one value.'],
    ['{"method":"crosses","attribute":"name","values":[[1,2]]}', 'Invalid query: Spatial query "crosses" cannot be applied on non-spatial attribute: name'],
    ['{"method":"distanceEqual","attribute":"name","values":[1]}', 'Invalid query: Distance query requires [[geometry, distance]] parameters'],
    ['{"method":"vectorDot","attribute":"name","values":[[1]]}', 'Invalid query: Vector queries can only be used on vector attributes'],
    ['{"method":"cursorAfter","values":["-bad"]}', "Invalid query: Invalid cursor: UID must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, and underscore. Can't start with a leading underscore"],
    ['{"method":"orderAsc","attribute":"name.x"}', 'Invalid query: Cannot order by nested attribute: name'],
    ['{"method":"select","values":[]}', 'Invalid query: No attributes selected'],
    ['{"method":"select","values":["name","name"]}', 'Invalid query: Duplicate attributes selected'],
    ['{"method":"elemMatch","attribute":"tags","values":[{"method":"isNull","attribute":"age"}]}', 'Invalid query: elemMatch is not supported by the database'],
  ])('%s', (text, message) => {
    expect(refusal(text)).toBe(message)
  })

  it('stops at a depth nobody needs', () => {
    const deep = (levels: number): unknown => (levels === 0 ? { method: 'isNull', attribute: 'age' } : { method: 'or', values: [deep(levels - 1), deep(0)] })
    expect(refusal(JSON.stringify(deep(12)))).toContain('nested too deeply')
  })
})

describe('times', () => {
  it.each([
    ['2024-05-06T07:08:09.123+02:00', '2024-05-06T05:08:09.123+00:00'], ['2024-02-03', '2024-02-03T00:00:00.000+00:00'], ['2024-01-02T03:04:05.006Z', '2024-01-02T03:04:05.006+00:00'],
    ['2024-01-02 03:04', '2024-01-02T03:04:00.000+00:00'], ['2024-02-29T00:00:00-05:30', '2024-02-29T05:30:00.000+00:00'],
  ])('%s becomes %s', (text, iso) => expect(normaliseDatetime(text)).toBe(iso))

  it.each(['2023-02-29', '2024-13-45T00:00:00.000+00:00', 'soon', '0999-01-01', '2024-01-01T24:00:00', '2024-01-01T00:60:00'])('%s is none', (text) => expect(normaliseDatetime(text)).toBeNull())
})
