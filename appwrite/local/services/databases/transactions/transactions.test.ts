import { Permission, Query, Role } from 'node-appwrite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../../testing/start-test-server'

let server: TestServer
const d = 'tx'
const t = { databaseId: d, tableId: 't' }

beforeAll(async () => {
  server = await startTestServer()
  const { db } = server.admin
  await db.create({ databaseId: d, name: 'Tx' })
  await db.createTable({ ...t, name: 'T', rowSecurity: true, permissions: [Permission.create(Role.users())], columns: [{ key: 'v', type: 'varchar', size: 20, required: false }, { key: 'n', type: 'integer', required: false, default: 0 }], indexes: [{ key: 'u', type: 'unique', attributes: ['v'] }] })
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

const refusal = (work: Promise<unknown>) => work.then(() => 'accepted', (error: { type?: string }) => error.type ?? String(error))
const begin = async (db = server.admin.db) => (await db.createTransaction()).$id
const commit = (transactionId: string, db = server.admin.db) => db.updateTransaction({ transactionId, commit: true })
const op = (action: string, rowId: string | undefined, data: unknown = { v: null }) => ({ action, databaseId: d, tableId: 't', rowId, data })

describe('transactions', () => {
  it('let exactly one of many commit a change of the same row', async () => {
    const { db } = server.admin
    await db.createRow({ ...t, rowId: 'race', data: { n: 0 } })
    const ids = await Promise.all(Array.from({ length: 12 }, () => begin()))
    await Promise.all(ids.map((transactionId, i) => db.updateRow({ ...t, rowId: 'race', data: { n: i + 1 }, transactionId })))
    const results = await Promise.all(ids.map((id) => refusal(commit(id))))
    expect(results.filter((result) => result === 'accepted')).toHaveLength(1)
    expect(new Set(results)).toEqual(new Set(['accepted', 'transaction_conflict']))
    for (const [i, id] of ids.entries()) expect((await db.getTransaction({ transactionId: id })).status).toBe(results[i] === 'accepted' ? 'committed' : 'failed')
  })

  it('let exactly one of many write the next version of a history, even in the same millisecond', async () => {
    const { db } = server.admin
    const ids = await Promise.all(Array.from({ length: 10 }, () => begin()))
    await Promise.all(ids.map((transactionId) => db.createOperations({ transactionId, operations: [op('create', 'result1-2', { v: null, n: 1 })] })))
    const results = await Promise.all(ids.map((id) => refusal(commit(id))))
    expect(results.filter((result) => result === 'accepted')).toHaveLength(1)
    expect(results.filter((result) => result === 'transaction_conflict')).toHaveLength(9)
  })

  it('are all or nothing', async () => {
    const { db } = server.admin
    await db.createRow({ ...t, rowId: 'taken', data: { v: 'taken' } })
    const id = await begin()
    await db.createOperations({ transactionId: id, operations: [op('create', 'n1', { v: 'n1' }), op('increment', 'taken', { column: 'n', value: 5 }), op('create', 'n2', { v: 'taken' })] })
    expect(await refusal(commit(id))).toBe('transaction_conflict')
    expect(await refusal(db.getRow({ ...t, rowId: 'n1' }))).toBe('row_not_found')
    expect((await db.getRow({ ...t, rowId: 'taken' })).n).toBe(0)
    expect(await refusal(commit(id))).toBe('transaction_not_ready')
    expect(await refusal(db.createRow({ ...t, rowId: 'late', data: { v: 'l' } as Record<string, string>, transactionId: id }))).toBe('transaction_not_ready')
  })

  it('see their own earlier operations', async () => {
    const { db } = server.admin
    const id = await begin()
    await db.createOperations({ transactionId: id, operations: [op('create', 'own', { v: 'own', n: 1 }), op('increment', 'own', { column: 'n', value: 2 }), op('update', 'own', { v: 'own2' }), op('decrement', 'own', { column: 'n' })] })
    // Under the newer name of a column a count is seen at the commit alone.
    expect(await db.getRow({ ...t, rowId: 'own', transactionId: id })).toMatchObject({ v: 'own2', n: 1 })
    await db.upsertRow({ ...t, rowId: 'own', data: { v: 'own3' }, transactionId: id })
    await commit(id)
    expect(await db.getRow({ ...t, rowId: 'own' })).toMatchObject({ v: 'own3', n: 2 })
  })

  it('do bulk work for keys', async () => {
    const { db } = server.admin
    await db.createTable({ databaseId: d, tableId: 'bulk', name: 'B', columns: [{ key: 'n', type: 'integer', required: false, default: 1 }] })
    const b = { databaseId: d, tableId: 'bulk' }
    const id = await begin()
    await db.createRows({ ...b, rows: [{ $id: 'a' }, { $id: 'b', n: 5 }, { $id: 'c' }], transactionId: id })
    expect((await db.listRows({ ...b, transactionId: id })).total).toBe(3)
    await db.updateRows({ ...b, data: { n: 9 }, queries: [Query.equal('$id', 'b')], transactionId: id })
    await db.upsertRows({ ...b, rows: [{ $id: 'a', n: 7 }, { $id: 'd', n: 1 }], transactionId: id })
    await db.deleteRows({ ...b, queries: [Query.equal('$id', 'c')], transactionId: id })
    await commit(id)
    expect((await db.listRows({ ...b, queries: [Query.orderAsc('$id')] })).rows.map((row) => [row.$id, row.n])).toEqual([['a', 7], ['b', 9], ['d', 1]])
  })

  it('hide deleted rows inside and keep them outside', async () => {
    const { db } = server.admin
    await db.createRow({ ...t, rowId: 'gone', data: { v: 'gone' } })
    const id = await begin()
    await db.deleteRow({ ...t, rowId: 'gone', transactionId: id })
    expect(await refusal(db.getRow({ ...t, rowId: 'gone', transactionId: id }))).toBe('row_not_found')
    expect((await db.listRows({ ...t, queries: [Query.equal('$id', 'gone')], transactionId: id })).total).toBe(0)
    expect((await db.getRow({ ...t, rowId: 'gone' })).v).toBe('gone')
    await db.updateTransaction({ transactionId: id, rollback: true })
    expect((await db.getRow({ ...t, rowId: 'gone' })).v).toBe('gone')
  })

  it('belong to who made them, and commit with his rights', async () => {
    const ann = await server.person('ann')
    const bob = await server.person('bob')
    const id = await begin(ann.db)
    await ann.db.createRow({ ...t, rowId: 'anns', data: { v: 'anns' }, transactionId: id })
    expect(await refusal(commit(id, bob.db))).toBe('transaction_not_found')
    expect(await refusal(ann.db.createOperations({ transactionId: id, operations: [op('bulkDelete', undefined, { queries: [] })] }))).toBe('user_unauthorized')
    expect(await refusal(ann.db.createOperations({ transactionId: id, operations: [op('create', 'x', { v: 'x', $permissions: ['read("user:bob")'] })] }))).toBe('user_unauthorized')
    expect(await refusal(bob.db.listRows({ ...t, transactionId: id }))).toBe('accepted')
    await commit(id, ann.db)
    expect((await ann.db.listTransactions()).transactions.map((transaction) => transaction.$id)).toEqual([id])
    expect((await bob.db.listTransactions()).total).toBe(0)
  })

  it('refuse what they cannot hold', async () => {
    const { db } = server.admin
    const id = await begin()
    const stage = (operations: object[]) => refusal(db.createOperations({ transactionId: id, operations }))
    expect(await stage([])).toBe('general_bad_request')
    expect(await stage([op('fly', 'x')])).toBe('general_argument_invalid')
    expect(await stage([op('create', 'x', {})])).toBe('general_argument_invalid')
    expect(await stage([{}])).toBe('general_argument_invalid')
    expect(await stage([op('update', 'nowhere', { v: 'x' })])).toBe('document_not_found')
    expect(await stage([{ action: 'create', databaseId: d, tableId: 'zzz', rowId: 'x', data: { v: 'x' } }])).toBe('collection_not_found')
    expect(await stage([{ action: 'create', databaseId: 'zzz', tableId: 't', rowId: 'x', data: { v: 'x' } }])).toBe('database_not_found')
    expect(await stage(Array.from({ length: 101 }, (_, i) => op('create', `m${i}`)))).toBe('transaction_limit_exceeded')
    expect(await stage(Array.from({ length: 100 }, (_, i) => op('create', `m${i}`)))).toBe('accepted')
    expect(await stage([op('create', 'one-more')])).toBe('transaction_limit_exceeded')
    expect(await refusal(db.createRow({ ...t, rowId: 'one-more', data: { v: 'x' } as Record<string, string>, transactionId: id }))).toBe('transaction_limit_exceeded')
  })

  it('expire', async () => {
    let now = Date.UTC(2026, 0, 1)
    const timed = await startTestServer({ now: () => now })
    const { db } = timed.admin
    await db.create({ databaseId: d, name: 'Tx' })
    await db.createTable({ ...t, name: 'T', columns: [{ key: 'v', type: 'varchar', size: 20, required: false }] })
    const { $id } = await db.createTransaction({ ttl: 60 })
    await db.createRow({ ...t, rowId: 'r', data: { v: 'x' }, transactionId: $id })
    now += 61_000
    expect(await refusal(db.updateTransaction({ transactionId: $id, commit: true }))).toBe('transaction_expired')
    expect(await refusal(db.getRow({ ...t, rowId: 'r' }))).toBe('row_not_found')
    await timed.close()
  })
})
