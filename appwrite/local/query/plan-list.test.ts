import { expect, it } from 'vitest'
import { Sqlite } from '../storage/sqlite'
import { cursorSql, orderSql, type Order } from './plan-list'

const orders: Order[] = [{ name: 'at', sql: 't.at', descending: true }, { name: '$sequence', sql: 't.seq', descending: false }]

it('a page after a cursor begins in the index where the cursor is, with the rows that tie in their order', () => {
  const db = new Sqlite(':memory:')
  db.script('CREATE TABLE t (seq INTEGER PRIMARY KEY, status TEXT, at INTEGER); CREATE INDEX i ON t (status, at, seq)')
  for (let i = 0; i < 60; i++) db.run('INSERT INTO t (status, at) VALUES (?, ?)', i % 2 === 0 ? 'open' : 'closed', i % 3 === 0 ? null : Math.floor(i / 12))
  const all = db.all<{ seq: number; at: number | null }>(`SELECT seq, at FROM t WHERE status = 'open' AND at IS NOT NULL ORDER BY ${orderSql(orders, false)}`)
  for (const reversed of [false, true]) {
    for (const [i, row] of all.entries()) {
      const after = cursorSql(orders, reversed, ({ name }) => (name === 'at' ? row.at : row.seq))
      const sql = `SELECT seq FROM t WHERE status = 'open' AND ${after.sql} ORDER BY ${orderSql(orders, reversed)} LIMIT 5`
      const rest = reversed ? all.slice(0, i).reverse() : all.slice(i + 1)
      expect(db.all<{ seq: number }>(sql, ...after.values).map((found) => found.seq)).toEqual(rest.slice(0, 5).map((expected) => expected.seq))
      const plan = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...after.values).map((step) => step.detail).join()
      expect(plan).toContain(`status=? AND at${reversed ? '>' : '<'}?`)
    }
  }
  db.close()
})
