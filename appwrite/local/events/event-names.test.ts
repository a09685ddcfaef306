import { describe, expect, it } from 'vitest'
import { concreteName, generateEvents, generateRealtimeEvents } from './event-names'

const row = { pattern: 'databases.[databaseId].tables.[tableId].rows.[rowId].create', params: { databaseId: 'd', tableId: 't', rowId: 'r' } }

describe('names of events', () => {
  it('begin with the concrete one', () => {
    expect(concreteName(row)).toBe('databases.d.tables.t.rows.r.create')
    expect(generateEvents(row)[0]).toBe('databases.d.tables.t.rows.r.create')
  })

  it('cover every mix of id and star, in the older words too', () => {
    const names = generateEvents(row)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toHaveLength(42)
    for (const name of ['databases.*', 'databases.d', 'databases.*.tables.t', 'databases.d.tables.*.rows.*.create', 'databases.d.collections.t.documents.r.create', 'databases.*.collections.*.documents.*']) expect(names).toContain(name)
  })

  it('add the tablesdb spelling for realtime: 64 names', () => {
    const names = generateRealtimeEvents(row)
    expect(names).toHaveLength(64)
    expect(names).toContain('tablesdb.*.tables.t.rows.r.create')
  })

  it('carry an attribute after the action', () => {
    expect(generateEvents({ pattern: 'users.[userId].update.email', params: { userId: 'u' } })).toEqual(expect.arrayContaining(['users.u.update.email', 'users.u', 'users.*', 'users.*.update.email', 'users.u.update']))
  })
})
