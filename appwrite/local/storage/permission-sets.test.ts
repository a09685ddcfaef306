import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grants } from '../permissions/permission-core'
import { migrate } from './migrations'
import { PermissionSets } from './permission-sets'
import { Sqlite } from './sqlite'
import { Store, type Tx } from './store'

let store: Store
let sets: PermissionSets

beforeAll(() => {
  const db = new Sqlite(':memory:')
  migrate(db, [])
  db.script('CREATE TABLE rows (seq INTEGER PRIMARY KEY, ps INTEGER)')
  store = new Store(db)
  sets = new PermissionSets(store)
})
afterAll(() => store.close())

const readable = (...roles: string[]) => {
  const { sql, values } = sets.filter('rows.ps', 'read', new Set(roles))
  return store.db.all<{ seq: number }>(`SELECT seq FROM rows WHERE ${sql} ORDER BY seq`, ...values).map((row) => row.seq)
}

describe('shared permission lists', () => {
  it('are stored once, in the order given, and found again after a restart', async () => {
    const [a, b, c] = await store.write((tx) => [sets.idOf(['read("any")', 'update("users")'], tx), sets.idOf(['read("any")', 'update("users")'], tx), sets.idOf(['update("users")', 'read("any")'], tx)])
    expect(a).toBe(b)
    expect(c).not.toBe(a)
    const again = new PermissionSets(store)
    expect(again.listOf(a ?? 0)).toEqual(['read("any")', 'update("users")'])
    expect(await store.write((tx) => again.idOf(['read("any")', 'update("users")'], tx))).toBe(a)
  })

  it('leave nothing behind when the change is refused', async () => {
    await expect(store.write((tx) => {
      sets.idOf(['read("user:lost")'], tx)
      throw new Error('refused')
    })).rejects.toThrow('refused')
    const id = await store.write((tx) => sets.idOf(['read("user:lost")'], tx))
    expect(sets.listOf(id)).toEqual(['read("user:lost")'])
    expect(store.db.get<{ n: number }>("SELECT COUNT(*) AS n FROM permission_roles WHERE role = 'user:lost'")?.n).toBe(1)
  })

  it('pick exactly the rows that the permission core grants, for any lists and any roles', async () => {
    const role = fc.constantFrom('any', 'guests', 'users', 'users/verified', 'user:ann', 'user:an', 'user:ANN', 'user:a.n', 'user:a%', 'user:a_n', 'team:lab', 'team:lab/doctor', 'team:lab/doc', 'label:vip', 'member:m')
    const action = fc.constantFrom('read' as const, 'update' as const, 'delete' as const)
    const list = fc.array(fc.tuple(action, role).map(([each, whom]) => `${each}("${whom}")`), { maxLength: 5 })
    await fc.assert(fc.asyncProperty(fc.array(list, { minLength: 1, maxLength: 8 }), fc.uniqueArray(role, { maxLength: 5 }), action, async (lists, held, asked) => {
      await store.write((tx) => {
        store.db.run('DELETE FROM rows')
        for (const [at, permissions] of lists.entries()) store.db.run('INSERT INTO rows (seq, ps) VALUES (?, ?)', at, sets.idOf(permissions, tx))
      })
      const roles = new Set(held)
      const { sql, values } = sets.filter('rows.ps', asked, roles)
      const picked = store.db.all<{ seq: number }>(`SELECT seq FROM rows WHERE ${sql} ORDER BY seq`, ...values).map((row) => row.seq)
      expect(picked).toEqual(lists.flatMap((permissions, at) => (grants(permissions, asked, { roles, exempt: false }) ? [at] : [])))
    }), { numRuns: 300, seed: 20_261_120 })
    await store.write(() => store.db.run('DELETE FROM rows'))
  })

  it('pick the same rows however many lists there are', async () => {
    await store.write((tx) => {
      store.db.run('INSERT INTO rows (seq, ps) VALUES (1, ?)', sets.idOf(['read("user:p1")', 'read("team:staff")'], tx))
      store.db.run('INSERT INTO rows (seq, ps) VALUES (2, ?)', sets.idOf(['read("user:p2")', 'read("team:staff")'], tx))
      store.db.run('INSERT INTO rows (seq, ps) VALUES (3, ?)', sets.idOf(['update("user:p1")'], tx))
    })
    const answers = () => [readable('any', 'user:p1'), readable('user:p2'), readable('team:staff'), readable('user:p')]
    const few = answers()
    expect(few).toEqual([[1], [2], [1, 2], []])
    await store.write((tx) => {
      for (let i = 0; i < 3200; i++) sets.idOf([`read("user:x${i}")`, 'read("team:staff")'], tx)
    })
    expect(answers()).toEqual(few)
  })

  it('count for a role from the set that first names it, and not when that set is undone', async () => {
    const row = (role: string, tx: Tx) => store.db.run('INSERT INTO rows (ps) VALUES (?)', sets.idOf([`read("${role}")`], tx)).lastId
    expect(readable('user:late')).toEqual([])
    await expect(store.write((tx) => {
      row('user:late', tx)
      throw new Error('refused')
    })).rejects.toThrow('refused')
    expect(readable('user:late')).toEqual([])
    const seq = await store.write((tx) => row('user:late', tx))
    expect(readable('user:late')).toEqual([seq])
    expect(readable('user:other')).toEqual([])
  })
})
