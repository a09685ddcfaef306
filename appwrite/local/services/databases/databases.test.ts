import { Permission, Query, RelationMutate, RelationshipType, Role, TablesDBIndexType } from 'node-appwrite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LocalEvent } from '../../events/local-event'
import { startTestServer, type TestServer } from '../../testing/start-test-server'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  await server.admin.db.create({ databaseId: 'main', name: 'Main' })
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
})

const refusal = (work: Promise<unknown>) => work.then(() => 'accepted', (error: { type?: string }) => error.type ?? String(error))

describe('columns', () => {
  const t = { databaseId: 'main', tableId: 'kinds' }

  it('of every type keep their values exactly', async () => {
    const { db } = server.admin
    await db.createTable({ ...t, name: 'Kinds' })
    await db.createStringColumn({ ...t, key: 'note', size: 500, required: false, encrypt: true })
    await db.createTextColumn({ ...t, key: 'long', required: false })
    await db.createMediumtextColumn({ ...t, key: 'medium', required: false })
    await db.createLongtextColumn({ ...t, key: 'longest', required: false })
    await db.createIntegerColumn({ ...t, key: 'wide', required: false })
    await db.createBigIntColumn({ ...t, key: 'big', required: false })
    await db.createFloatColumn({ ...t, key: 'dose', required: false, min: 0, max: 100 })
    await db.createUrlColumn({ ...t, key: 'site', required: false })
    await db.createIpColumn({ ...t, key: 'ip', required: false })
    await db.createDatetimeColumn({ ...t, key: 'days', required: false, array: true })
    await db.createVarcharColumn({ ...t, key: 'secrets', size: 200, required: false, array: true, encrypt: true })
    const data = { note: 'HIV negative "quoted"', long: 'ä\n\u0001😀', medium: 'm', longest: 'l', wide: 9007199254740993n, big: -9223372036854775808n, dose: 0.30000000000000004, site: 'https://example.org/a?b=c', ip: '2001:db8::1', days: ['2024-01-02'], secrets: ['a', 'b"c'] }
    const created = await db.createRow({ ...t, rowId: 'r', data: data as unknown as Record<string, string> })
    expect(created).toMatchObject({ ...data, days: ['2024-01-02T00:00:00.000+00:00'] })
    expect(await db.getRow({ ...t, rowId: 'r' })).toMatchObject({ ...data, days: ['2024-01-02T00:00:00.000+00:00'] })
    expect((await db.listRows({ ...t, queries: [Query.select(['long', 'wide'])] })).rows[0]).toMatchObject({ long: data.long, wide: data.wide })
  })

  it('that are sealed are unreadable in the file and cannot be searched', async () => {
    expect(await refusal(server.admin.db.listRows({ ...t, queries: [Query.equal('note', 'x')] }))).toBe('general_query_invalid')
  })

  it('refuse values of the wrong shape', async () => {
    const create = (data: Record<string, unknown>) => refusal(server.admin.db.createRow({ ...t, rowId: 'unique()', data: data as Record<string, string> }))
    for (const data of [{ site: 'no url' }, { ip: '1.2.3' }, { dose: 101 }, { dose: '1' }, { big: 2n ** 64n }, { days: ['soon'] }, { long: 'x'.repeat(70_000) }, { wide: 1.5 }]) {
      expect(await create(data)).toBe('row_invalid_structure')
    }
  })

  it('can be renamed, shrunk only if nothing is cut, and removed with their values', async () => {
    const { db } = server.admin
    const s = { databaseId: 'main', tableId: 'shapes' }
    await db.createTable({ ...s, name: 'Shapes', columns: [{ key: 'name', type: 'varchar', size: 20, required: false }], indexes: [{ key: 'by_name', type: 'key', attributes: ['name'] }] })
    await db.createRow({ ...s, rowId: 'r', data: { name: 'a long name' } })
    expect(await refusal(db.updateVarcharColumn({ ...s, key: 'name', required: false, xdefault: null as unknown as string, size: 5 }))).toBe('column_invalid_resize')
    await db.updateVarcharColumn({ ...s, key: 'name', required: false, xdefault: null as unknown as string, size: 12, newKey: 'title' })
    expect((await db.getIndex({ ...s, key: 'by_name' })).columns).toEqual(['title'])
    expect((await db.getRow({ ...s, rowId: 'r' })).title).toBe('a long name')
    await db.deleteColumn({ ...s, key: 'title' })
    expect((await db.listIndexes(s)).total).toBe(0)
    expect(await refusal(db.getColumn({ ...s, key: 'title' }))).toBe('column_not_found')
    expect(Object.keys(await db.getRow({ ...s, rowId: 'r' }))).not.toContain('title')
  })

  it('report an index that cannot be built', async () => {
    const { db } = server.admin
    const s = { databaseId: 'main', tableId: 'doubles' }
    await db.createTable({ ...s, name: 'Doubles', columns: [{ key: 'code', type: 'varchar', size: 20, required: false }] })
    await db.createRows({ ...s, rows: [{ $id: 'a', code: 'x' }, { $id: 'b', code: 'X' }] })
    await db.createIndex({ ...s, key: 'u', type: TablesDBIndexType.Unique, columns: ['code'] })
    expect(await db.getIndex({ ...s, key: 'u' })).toMatchObject({ status: 'failed', error: expect.stringContaining('equal') })
  })
})

describe('operators', () => {
  const t = { databaseId: 'main', tableId: 'ops' }
  const op = (method: string, ...values: unknown[]) => JSON.stringify({ method, values })

  beforeAll(async () => {
    await server.admin.db.createTable({ ...t, name: 'Ops', columns: [
      { key: 'n', type: 'integer', required: false, default: 10 }, { key: 'f', type: 'double', required: false }, { key: 's', type: 'varchar', size: 50, required: false },
      { key: 'b', type: 'boolean', required: false }, { key: 'd', type: 'datetime', required: false }, { key: 'l', type: 'varchar', size: 10, required: false, array: true },
    ] })
  })

  it.each([
    ['n', 5, op('increment', 3, 7), 5], ['n', 5, op('increment', 2, 7), 7], ['n', 5, op('decrement', 9, 0), 5], ['n', 5, op('multiply', 4), 20], ['f', 9, op('divide', 2), 4.5], ['n', 7, op('modulo', 4), 3], ['n', 2, op('power', 5), 32],
    ['s', 'ab', op('stringConcat', 'c'), 'abc'], ['s', 'aXbX', op('stringReplace', 'X', '-'), 'a-b-'], ['b', true, op('toggle'), false], ['d', '2024-02-28T00:00:00.000+00:00', op('dateAddDays', 2), '2024-03-01T00:00:00.000+00:00'],
    ['d', '2024-03-01T00:00:00.000+00:00', op('dateSubDays', 1), '2024-02-29T00:00:00.000+00:00'], ['l', ['a'], op('arrayAppend', 'b'), ['a', 'b']], ['l', ['a'], op('arrayPrepend', 'b'), ['b', 'a']],
    ['l', ['a', 'c'], op('arrayInsert', 1, 'b'), ['a', 'b', 'c']], ['l', ['a', 'b', 'a'], op('arrayRemove', 'a'), ['b']], ['l', ['a', 'b', 'a'], op('arrayUnique'), ['a', 'b']],
    ['l', ['a', 'b'], op('arrayIntersect', 'b', 'c'), ['b']], ['l', ['a', 'b'], op('arrayDiff', 'b'), ['a']], ['l', ['a', 'b'], op('arrayFilter', 'notEqual', 'a'), ['b']],
    ['s', 'x', '{"method":"unknown"}', '{"method":"unknown"}'],
  ])('change %s from %j by %s', async (key, before, change, after) => {
    const rowId = `r${Math.random().toString(36).slice(2)}`
    await server.admin.db.createRow({ ...t, rowId, data: { [key]: before } })
    expect((await server.admin.db.updateRow({ ...t, rowId, data: { [key]: change } }))[key]).toEqual(after)
  })

  it('refuse columns they do not fit', async () => {
    await server.admin.db.createRow({ ...t, rowId: 'wrong', data: { n: 1 } })
    for (const data of [{ s: op('increment', 1) }, { n: op('toggle') }, { n: op('arrayAppend', 1) }, { n: op('stringConcat', 'x') }, { s: op('dateSetNow') }, { n: op('divide', 0) }, { l: op('arrayInsert', 9, 'x') }, { n: op('increment', 'x') }]) {
      expect(await refusal(server.admin.db.updateRow({ ...t, rowId: 'wrong', data }))).toBe('row_invalid_structure')
    }
    expect((await server.admin.db.updateRow({ ...t, rowId: 'wrong', data: { d: op('dateSetNow') } })).d).toMatch(/^20/)
  })
})

describe('relations', () => {
  const table = (tableId: string) => ({ databaseId: 'rel', tableId })
  const select = (...names: string[]) => [Query.select(['*', ...names])]

  beforeAll(async () => {
    const { db } = server.admin
    await db.create({ databaseId: 'rel', name: 'Rel' })
    for (const tableId of ['people', 'cards', 'teams', 'tags']) await db.createTable({ ...table(tableId), name: tableId, columns: [{ key: 'name', type: 'varchar', size: 20, required: false }] })
    await db.createRelationshipColumn({ ...table('people'), relatedTableId: 'cards', type: RelationshipType.OneToOne, twoWay: true, key: 'card', twoWayKey: 'holder', onDelete: RelationMutate.SetNull })
    await db.createRelationshipColumn({ ...table('people'), relatedTableId: 'teams', type: RelationshipType.ManyToOne, twoWay: true, key: 'team', twoWayKey: 'people', onDelete: RelationMutate.Restrict })
    await db.createRelationshipColumn({ ...table('people'), relatedTableId: 'tags', type: RelationshipType.ManyToMany, twoWay: true, key: 'tags', twoWayKey: 'people', onDelete: RelationMutate.SetNull })
  })

  it('nest on write and on read, from both sides', async () => {
    const { db } = server.admin
    await db.createRow({ ...table('people'), rowId: 'ann', data: { name: 'Ann', card: { $id: 'c1', name: 'K1' }, team: { $id: 'lab', name: 'Lab' }, tags: [{ $id: 'x', name: 'X' }, { $id: 'y', name: 'Y' }] } as unknown as Record<string, string> })
    await db.createRow({ ...table('people'), rowId: 'bob', data: { name: 'Bob', team: 'lab', tags: ['y'] } as unknown as Record<string, string> })
    expect(await db.getRow({ ...table('people'), rowId: 'ann', queries: select('card.*', 'team.name', 'tags.*') })).toMatchObject({ card: { $id: 'c1' }, team: { name: 'Lab' }, tags: [{ $id: 'x' }, { $id: 'y' }] })
    expect(await db.getRow({ ...table('cards'), rowId: 'c1', queries: select('holder.name') })).toMatchObject({ holder: { name: 'Ann' } })
    expect(((await db.getRow({ ...table('teams'), rowId: 'lab', queries: select('people.*', 'people.tags.*') })).people as { tags: { $id: string }[] }[]).map((person) => person.tags.map((tag) => tag.$id))).toEqual([['x', 'y'], ['y']])
  })

  it('can be asked about', async () => {
    const { db } = server.admin
    const names = async (query: string) => (await db.listRows({ ...table('people'), queries: [query, Query.orderAsc('name')] })).rows.map((row) => row.$id)
    expect(await names(Query.equal('team', ['lab']))).toEqual(['ann', 'bob'])
    expect(await names(Query.equal('card.name', ['K1']))).toEqual(['ann'])
    expect(await names(Query.equal('tags.name', ['Y']))).toEqual(['ann', 'bob'])
    expect(await names(Query.startsWith('team.name', 'L'))).toEqual(['ann', 'bob'])
    expect(await refusal(names(Query.equal('tags', ['x'])))).toBe('general_query_invalid')
    expect(await refusal(names(Query.equal('team.zzz', ['x'])))).toBe('general_query_invalid')
  })

  it('are replaced, unlinked and guarded on delete', async () => {
    const { db } = server.admin
    await db.updateRow({ ...table('people'), rowId: 'bob', data: { tags: ['x'], card: { $id: 'c2', name: 'K2' } } as unknown as Record<string, string> })
    expect((await db.getRow({ ...table('people'), rowId: 'bob', queries: select('tags.*', 'card.*') }))).toMatchObject({ tags: [{ $id: 'x' }], card: { $id: 'c2' } })
    await db.updateRow({ ...table('teams'), rowId: 'lab', data: { people: ['ann'] } as unknown as Record<string, string> })
    expect((await db.getRow({ ...table('people'), rowId: 'bob', queries: select('team.*') })).team).toBeNull()
    expect(await refusal(db.deleteRow({ ...table('teams'), rowId: 'lab' }))).toBe('row_delete_restricted')
    await db.deleteRow({ ...table('tags'), rowId: 'x' })
    expect((await db.getRow({ ...table('people'), rowId: 'bob', queries: select('tags.*') })).tags).toEqual([])
    await db.deleteRow({ ...table('cards'), rowId: 'c1' })
    expect((await db.getRow({ ...table('people'), rowId: 'ann', queries: select('card.*') })).card).toBeNull()
  })

  it('refuse nonsense', async () => {
    const { db } = server.admin
    const update = (data: unknown) => refusal(db.updateRow({ ...table('people'), rowId: 'ann', data: data as Record<string, string> }))
    expect(await update({ tags: 'x' })).toBe('relationship_value_invalid')
    expect(await update({ card: ['x'] })).toBe('relationship_value_invalid')
    expect(await update({ card: 5 })).toBe('relationship_value_invalid')
    expect(await update({ card: { $id: 5 } })).toBe('relationship_value_invalid')
    expect(await update({ card: { $id: '-bad' } })).toBe('relationship_value_invalid')
    expect(await refusal(db.createRelationshipColumn({ ...table('people'), relatedTableId: 'tags', type: RelationshipType.ManyToMany, key: 'more' }))).toBe('column_already_exists')
  })

  it('go with their column and with their table', async () => {
    const { db } = server.admin
    await db.updateRelationshipColumn({ ...table('people'), key: 'team', onDelete: RelationMutate.Cascade, newKey: 'unit' })
    expect(await db.getColumn({ ...table('teams'), key: 'people' })).toMatchObject({ onDelete: 'cascade', twoWayKey: 'unit' })
    await db.deleteColumn({ ...table('people'), key: 'unit' })
    expect(await refusal(db.getColumn({ ...table('teams'), key: 'people' }))).toBe('column_not_found')
    await db.deleteTable(table('tags'))
    expect((await db.listColumns(table('people'))).columns.map((column) => (column as { key: string }).key)).toEqual(['name', 'card'])
    await db.delete({ databaseId: 'rel' })
    expect(await refusal(db.listTables({ databaseId: 'rel' }))).toBe('database_not_found')
  })
})

describe('the older routes', () => {
  it('serve the same tables in the older words', async () => {
    const base = '/databases/old/collections'
    expect((await server.call('POST', '/databases', { body: { databaseId: 'old', name: 'Old' } })).body).toMatchObject({ type: 'legacy' })
    expect((await server.call('POST', base, { body: { collectionId: 'c', name: 'C', documentSecurity: true, permissions: ['read("any")'] } })).body).toMatchObject({ $id: 'c', documentSecurity: true, attributes: [] })
    expect(await server.call('POST', `${base}/c/attributes/string`, { body: { key: 'title', size: 40, required: true } })).toMatchObject({ status: 202, body: { key: 'title', size: 40 } })
    expect((await server.call('POST', `${base}/c/attributes/enum`, { body: { key: 'kind', elements: ['a', 'b'], required: false } })).status).toBe(202)
    expect((await server.call('POST', `${base}/c/attributes/relationship`, { body: { relatedCollectionId: 'c', type: 'manyToOne', key: 'up' } })).body).toMatchObject({ relatedCollection: 'c', side: 'parent' })
    expect((await server.call('POST', `${base}/c/indexes`, { body: { key: 'i', type: 'key', attributes: ['title'] } })).body).toMatchObject({ attributes: ['title'] })
    expect((await server.call('GET', `${base}/c/attributes`)).body).toMatchObject({ total: 3, attributes: [{ key: 'title' }, { key: 'kind' }, { key: 'up' }] })
    expect((await server.call('POST', `${base}/c/documents`, { body: { documentId: 'd', data: { title: 'T' } } })).body).toMatchObject({ $collectionId: 'c', title: 'T' })
    expect((await server.call('GET', `${base}/c/documents`, { as: 'guest' })).body).toMatchObject({ total: 1, documents: [{ $id: 'd' }] })
    expect((await server.call('GET', `${base}/c/documents/zzz`)).body).toMatchObject({ type: 'document_not_found', message: "Document with the requested ID 'zzz' could not be found." })
    expect((await server.call('POST', `${base}/c/documents`, { body: { documentId: 'e' } })).body.type).toBe('document_missing_data')
    expect((await server.call('GET', `${base}/zzz`)).body.type).toBe('collection_not_found')
    expect((await server.call('POST', `${base}/c/attributes/string`, { body: { key: 'title', size: 40, required: true } })).body.type).toBe('attribute_already_exists')
    expect((await server.call('DELETE', `${base}/c/indexes/zzz`)).body.type).toBe('index_not_found')
    expect((await server.call('DELETE', `${base}/c/documents/d`)).status).toBe(204)
  })

  it('number the sequence for the oldest format only', async () => {
    const { db } = server.admin
    await db.createTable({ databaseId: 'main', tableId: 'seq', name: 'Seq' , columns: [{ key: 'a', type: 'integer', required: false }] })
    await db.createRow({ databaseId: 'main', tableId: 'seq', rowId: 'r', data: { a: 1 } })
    const sequence = async (format: string) => (await server.call('GET', '/tablesdb/main/tables/seq/rows/r', { headers: { 'x-appwrite-response-format': format } })).body.$sequence
    expect([await sequence('1.8.0'), await sequence('1.9.5'), await sequence('2.0.0')]).toEqual([1, '1', '1'])
  })
})

describe('rows', () => {
  const t = { databaseId: 'main', tableId: 'locked' }

  it('are not overwritten behind the back of who read them', async () => {
    const { db } = server.admin
    await db.createTable({ ...t, name: 'Locked', columns: [{ key: 'n', type: 'integer', required: false }] })
    const { $updatedAt } = await db.createRow({ ...t, rowId: 'r', data: { n: 1 } })
    const patch = (n: number, since: string) => server.call('PATCH', '/tablesdb/main/tables/locked/rows/r', { body: { data: { n } }, headers: { 'x-appwrite-timestamp': since } })
    expect((await patch(2, $updatedAt)).status).toBe(200)
    await new Promise((done) => setTimeout(done, 3))
    await db.updateRow({ ...t, rowId: 'r', data: { n: 3 } })
    expect((await patch(4, $updatedAt)).body.type).toBe('row_update_conflict')
    expect((await patch(4, 'yesterday')).body.type).toBe('general_argument_invalid')
    expect((await server.call('DELETE', '/tablesdb/main/tables/locked/rows/r', { headers: { 'x-appwrite-timestamp': $updatedAt } })).body.type).toBe('row_update_conflict')
  })

  it('count without loss under many increments at once', async () => {
    const { db } = server.admin
    await db.createRow({ ...t, rowId: 'sum', data: { n: 0 } })
    await Promise.all(Array.from({ length: 40 }, () => db.incrementRowColumn({ ...t, rowId: 'sum', column: 'n' })))
    expect((await db.getRow({ ...t, rowId: 'sum' })).n).toBe(40)
  })

  it('let exactly one of many take an id', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => refusal(server.admin.db.createRow({ ...t, rowId: 'slot-1', data: { n: 1 } as Record<string, number> }))))
    expect(results.filter((result) => result === 'accepted')).toHaveLength(1)
    expect(new Set(results)).toEqual(new Set(['accepted', 'row_already_exists']))
  })

  it('tell events with what readers may see, once per row', async () => {
    const { db } = server.admin
    await db.createTable({ databaseId: 'main', tableId: 'told', name: 'Told', rowSecurity: true, permissions: [Permission.read(Role.team('lab'))], columns: [{ key: 'n', type: 'integer', required: false }] })
    const events = await heard(async () => {
      await db.createRow({ databaseId: 'main', tableId: 'told', rowId: 'r', data: { n: 1 }, permissions: [Permission.read(Role.user('ann'))] })
      await db.upsertRow({ databaseId: 'main', tableId: 'told', rowId: 'r', data: { n: 2 } })
      await db.createRows({ databaseId: 'main', tableId: 'told', rows: [{ $id: 'a' }, { $id: 'b' }] })
      await db.deleteRows({ databaseId: 'main', tableId: 'told', queries: [Query.equal('$id', ['a', 'b'])] })
    })
    expect(events.map((event) => `${event.params.rowId} ${event.pattern.split('.').pop()}`)).toEqual(['r create', 'r upsert', 'a create', 'b create', 'a delete', 'b delete'])
    expect(events[0]).toMatchObject({ readRoles: ['team:lab', 'user:ann'], payload: { $id: 'r', n: 1, $tableId: 'told' } })
  })
})

/** Events told while `work` runs, in order, as a listener on the store hears them. */
async function heard(work: () => Promise<void>): Promise<LocalEvent[]> {
  const events: LocalEvent[] = []
  const stop = server.backend.project.store.events.onCommitted((event) => events.push(event))
  await work()
  stop()
  return events.filter((event) => event.pattern.includes('.rows.'))
}
