import { Permission, Query, Role } from 'node-appwrite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../../testing/start-test-server'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  await server.admin.db.create({ databaseId: 'd', name: 'd' })
})
afterAll(() => server.close())

describe('rows whose values SQLite cannot write alone', () => {
  const t = { databaseId: 'd', tableId: 'mixed' }
  const values = { a: 'naïve "quoted" \u0001 text', x: 0.1, sealed: 'kept "from" sight', n: 7, list: [1.5, 2], y: -12345.678901234567, words: ['one', 'two'], last: true }

  beforeAll(async () => {
    const { db } = server.admin
    await db.createTable({
      ...t, name: 'mixed',
      columns: [
        { key: 'a', type: 'varchar', size: 60, required: false }, { key: 'x', type: 'double', required: false }, { key: 'sealed', type: 'string', size: 200, required: false, encrypt: true },
        { key: 'n', type: 'integer', required: false }, { key: 'list', type: 'double', required: false, array: true }, { key: 'y', type: 'double', required: false },
        { key: 'words', type: 'string', size: 200, required: false, array: true, encrypt: true }, { key: 'last', type: 'boolean', required: false },
      ],
    })
    await db.createRow({ ...t, rowId: 'full', data: values })
    await db.createRow({ ...t, rowId: 'empty', data: { n: 1 } })
  })

  it('read the same alone, in a list and one column at a time', async () => {
    const { db } = server.admin
    const full = await db.getRow({ ...t, rowId: 'full' })
    expect(full).toMatchObject(values)
    const { rows } = await db.listRows(t)
    expect(rows[0]).toEqual(full)
    expect(rows[1]).toMatchObject({ $id: 'empty', a: null, x: null, sealed: null, n: 1, list: [], y: null, words: [], last: null })
    for (const [key, value] of Object.entries(values)) {
      const [only] = (await db.listRows({ ...t, queries: [Query.select([key]), Query.equal('$id', 'full')] })).rows
      expect(only).toMatchObject({ [key]: value })
      expect(Object.keys(only ?? {}).filter((name) => !name.startsWith('$'))).toEqual([key])
    }
  })
})

describe('the number of rows', () => {
  const t = { databaseId: 'd', tableId: 'counted' }
  const total = async (db = server.admin.db) => (await db.listRows({ ...t, queries: [Query.equal('g', 1), Query.limit(1)] })).total

  it('follows every change, and what was refused changes nothing', async () => {
    const { db } = server.admin
    await db.createTable({ ...t, name: 'counted', rowSecurity: true, columns: [{ key: 'g', type: 'integer', required: true }], indexes: [{ key: 'g', type: 'key' as never, attributes: ['g'] }] })
    const make = (rowId: string, g: number, readers: string[]) => db.createRow({ ...t, rowId, data: { g }, permissions: readers.map((id) => Permission.read(Role.user(id))) })
    const [ann, bob] = [await server.person('ann'), await server.person('bob')]
    await make('one', 1, ['ann'])
    await make('two', 1, ['ann', 'bob'])
    const totals = async () => [await total(), await total(ann.db), await total(bob.db)]
    expect(await totals()).toEqual([2, 2, 1])
    expect(await totals()).toEqual([2, 2, 1])
    await make('three', 1, ['bob'])
    expect(await totals()).toEqual([3, 2, 2])
    await expect(make('three', 1, ['ann'])).rejects.toThrow()
    expect(await totals()).toEqual([3, 2, 2])
    await db.updateRow({ ...t, rowId: 'one', permissions: [Permission.read(Role.user('bob'))] })
    expect(await totals()).toEqual([3, 1, 3])
    await db.updateRows({ ...t, data: { g: 2 }, queries: [Query.equal('$id', 'two')] })
    expect(await totals()).toEqual([2, 0, 2])
    const { $id: transactionId } = await db.createTransaction({})
    await db.deleteRow({ ...t, rowId: 'one', transactionId })
    expect(await totals()).toEqual([2, 0, 2])
    await db.updateTransaction({ transactionId, commit: true })
    expect(await totals()).toEqual([1, 0, 1])
    await db.deleteRows({ ...t })
    expect(await totals()).toEqual([0, 0, 0])
  })
})
