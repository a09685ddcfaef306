import { Permission, Query, RelationshipType, Role } from 'node-appwrite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../../testing/start-test-server'

let server: TestServer
const d = { databaseId: 'm' }
const wards = { ...d, tableId: 'wards' }
const data = (values: Record<string, unknown>) => values as Record<string, string>
const text = (key: string) => ({ key, type: 'varchar', size: 20, required: false })

beforeAll(async () => {
  server = await startTestServer()
  const { db } = server.admin
  const everybody = [Permission.read(Role.users())]
  await db.create({ ...d, name: 'M' })
  await db.createTable({ ...wards, name: 'Wards', permissions: everybody, columns: [text('name')] })
  await db.createTable({ ...d, tableId: 'beds', name: 'Beds', rowSecurity: true, columns: [text('patient'), { key: 'number', type: 'integer', required: false }] })
  await db.createTable({ ...d, tableId: 'notes', name: 'Notes', columns: [text('body')] })
  await db.createRelationshipColumn({ ...wards, relatedTableId: 'beds', type: RelationshipType.OneToMany, key: 'beds', twoWay: true, twoWayKey: 'ward' })
  await db.createRelationshipColumn({ ...wards, relatedTableId: 'notes', type: RelationshipType.ManyToMany, key: 'notes' })
  const mine = [Permission.read(Role.user('nurse'))]
  const bed = (patient: string, number: number, readable: boolean) => ({ patient, number, ...(readable ? { $permissions: mine } : {}) })
  await db.createRow({ ...wards, rowId: 'east', data: data({ name: 'East', beds: [bed('Ada', 1, true), bed('Bob', 2, true)], notes: [{ body: 'quiet' }] }) })
  await db.createRow({ ...wards, rowId: 'west', data: data({ name: 'West', beds: [bed('Cy', 1, false), bed('Ada', 2, false)] }) })
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

const found = (db: TestServer['admin']['db'], queries: string[]) =>
  db.listRows({ ...wards, queries: [...queries, Query.orderAsc('$id')] }).then(({ rows }) => rows.map(({ $id }) => $id), (error: { type?: string; message: string }) => `${error.type}: ${error.message}`)

it('a person finds only by related rows he may read', async () => {
  const { db } = await server.person('nurse')
  expect(await found(server.admin.db, [Query.equal('beds.patient', 'Ada')])).toEqual(['east', 'west'])
  expect(await found(db, [Query.equal('beds.patient', 'Ada')])).toEqual(['east'])
  expect(await found(db, [Query.startsWith('beds.patient', 'C')])).toEqual([])
  expect(await found(db, [Query.or([Query.startsWith('beds.patient', 'C'), Query.startsWith('beds.patient', 'Zoe')])])).toEqual([])
  // He may not list notes at all, nor ask for wards by them.
  expect(await found(db, [Query.equal('notes.body', 'quiet')])).toMatch(/^user_unauthorized/)
  expect(await found(server.admin.db, [Query.equal('notes.body', 'quiet')])).toEqual(['east'])
})

it('a list kept in a third table cannot be asked from the second, and a name that leads nowhere finds nothing', async () => {
  const { db } = server.admin
  await db.createTable({ ...d, tableId: 'houses', name: 'Houses', columns: [text('name')] })
  await db.createRelationshipColumn({ ...d, tableId: 'houses', relatedTableId: 'wards', type: RelationshipType.OneToMany, key: 'wards' })
  await db.createRow({ ...d, tableId: 'houses', rowId: 'h', data: data({ name: 'H', wards: ['east'] }) })
  const houses = (queries: string[]) => db.listRows({ ...d, tableId: 'houses', queries }).then(({ rows, total }) => ({ ids: rows.map(({ $id }) => $id), total }), (error: { type?: string; message: string }) => `${error.type}: ${error.message}`)
  expect(await houses([Query.equal('wards.beds.patient', 'Ada')])).toBe('general_query_invalid: Cannot select attributes: ward')
  expect(await houses([Query.equal('wards.cellars.name', 'x')])).toEqual({ ids: [], total: 0 })
  // A count does not see through a list that only one side declares, nor does a list that loads anything.
  expect(await houses([Query.equal('wards.name', 'East')])).toEqual({ ids: ['h'], total: 0 })
  expect(await houses([Query.equal('wards.name', 'East'), Query.select(['name'])])).toEqual({ ids: [], total: 0 })
  expect(await houses([Query.search('wards.name', 'East')])).toBe('general_query_invalid: Searching by attribute "wards.name" requires a fulltext index.')
  await db.deleteTable({ ...d, tableId: 'houses' })
})

it('conditions across one relation mean one related row, and containsAll one for each value', async () => {
  const { db } = server.admin
  expect(await found(db, [Query.equal('beds.patient', 'Ada'), Query.equal('beds.number', 1)])).toEqual(['east'])
  expect(await found(db, [Query.equal('beds.patient', 'Bob'), Query.greaterThan('beds.number', 2)])).toEqual([])
  expect(await found(db, [Query.containsAll('beds.patient', ['Ada', 'Cy'])])).toEqual(['west'])
  expect(await found(db, [Query.equal('beds.patient', 'Ada'), Query.equal('beds.patient', 'Cy')])).toBe(
    "general_query_invalid: Multiple equal queries on 'beds.patient' will never match a single document. Use Query::containsAll() to match across different related documents.",
  )
})

it('a new row changes rows that exist only where these have rights of their own', async () => {
  const { db } = server.admin
  const make = (values: Record<string, unknown>) => db.createRow({ ...wards, rowId: 'unique()', data: data(values) }).then(() => 'accepted', (error: { type?: string; message: string }) => `${error.type}: ${error.message}`)
  const note = (await db.listRows({ ...d, tableId: 'notes' })).rows[0]?.$id
  expect(await make({ notes: [{ $id: note, body: 'loud' }] })).toBe('user_unauthorized: Authorization Error')
  expect(await make({ notes: [note, { body: 'new' }] })).toBe('accepted')
  await db.createRow({ ...d, tableId: 'beds', rowId: 'spare', data: data({ patient: 'Di' }) })
  expect(await make({ beds: [{ $id: 'spare', patient: 'Ed' }] })).toBe('accepted')
  expect(await db.getRow({ ...d, tableId: 'beds', rowId: 'spare' })).toMatchObject({ patient: 'Ed' })
})

it('a read that loads no relation shows the ids of single links, and only of those', async () => {
  const { db } = server.admin
  const read = (tableId: string, queries: string[]) => db.listRows({ ...d, tableId, queries: [...queries, Query.limit(1)] }).then(({ rows }) => rows[0])
  for (const queries of [[], [Query.select(['*'])]]) {
    expect(await read('beds', queries)).toMatchObject({ patient: 'Ada', ward: 'east' })
    expect(await read('wards', queries)).not.toHaveProperty('beds')
    expect(await read('wards', queries)).not.toHaveProperty('notes')
  }
  expect(await read('beds', [Query.select(['patient'])])).not.toHaveProperty('ward')
  await db.createRow({ ...d, tableId: 'beds', rowId: 'free', data: data({ patient: 'Flo' }) })
  expect(await db.getRow({ ...d, tableId: 'beds', rowId: 'free' })).toMatchObject({ ward: null })
})
