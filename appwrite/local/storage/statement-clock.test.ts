import { Query } from 'node-appwrite'
import { expect, it } from 'vitest'
import { startTestServer } from '../testing/start-test-server'
import { Sqlite } from './sqlite'
import { StatementTooLong, stillInTime, withoutClock } from './statement-clock'

const t = { databaseId: 'd', tableId: 'many' }
const ROWS = 1100

it('breaks off a search that takes too long, and nothing else', async () => {
  // No time at all: the first look at the clock, at row 1,024, is too late.
  const server = await startTestServer({ limits: { statementMs: -1 } })
  const { db, users } = server.admin
  await db.create({ databaseId: 'd', name: 'd' })
  await db.createTable({ ...t, name: 'many', columns: [{ key: 'text', type: 'varchar', size: 20, required: false }] })
  for (let start = 0; start < ROWS; start += 100) await db.createRows({ ...t, rows: Array.from({ length: 100 }, (_, i) => ({ $id: `r${start + i}`, text: `row ${start + i}` })) })

  await expect(db.listRows({ ...t, queries: [Query.contains('text', 'nowhere')] })).rejects.toMatchObject({ code: 408, type: 'database_timeout', message: 'Database timed out. Try adjusting your queries or adding an index.' })
  await expect(db.listRows({ ...t, queries: [Query.limit(1)] })).rejects.toMatchObject({ type: 'database_timeout' })
  expect((await db.listRows({ ...t, queries: [Query.equal('$id', 'r7')] })).rows).toMatchObject([{ $id: 'r7' }])
  expect(await db.getRow({ ...t, rowId: `r${ROWS - 1}` })).toMatchObject({ text: `row ${ROWS - 1}` })
  await expect(db.deleteRows({ ...t, queries: [Query.contains('text', 'nowhere')] })).rejects.toMatchObject({ type: 'database_timeout' })
  expect(await users.list()).toMatchObject({ total: 0 })
  expect(server.faults).toEqual([])
  await server.close()
})

it('lets a search in time go on', () => {
  const db = new Sqlite(':memory:')
  db.script(`CREATE TABLE t (seq INTEGER PRIMARY KEY); WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ${ROWS}) INSERT INTO t SELECT x FROM n`)
  const sql = `SELECT COUNT(*) AS n FROM t WHERE ${stillInTime('t.seq')} AND t.seq > ?`
  db.clock.limitMs = 60_000
  expect(db.search(sql, 100)).toEqual([{ n: ROWS - 100 }])
  db.clock.limitMs = -1
  expect(() => db.search(sql, 100)).toThrow(StatementTooLong)
  db.clock.limitMs = 60_000
  expect(db.search(sql, 100)).toEqual([{ n: ROWS - 100 }])
  expect(withoutClock(sql)).toBe('SELECT COUNT(*) AS n FROM t WHERE t.seq > ?')
  db.close()
})
