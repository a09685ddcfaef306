import { Permission, Query, Role } from 'node-appwrite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../../testing/start-test-server'

let server: TestServer
const t = { databaseId: 'm', tableId: 't' }
const counted = { databaseId: 'm', tableId: 'counted' }
const data = (values: Record<string, unknown>) => values as Record<string, string>
const refusal = (work: Promise<unknown>) => work.then(() => 'accepted', (error: { type?: string; message: string }) => [error.type, error.message])

beforeAll(async () => {
  server = await startTestServer()
  const { db } = server.admin
  await db.create({ databaseId: 'm', name: 'M' })
  await db.createTable({
    ...t, name: 'T', rowSecurity: true,
    columns: [{ key: 'name', type: 'varchar', size: 20, required: false }, { key: 'count', type: 'integer', required: false, min: 0, max: 10 }],
  })
  await db.createTable({ ...counted, name: 'C', columns: [{ key: 'count', type: 'integer', required: false }, { key: 'wide', type: 'bigint', required: false }] })
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

describe('many rows put at once', () => {
  it('count only where something is done: an equal row or an empty new one is passed over', async () => {
    const { db } = server.admin
    const put = (rows: object[]) => db.upsertRows({ ...t, rows }).then(({ total, rows: shown }) => [total, shown.map((row) => row.$id)])
    expect(await put([{ $id: 'a', name: 'A', count: 1 }, { $id: 'empty' }])).toEqual([1, ['a']])
    expect(await refusal(db.getRow({ ...t, rowId: 'empty' }))).toMatchObject(['row_not_found', expect.anything()])
    expect(await put([{ $id: 'a', name: 'A', count: 1 }])).toEqual([0, []])
    // A column left unsaid keeps its value, and yet counts as a change.
    expect(await put([{ $id: 'a', name: 'A' }])).toEqual([1, ['a']])
    expect(await db.getRow({ ...t, rowId: 'a' })).toMatchObject({ name: 'A', count: 1 })
  })

  it('changed at once are checked even when no row matches, and all bear the new time', async () => {
    const { db } = server.admin
    expect(await refusal(db.updateRows({ ...t, data: { count: 'x' }, queries: [Query.equal('name', 'nobody')] }))).toMatchObject(['row_invalid_structure', expect.stringContaining('count')])
    expect(await refusal(db.updateRows({ ...t, data: { age: 1 }, queries: [Query.equal('name', 'nobody')] }))).toMatchObject(['row_invalid_structure', expect.stringContaining('Unknown attribute: "age"')])
    const before = await db.createRow({ ...t, rowId: 'b', data: data({ name: 'same' }) })
    await new Promise((resolve) => setTimeout(resolve, 2))
    const { total, rows } = await db.updateRows({ ...t, data: { name: 'same' }, queries: [Query.equal('$id', 'b')] })
    expect(total).toBe(1)
    expect(String(rows[0]?.$updatedAt) > before.$updatedAt).toBe(true)
  })
})

describe('what a row is given', () => {
  it('is an object, with times that are times', async () => {
    const { db } = server.admin
    const create = (given: unknown) => refusal(db.createRow({ ...counted, rowId: 'given', data: given as Record<string, string> }))
    expect(await create([1])).toEqual(['general_argument_invalid', 'Invalid `data` param: Value must be a valid JSON object'])
    expect(await create({ $createdAt: 'not at all' })).toEqual(['row_invalid_structure', expect.stringContaining('Attribute "$createdAt" has invalid type. Value must be valid date')])
    expect(await create({ wide: 1e300 })).toMatchObject(['row_invalid_structure', expect.stringContaining('"wide"')])
  })

  it('may not be the wish for an id where the row is named', async () => {
    expect(await refusal(server.admin.db.upsertRow({ ...t, rowId: 'unique()', data: data({ name: 'x' }) }))).toMatchObject(['general_argument_invalid', expect.stringContaining('`rowId` param: UID must')])
  })
})

describe('a new row with relations', () => {
  it('shows a single link only where it was spoken of, and refuses what is no link', async () => {
    const { db } = server.admin
    const near = { databaseId: 'm', tableId: 'near' }
    await db.createTable({ ...near, name: 'N', columns: [{ key: 'name', type: 'varchar', size: 20, required: false }] })
    await db.createRelationshipColumn({ ...near, relatedTableId: 'counted', type: 'manyToOne' as never, key: 'one' })
    await db.createRelationshipColumn({ ...near, relatedTableId: 't', type: 'oneToMany' as never, key: 'many' })
    const create = (rowId: string, given: Record<string, unknown>) => db.createRow({ ...near, rowId, data: data(given) })
    const silent = await create('n1', { name: 'x' })
    expect(silent).not.toHaveProperty('one')
    expect(silent).toMatchObject({ many: [] })
    expect(await create('n2', { one: null })).toMatchObject({ one: null })
    const invalid = (sentence: string) => ['relationship_value_invalid', `Invalid relationship value. Must be either ${sentence}`]
    expect(await refusal(create('n3', { one: ['a'] }))).toEqual(invalid('a document ID or a document, array given.'))
    expect(await refusal(create('n3', { many: 'a' }))).toEqual(invalid('an array of documents or document IDs, document ID given.'))
    expect(await refusal(db.updateRow({ ...near, rowId: 'n1', data: data({ one: ['a'] }) }))).toEqual(invalid('a document ID or a document, array given.'))
  })
})

describe('a person who may only read a row', () => {
  it('may put it as it is, whole, and nothing less', async () => {
    const person = await server.person('reader')
    await server.admin.db.createRow({ ...t, rowId: 'r', data: data({ name: 'R', count: 2 }), permissions: [Permission.read(Role.user(person.userId))] })
    expect(await refusal(person.db.upsertRow({ ...t, rowId: 'r', data: data({ name: 'R', count: 2 }) }))).toBe('accepted')
    expect(await refusal(person.db.upsertRow({ ...t, rowId: 'r', data: data({ name: 'R' }) }))).toMatchObject(['user_unauthorized', expect.anything()])
  })
})

describe('counting', () => {
  it('heeds the bound it is given, not the limits of the column, and never leaves its bits', async () => {
    const { db } = server.admin
    await db.createRow({ ...t, rowId: 'n', data: data({ count: 9 }) })
    const count = (value: number, max?: number) => db.incrementRowColumn({ ...t, rowId: 'n', column: 'count', value, ...(max === undefined ? {} : { max }) })
    expect(await count(5)).toMatchObject({ count: 14 })
    expect(await refusal(count(5, 15))).toEqual(['column_limit_exceeded', 'tablesDB "count" has reached the maximum value of 15'])
    expect(await refusal(count(2_147_483_647))).toEqual(['column_limit_exceeded', 'tablesDB "count" has reached the maximum value of '])
    expect(await db.getRow({ ...t, rowId: 'n' })).toMatchObject({ count: 14 })
  })

  it('answers as if an empty number were nought and leaves it empty', async () => {
    const { db } = server.admin
    await db.createRow({ ...counted, rowId: 'none', data: data({ wide: 1 }) })
    for (let i = 0; i < 2; i += 1) expect(await db.incrementRowColumn({ ...counted, rowId: 'none', column: 'count', value: 3 })).toMatchObject({ count: 3 })
    expect(await db.getRow({ ...counted, rowId: 'none' })).toMatchObject({ count: null })
  })

  it('by a fraction keeps whole columns whole, and the row readable', async () => {
    const { db } = server.admin
    await db.createRow({ ...counted, rowId: 'part', data: data({ count: 1, wide: 1 }) })
    expect(await db.incrementRowColumn({ ...counted, rowId: 'part', column: 'count', value: 1.5 })).toMatchObject({ count: 2.5 })
    await db.incrementRowColumn({ ...counted, rowId: 'part', column: 'wide', value: 1.5 })
    expect(await db.getRow({ ...counted, rowId: 'part' })).toMatchObject({ count: 3, wide: 3 })
  })

  it('within a transaction that is not there is refused as within one that is over', async () => {
    expect(await refusal(server.admin.db.incrementRowColumn({ ...t, rowId: 'n', column: 'count', transactionId: 'nowhere' }))).toEqual(['general_bad_request', 'Invalid or non\u2011pending transaction'])
  })
})
