import { Query, RelationshipType, type Models } from 'node-appwrite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../../testing/start-test-server'

let server: TestServer
const d = { databaseId: 'l' }
const data = (values: Record<string, unknown>) => values as Record<string, string>
const refusal = (call: Promise<unknown>) => call.then(() => 'done', (error: { type?: string; message: string }) => `${error.type}: ${error.message}`)
const text = (key: string) => ({ key, type: 'varchar', size: 20, required: false })

beforeAll(async () => {
  server = await startTestServer()
  const { db } = server.admin
  await db.create({ ...d, name: 'L' })
  for (const tableId of ['doctor', 'room', 'visit', 'tag']) await db.createTable({ ...d, tableId, name: tableId, columns: [text('name')] })
  const relate = (tableId: string, relatedTableId: string, rest: { type: RelationshipType; key: string; twoWay?: boolean; twoWayKey?: string; onDelete?: never }) =>
    db.createRelationshipColumn({ ...d, tableId, relatedTableId, ...rest })
  await relate('doctor', 'room', { type: RelationshipType.OneToOne, key: 'room', twoWay: true, twoWayKey: 'holder', onDelete: 'setNull' as never })
  await relate('doctor', 'visit', { type: RelationshipType.OneToMany, key: 'visits', onDelete: 'restrict' as never })
  await relate('visit', 'tag', { type: RelationshipType.ManyToMany, key: 'tags', twoWay: true, twoWayKey: 'visits', onDelete: 'cascade' as never })
  await relate('visit', 'room', { type: RelationshipType.ManyToOne, key: 'place', onDelete: 'setNull' as never })
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

const make = (tableId: string, rowId: string, values: Record<string, unknown>) => server.admin.db.createRow({ ...d, tableId, rowId, data: data(values) })
const read = (tableId: string, rowId: string, ...select: string[]): Promise<Models.DefaultRow> =>
  server.admin.db.getRow({ ...d, tableId, rowId, queries: select.length === 0 ? [] : [Query.select(select)] })
const change = (tableId: string, rowId: string, values: Record<string, unknown>) => server.admin.db.updateRow({ ...d, tableId, rowId, data: data(values) })

describe('a row read', () => {
  beforeAll(async () => {
    await make('doctor', 'ada', { name: 'Ada', room: { $id: 'r1', name: 'One' }, visits: [{ $id: 'v1', name: 'first', tags: [{ $id: 't1', name: 'urgent' }], place: 'r1' }] })
  })

  it('shows the ids of single links from both sides, also of the far end of a list, and no list', async () => {
    expect(await read('doctor', 'ada')).toMatchObject({ room: 'r1' })
    expect(await read('doctor', 'ada')).not.toHaveProperty('visits')
    expect(await read('room', 'r1')).toMatchObject({ holder: 'ada' })
    expect(await read('visit', 'v1')).toMatchObject({ doctor: 'ada', place: 'r1' })
    const { rows } = await server.admin.db.listRows({ ...d, tableId: 'room', queries: [Query.equal('holder', 'ada'), Query.isNotNull('holder')] })
    expect(rows.map(({ $id, holder }) => [$id, holder])).toEqual([['r1', 'ada']])
  })

  it('loads what is named of a relation and nothing else of it, two levels deep', async () => {
    expect(await read('doctor', 'ada', 'name', 'room.name')).toMatchObject({ name: 'Ada', room: { $id: 'r1', name: 'One' } })
    const deep = await read('doctor', 'ada', 'visits.*', 'visits.tags.name')
    expect(deep).toMatchObject({ name: 'Ada', visits: [{ $id: 'v1', doctor: 'ada', place: 'r1', tags: [{ $id: 't1', name: 'urgent' }] }] })
    expect(deep.visits[0].tags[0]).not.toHaveProperty('visits')
    const lone = await read('doctor', 'ada', 'visits.place.*')
    expect(lone.visits[0]).not.toHaveProperty('name')
  })

  it('shows lists that were not asked for as empty beside a relation that is', async () => {
    const { db } = server.admin
    await db.createVarcharColumn({ ...d, tableId: 'room', key: 'beds', size: 9, required: false, array: true })
    await db.updateRow({ ...d, tableId: 'room', rowId: 'r1', data: data({ beds: ['a'] }) })
    expect(await read('room', 'r1', 'name', 'holder.name')).toMatchObject({ name: 'One', beds: [], holder: { name: 'Ada' } })
    expect(await read('room', 'r1', 'name')).not.toHaveProperty('beds')
    expect(await read('room', 'r1', '*', 'holder.name')).toMatchObject({ beds: ['a'] })
  })

  it('refuses a relation named without what to show of it, and what a related row does not have', async () => {
    expect(await refusal(read('doctor', 'ada', 'name', 'room'))).toBe('general_query_invalid: Cannot select attributes: room')
    expect(await refusal(read('doctor', 'ada', 'room.colour'))).toBe('general_query_invalid: Invalid query: Attribute not found in schema: colour')
    expect(await read('doctor', 'ada', '*', 'room')).toMatchObject({ name: 'Ada', room: 'r1' })
  })
})

describe('a link', () => {
  it('to a row that is not there keeps its id in a new row, and becomes none in a changed one', async () => {
    expect(await make('visit', 'lost', { place: 'nowhere' })).toMatchObject({ place: { $tableId: 'room', $createdAt: '' } })
    expect(await read('visit', 'lost')).toMatchObject({ place: 'nowhere' })
    expect(await read('visit', 'lost', 'place.*')).toMatchObject({ place: [] })
    expect(await change('visit', 'lost', { place: 'elsewhere' })).toMatchObject({ place: null })
  })

  it('is no empty object, and a list no single value', async () => {
    const wrong = 'relationship_value_invalid: Relationship value must be an object, document ID string, or associative array'
    expect(await refusal(make('visit', 'w', { place: {} }))).toBe(wrong)
    expect(await refusal(make('visit', 'w', { tags: 7 }))).toBe(wrong)
    expect(await refusal(make('visit', 'w', { tags: [{ name: 'x', $permissions: [7, 'nothing'] }] }))).toMatch(/^general_bad_request/)
    expect(await refusal(change('visit', 'lost', { tags: 't1' }))).toBe('relationship_value_invalid: Invalid relationship value. Must be either an array of documents or document IDs, string given.')
  })

  it('between two single ends goes to nobody who has a partner, nor on to a second', async () => {
    await make('doctor', 'bob', { name: 'Bob', room: { $id: 'r2', name: 'Two' } })
    const taken = 'row_unique_constraint_violation: Row violates a unique column constraint. Try again with different value(s).'
    expect(await refusal(make('doctor', 'cy', { room: 'r2' }))).toBe(taken)
    await make('room', 'r3', { name: 'Three' })
    expect(await refusal(change('doctor', 'bob', { room: 'r3' }))).toBe(taken)
    expect(await change('doctor', 'bob', { room: null })).toMatchObject({ room: null })
    expect(await change('doctor', 'bob', { room: 'r3' })).toMatchObject({ room: { $id: 'r3' } })
    expect(await read('room', 'r2')).toMatchObject({ holder: null })
  })

  it('brings a new row along with the permissions of its maker row, and lists change as they are said', async () => {
    const { db } = server.admin
    const made = await db.createRow({ ...d, tableId: 'visit', rowId: 'v2', data: data({ name: 'second', tags: [{ $id: 't2', name: 'a' }, 't1'] }), permissions: ['read("any")'] })
    expect(made.tags.map((tag: Models.DefaultRow) => [tag.$id, tag.$permissions])).toEqual([['t2', ['read("any")']], ['t1', []]])
    expect((await change('visit', 'v2', { tags: ['t1', { $id: 't3', name: 'c' }] })).tags.map(({ $id }: Models.DefaultRow) => $id)).toEqual(['t1', 't3'])
    expect((await read('tag', 't1', '*', 'visits.name')).visits.map(({ name }: Models.DefaultRow) => name)).toEqual(['first', 'second'])
  })
})

describe('a person', () => {
  it('makes nested rows where he may make rows, and changes linked ones only where he may change them', async () => {
    const { db } = server.admin
    const l = { databaseId: 'l' }
    await db.createTable({ ...l, tableId: 'list', name: 'L', permissions: ['create("users")', 'read("users")', 'update("users")'], columns: [text('name')] })
    await db.createTable({ ...l, tableId: 'item', name: 'I', permissions: ['create("users")', 'read("users")'], columns: [text('name')] })
    await db.createRelationshipColumn({ ...l, tableId: 'list', relatedTableId: 'item', type: RelationshipType.OneToMany, key: 'items' })
    const person = await server.person('nested')
    const list = { ...l, tableId: 'list', rowId: 'mine' }
    await person.db.createRow({ ...list, data: data({ name: 'x' }) })
    const changed = await person.db.updateRow({ ...list, data: data({ items: [{ $id: 'i1', name: 'one' }] }) })
    expect(changed.items.map(({ name }: Models.DefaultRow) => name)).toEqual(['one'])
    await db.createRow({ ...l, tableId: 'item', rowId: 'i2', data: data({ name: 'two' }) })
    expect(await refusal(person.db.updateRow({ ...list, data: data({ items: ['i1', 'i2'] }) }))).toMatch(/^user_unauthorized/)
    expect(await refusal(person.db.updateRow({ ...list, data: data({ items: [{ $id: 'i1', name: 'other' }] }) }))).toMatch(/^user_unauthorized/)
  })
})

describe('a row deleted', () => {
  it('is held by what it must not leave, forgotten by what names it, and takes along what it owns', async () => {
    const { db } = server.admin
    const remove = (tableId: string, rowId: string) => db.deleteRow({ ...d, tableId, rowId })
    expect(await refusal(remove('doctor', 'ada'))).toMatch(/^row_delete_restricted/)
    await remove('room', 'r1')
    expect(await read('doctor', 'ada')).toMatchObject({ room: null })
    expect(await read('visit', 'v1')).toMatchObject({ place: null })
    await remove('visit', 'v2')
    expect(await refusal(read('tag', 't3'))).toMatch(/^row_not_found/)
    await remove('visit', 'v1')
    await remove('doctor', 'ada')
  })
})

it('a single link from a table to itself fails, as on the real server', async () => {
  const { db } = server.admin
  await db.createRelationshipColumn({ ...d, tableId: 'tag', relatedTableId: 'tag', type: RelationshipType.ManyToOne, key: 'parent' })
  expect(await db.getColumn({ ...d, tableId: 'tag', key: 'parent' })).toMatchObject({ status: 'failed', error: 'Failed to create relationship indexes: Invalid index attribute "parent" not found' })
  expect(await refusal(make('tag', 'child', { parent: 't1' }))).toBe('row_invalid_structure: Invalid document structure: Unknown attribute: "parent"')
  await db.deleteColumn({ ...d, tableId: 'tag', key: 'parent' })
})

it('a relation changed without saying what a deletion does restricts it from then on', async () => {
  const changed = await server.admin.db.updateRelationshipColumn({ ...d, tableId: 'visit', key: 'tags' })
  expect(changed).toMatchObject({ onDelete: 'restrict' })
})
