import { Query } from 'node-appwrite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../../testing/start-test-server'
import { isFull, rowWidth } from './row-limits'
import { readInlineColumns } from './inline-columns'
import { readInlineIndexes } from './inline-indexes'

const message = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as Error).message
  }
  return 'accepted'
}

describe('a column given with its table', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['must have a type', { type: undefined }, "Attribute at index 0 is missing required field 'type'"],
    ['must be of a known type', { type: 'relationship' }, "Invalid type for attribute 'a': relationship"],
    ['has a whole size', { type: 'varchar', size: '5' }, "Invalid size for attribute 'a': must be an integer"],
    ['needs a size as text', { type: 'varchar' }, "Invalid or missing size for string attribute 'a'. Size must be between 1 and 1073741824"],
    ['has a format as text alone', { type: 'integer', format: 'email' }, "Format is only allowed for string type for attribute 'a'"],
    ['has a known format', { type: 'string', size: 9, format: 'phone' }, "Invalid format for attribute 'a': phone"],
    ['says plainly if it is needed', { required: 1 }, "Invalid 'required' value for attribute 'a': must be a boolean"],
    ['is signed as a number alone', { type: 'boolean', signed: true }, "Attribute 'a': 'signed' can only be used with integer, bigint or float types"],
    ['that is needed has no default', { required: true, default: 1 }, "Attribute 'a' cannot have a default value when required is true"],
    ['that is a list has no default', { array: true, default: 1 }, "Attribute 'a' cannot have a default value when array is true"],
    ['has a range in order', { min: 5, max: 1 }, "Attribute 'a': minimum value must be less than or equal to maximum value"],
    ['has its default within the range', { min: 1, default: 0 }, "Default value for integer attribute 'a' must be between 1 and 9223372036854775807"],
    ['has a default of its kind', { type: 'double', default: 'x' }, "Default value for float attribute 'a' must be a number"],
    ['has a default that is a time', { type: 'datetime', default: 'soon' }, "Default value for datetime attribute 'a' must be in valid ISO 8601 format"],
    ['has a default that fits', { type: 'varchar', size: 2, default: 'xxx' }, "Default value for attribute 'a' exceeds maximum size of 2 characters"],
    ['has a default of its format', { type: 'ip', default: 'x' }, "Default value for IP attribute 'a' must be a valid IP address"],
    ['has elements as a choice', { type: 'enum' }, "Attribute 'a' with enum format must have 'elements' array"],
    ['has no empty element', { type: 'enum', elements: ['x', ''] }, "Enum element at index 1 for attribute 'a' must be a non-empty string"],
    ['has its default among the elements', { type: 'enum', elements: ['x'], default: 'y' }, "Default value for enum attribute 'a' must be one of the provided elements"],
  ]
  it.each(cases)('%s', (_name, given, expected) => {
    expect(message(() => readInlineColumns([{ key: 'a', type: 'integer', ...given }]))).toBe(expected)
  })

  it('is something', () => {
    expect(message(() => readInlineColumns([{}]))).toBe('Attribute at index 0 must be an object')
    expect(message(() => readInlineIndexes([{}]))).toBe('Index at position 0 must be an object')
  })

  it('takes its size from its format or type', () => {
    expect(readInlineColumns([{ key: 'a', type: 'email' }, { key: 'b', type: 'longtext', size: 3 }, { key: 'c', type: 'integer', size: 8 }]).map(({ type, format, size }) => [type, format, size])).toEqual([['string', 'email', 254], ['longtext', '', 2_147_483_647], ['integer', '', 8]])
  })
})

describe('an index given with its table', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['names its attributes', { attributes: undefined, columns: ['a'] }, "Index at position 0 is missing required field 'attributes' (must be an array)"],
    ['has a known type', { type: 'btree' }, "Invalid type for index 'i': btree"],
    ['has at least one attribute', { attributes: [] }, "Index 'i' must have at least one attribute"],
    ['has one order for each', { orders: [] }, "Index 'i': orders array length (0) must match attributes array length (1)"],
    ['has orders in capitals', { orders: ['asc'] }, "Invalid order 'asc' in index 'i'. Must be 'ASC' or 'DESC'"],
    ['has one length for each', { lengths: [1, 2] }, "Index 'i': lengths array length (2) must match attributes array length (1)"],
    ['has lengths from nought', { lengths: [-1] }, "Invalid length in index 'i': must be a non-negative integer or null"],
  ]
  it.each(cases)('%s', (_name, given, expected) => {
    expect(message(() => readInlineIndexes([{ key: 'i', type: 'key', attributes: ['a'], ...given }]))).toBe(expected)
  })
})

describe('a row', () => {
  it('is as wide as MariaDB makes it', () => {
    expect(rowWidth([
      { type: 'varchar', size: 10, array: false }, { type: 'string', size: 300, array: false }, { type: 'string', size: 20_000, array: false }, { type: 'varchar', size: 500, array: true },
      { type: 'integer', size: 4, array: false }, { type: 'integer', size: 8, array: false }, { type: 'boolean', array: false }, { type: 'datetime', array: false }, { type: 'relationship', array: false }, { type: 'text', size: 65_535, array: false },
    ])).toBe(1067 + 41 + 1202 + 20 + 20 + 4 + 8 + 1 + 7 + 1021 + 20)
  })

  it('has a widest and a longest form', () => {
    const wide = (size: number) => [{ type: 'varchar' as const, size, array: false }]
    expect([isFull(wide(16_116)), isFull(wide(16_117))]).toEqual([false, true])
    const many = (count: number) => Array.from({ length: count }, () => ({ type: 'boolean' as const, array: false }))
    expect([isFull(many(1010)), isFull(many(1011))]).toEqual([false, true])
  })
})

describe('the server', () => {
  let server: TestServer
  const t = { databaseId: 'm', tableId: 't' }
  const refusal = (work: Promise<unknown>) => work.then(() => 'accepted', (error: { type?: string; message: string }) => [error.type, error.message])

  beforeAll(async () => {
    server = await startTestServer()
    await server.admin.db.create({ databaseId: 'm', name: 'M' })
    await server.admin.db.createTable({ ...t, name: 'T', columns: [{ key: 'a', type: 'varchar', size: 9000, required: false }, { key: 'b', type: 'varchar', size: 9, required: false }] })
  })
  afterAll(async () => {
    expect(server.faults).toEqual([])
    await server.close()
  })

  it('tells the width of a row', async () => {
    expect(await server.admin.db.getTable(t)).toMatchObject({ bytesMax: 65_535, bytesUsed: 1067 + 36_002 + 37 })
  })

  it('refuses columns beyond the width of a row, made or grown', async () => {
    const { db } = server.admin
    const full = ['column_limit_exceeded', "The maximum number or size of columns for table 't' has been reached."]
    expect(await refusal(db.createVarcharColumn({ ...t, key: 'a', size: 9000, required: false }))).toEqual(full)
    expect(await refusal(db.updateVarcharColumn({ ...t, key: 'b', size: 9000, required: false, xdefault: null as unknown as string }))).toEqual(['column_limit_exceeded', expect.stringMatching(/^The maximum number or size of columns for table 'database_\d+_collection_\d+' has been reached\.$/)])
    expect(await refusal(db.createVarcharColumn({ ...t, key: 'a', size: 9, required: false }))).toMatchObject(['column_already_exists', expect.stringContaining("'a'")])
  })

  it('names the column that cannot take the name of another', async () => {
    expect(await refusal(server.admin.db.updateVarcharColumn({ ...t, key: 'b', newKey: 'a', required: false, xdefault: null as unknown as string }))).toMatchObject(['column_already_exists', expect.stringContaining("'b'")])
  })

  it('tells of a changed column what its kind has, and of a list of columns less than of one', async () => {
    const { db } = server.admin
    const changed = await db.updateVarcharColumn({ ...t, key: 'b', required: false, xdefault: 'longer than nine letters' })
    expect(changed).toMatchObject({ type: 'varchar', size: 9, default: 'longer than nine letters', encrypt: null })
    expect(await db.updateBooleanColumn({ ...t, key: 'b', required: false, xdefault: null as unknown as boolean })).not.toHaveProperty('size')
    expect((await db.listColumns({ ...t, queries: [Query.cursorAfter('a')] })).columns).toMatchObject([{ key: 'b', encrypt: null }])
    expect(await db.getColumn({ ...t, key: 'b' })).toMatchObject({ encrypt: false })
    expect(await refusal(db.listColumns({ ...t, queries: [Query.search('key', 'b')] }))).toMatchObject(['general_query_invalid', expect.stringContaining('syntax')])
  })

  it('refuses a table with two columns of one name', async () => {
    const columns = ['k', 'K'].map((key) => ({ key, type: 'boolean' }))
    expect(await refusal(server.admin.db.createTable({ databaseId: 'm', tableId: 'twice', name: 'T', columns }))).toMatchObject(['table_already_exists', expect.stringContaining("'twice'")])
  })

  it('takes a second index over the same columns, and looks at an index before its name', async () => {
    const { db } = server.admin
    await db.createIndex({ ...t, key: 'one', type: 'key' as never, columns: ['b'] })
    expect(await refusal(db.createIndex({ ...t, key: 'two', type: 'key' as never, columns: ['b'] }))).toBe('accepted')
    expect(await refusal(db.createIndex({ ...t, key: 'one', type: 'key' as never, columns: ['b', 'b'] }))).toEqual(['column_index_invalid', 'Duplicate attributes provided'])
    expect(await refusal(db.createIndex({ ...t, key: 'n', type: 'key' as never, columns: ['$sequence'] }))).toMatchObject(['general_argument_invalid', expect.stringContaining('columns')])
    for (let i = 2; i < 58; i += 1) await db.createIndex({ ...t, key: `i${i}`, type: 'key' as never, columns: ['b'] })
    expect(await refusal(db.createIndex({ ...t, key: 'more', type: 'key' as never, columns: ['b'] }))).toEqual(['column_index_limit_exceeded', "The maximum number of indexes for table 't' has been reached."])
  })
})
