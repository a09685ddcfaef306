import { Operator, Query, RelationshipType, type Models } from 'node-appwrite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../../testing/start-test-server'
import { countsFor } from './staged-match'

let server: TestServer
const t = { databaseId: 's', tableId: 't' }
const data = (values: Record<string, unknown>) => values as Record<string, string>

beforeAll(async () => {
  server = await startTestServer()
  const { db } = server.admin
  await db.create({ databaseId: 's', name: 'S' })
  await db.createTable({ ...t, name: 'T', columns: [{ key: 'v', type: 'varchar', size: 20, required: false }, { key: 'n', type: 'integer', required: false }] })
  await db.createRows({ ...t, rows: ['a', 'b', 'c'].map((id, n) => ({ $id: id, v: id, n })) })
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

const begin = async () => (await server.admin.db.createTransaction()).$id
const list = async (transactionId: string, queries: string[] = []) => {
  const { rows, total } = await server.admin.db.listRows({ ...t, queries, transactionId })
  return { ids: rows.map(({ $id }) => $id), total }
}

describe('rows read within a transaction', () => {
  it('count by what the transaction says of them, not by what they then are', async () => {
    const { db } = server.admin
    const transactionId = await begin()
    await db.updateRow({ ...t, rowId: 'a', data: { n: 9 }, transactionId })
    expect(await list(transactionId)).toEqual({ ids: ['a', 'b', 'c'], total: 3 })
    expect(await list(transactionId, [Query.equal('v', 'a')])).toEqual({ ids: ['a'], total: 0 })
    await db.createRow({ ...t, rowId: 'new', data: data({ v: 'a' }), transactionId })
    await db.deleteRow({ ...t, rowId: 'b', transactionId })
    expect(await list(transactionId, [Query.equal('v', 'a')])).toEqual({ ids: ['a', 'new'], total: 1 })
    expect(await list(transactionId, [Query.equal('v', 'zz')])).toEqual({ ids: ['new'], total: 0 })
  })

  it('are changed by bulk work only where the transaction touched them before; an upsert begins anew', async () => {
    const { db } = server.admin
    const transactionId = await begin()
    const read = (rowId: string) => db.getRow({ ...t, rowId, transactionId })
    await db.createRow({ ...t, rowId: 'new', data: data({ v: 'x', n: 1 }), transactionId })
    await db.updateRows({ ...t, data: { v: 'all' }, transactionId })
    expect([(await read('new')).v, (await read('a')).v]).toEqual(['all', 'a'])
    await db.upsertRow({ ...t, rowId: 'new', data: data({ v: 'y' }), transactionId })
    expect(await read('new')).not.toHaveProperty('n')
    await db.deleteRows({ ...t, queries: [Query.equal('v', 'y')], transactionId })
    await expect(read('new')).rejects.toMatchObject({ type: 'row_not_found' })
  })

  it('keep their permissions until the commit, and show operators as they are', async () => {
    const { db } = server.admin
    const transactionId = await begin()
    await db.updateRow({ ...t, rowId: 'c', data: { n: Operator.increment(2) as never }, permissions: ['read("any")'], transactionId })
    expect(await db.getRow({ ...t, rowId: 'c', transactionId })).toMatchObject({ $permissions: [], n: '{"method":"increment","values":[2]}' })
    await db.updateTransaction({ transactionId, commit: true })
    expect(await db.getRow({ ...t, rowId: 'c' })).toMatchObject({ $permissions: ['read("any")'], n: 4 })
  })

  it('come with all their relations', async () => {
    const { db } = server.admin
    await db.createTable({ databaseId: 's', tableId: 'part', name: 'P', columns: [{ key: 'v', type: 'varchar', size: 20, required: false }] })
    await db.createRelationshipColumn({ databaseId: 's', tableId: 'part', relatedTableId: 't', type: RelationshipType.ManyToOne, key: 'whole' })
    const part = { databaseId: 's', tableId: 'part', rowId: 'p' }
    await db.createRow({ ...part, data: data({ v: 'p', whole: 'a' }) })
    const transactionId = await begin()
    expect(await db.getRow({ ...part, transactionId })).toMatchObject({ whole: { $id: 'a', v: 'a' } })
    await db.updateRow({ ...part, data: data({ whole: { $id: 'made', v: 'made' } }), transactionId })
    expect(await db.getRow({ ...part, transactionId })).toMatchObject({ whole: { $id: 'made', $tableId: 't' } })
    await expect(db.updateRow({ ...part, data: data({ whole: 7 }), transactionId })).rejects.toMatchObject({ type: 'relationship_value_invalid' })
    await db.updateTransaction({ transactionId, commit: true })
    const { rows } = await db.listRows({ databaseId: 's', tableId: 'part', queries: [Query.select(['whole.v'])] })
    expect(rows.map((row: Models.DefaultRow) => row.whole.v)).toEqual(['made'])
  })
})

it('a filter is held against a staged row as PHP compares', () => {
  const counts = (value: unknown, method: string, ...values: unknown[]) => countsFor({ x: value }, [{ method, attribute: 'x', values, children: [] }])
  expect([counts('5', 'equal', 5), counts(null, 'equal', ''), counts(null, 'lessThan', 5), counts(null, 'greaterThan', 5), counts('abc', 'greaterThan', 'abb')]).toEqual([true, true, true, false, true])
  expect([counts(['a'], 'contains', 'a'), counts('abc', 'contains', 'b'), counts('abc', 'startsWith', 'ab'), counts(true, 'equal', 'x'), counts('x', 'search', 'y')]).toEqual([true, false, true, true, true])
})
